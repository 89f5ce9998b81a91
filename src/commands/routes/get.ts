import { parseJson } from '../../base/json-object.ts';
import { Failure } from '../../base/errors.ts';
import { formatYaml } from '../../changes/yaml-text.ts';
import { command } from '../../cli/define.ts';
import { app, argument, identifier } from '../../cli/inputs.ts';
import { text } from '../../output/view.ts';

export default command({
  summary: 'print the rules of a route as YAML (Drycc 1.8 to 1.13)',
  description: 'Save them to a file, change it, and set them with routes:set. On newer Drycc, use routes:info.',
  args: { route: argument('name', 'name of the route', identifier('route')) },
  options: { app },
  examples: ['routes:get hello --app hello'],
  operations: ['routes.rules'],
  output: { title: 'RouteRules', type: 'array', items: { type: 'object' } },
  async run({ app: id, route }, { api }) {
    const rules = parseJson(await api('routes.rules', { app: id, route }));
    if (!Array.isArray(rules)) throw new Failure('controller', `The controller sent no list of rules of ${route}.`);
    return { rules: rules as readonly unknown[], content: await formatYaml(rules) };
  },
  json: ({ rules }) => rules,
  view: ({ content }) => [text(content)],
});
