import { isJsonObject } from '../../base/json-object.ts';
import { usageFailure } from '../../base/errors.ts';
import { readNamedText } from '../../base/text-file.ts';
import { parseYaml } from '../../changes/yaml-text.ts';
import { command } from '../../cli/define.ts';
import { anyText, app, argument, identifier, option } from '../../cli/inputs.ts';
import { done } from '../../output/view.ts';

export default command({
  summary: 'replace the rules of a route (Drycc 1.8 to 1.13)',
  description: 'The file has a list of rules, as routes:get prints it. On newer Drycc, use routes:apply.',
  args: { route: argument('name', 'name of the route', identifier('route')) },
  options: {
    app,
    rulesFile: option('file', 'YAML file of the rules; - for standard input', anyText, { completes: 'file' }),
  },
  examples: ['routes:set hello --rules-file rules.yaml --app hello'],
  operations: ['routes.setRules'],
  output: {
    title: 'SetRules',
    type: 'object',
    properties: { app: { type: 'string' }, name: { type: 'string' }, rules: { type: 'integer' } },
    required: ['app', 'name', 'rules'],
  },
  doing: () => 'Applying rules',
  async run({ app: id, route, rulesFile }, { api, host, readInput }) {
    await api.require('routes.setRules');
    if (rulesFile === undefined) throw usageFailure('Give --rules-file.');
    const source = rulesFile === '-' ? 'standard input' : rulesFile;
    const content =
      rulesFile === '-' ? await readInput() : await readNamedText(rulesFile, host.directory, host.interrupted);
    const rules = await parseYaml(content, source);
    if (!Array.isArray(rules) || rules.length === 0 || !rules.every(isJsonObject)) {
      throw usageFailure(`${source} is not a list of rules.`);
    }
    await api('routes.setRules', { app: id, route, rules });
    return { app: id, name: route, rules: rules.length };
  },
  view: ({ rules }, { route }) => [done(undefined, `Set ${rules} ${rules === 1 ? 'rule' : 'rules'} of route ${route}`)],
});
