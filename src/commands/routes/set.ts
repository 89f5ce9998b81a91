import { usageFailure } from '../../base/errors.ts';
import { isJsonObject } from '../../base/json-object.ts';
import { readNamedText } from '../../base/text-file.ts';
import { parseYaml } from '../../changes/yaml-text.ts';
import { command } from '../../cli/define.ts';
import { anyText, app, option } from '../../cli/inputs.ts';
import { done } from '../../output/view.ts';
import { ChangedRoute, routeArgument } from './changed-route.ts';

export default command({
  summary: 'set the rules of a route from a YAML file (Drycc 1.8 to 1.13)',
  description: 'They replace those that it has. Newer controllers have routes:apply.',
  args: { route: routeArgument },
  options: { app, rulesFile: option('file', 'YAML file of the rules', anyText, { completes: 'file' }) },
  examples: ['routes:set api --rules-file rules.yaml --app hello'],
  operations: ['routes.setRules'],
  output: ChangedRoute,
  doing: ({ route }) => `Setting the rules of ${route}`,
  async run({ app: id, route, rulesFile: file }, { api, host }) {
    if (file === undefined) throw usageFailure('Missing required option --rules-file.');
    await api.require('routes.setRules');
    const rules = await parseYaml(await readNamedText(file, host.directory, host.interrupted), file);
    if (!Array.isArray(rules) || !rules.every(isJsonObject)) throw usageFailure(`${file} is not a list of rules.`);
    await api('routes.setRules', { app: id, route, rules });
    return { app: id, name: route };
  },
  view: (_, { route }) => [done(undefined, `Set the rules of ${route}`)],
});
