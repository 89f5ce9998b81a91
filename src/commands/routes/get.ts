import { parseJson } from '../../base/json-object.ts';
import { formatYaml } from '../../changes/yaml-text.ts';
import { command } from '../../cli/define.ts';
import { app } from '../../cli/inputs.ts';
import { text } from '../../output/view.ts';
import { routeArgument } from './changed-route.ts';

export default command({
  summary: 'print the rules of a route as YAML (Drycc 1.8 to 1.13)',
  description: 'Save them to a file, change them, and send them with routes:set. Newer controllers have routes:info.',
  args: { route: routeArgument },
  options: { app },
  examples: ['routes:get api --app hello'],
  operations: ['routes.rules'],
  output: { type: 'array', items: { type: 'object' } },
  async run({ app: id, route }, { api }) {
    const rules = parseJson(await api('routes.rules', { app: id, route }));
    return { rules, content: await formatYaml(rules) };
  },
  json: ({ rules }) => rules,
  view: ({ content }) => [text(content)],
});
