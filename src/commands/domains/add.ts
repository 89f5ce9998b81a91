import { command } from '../../cli/define.ts';
import { manyArguments, app } from '../../cli/inputs.ts';
import { Domain } from '../../models/domain.ts';
import { done } from '../../output/view.ts';
import { readDomain } from '../../cli/domain-name.ts';
import { nameDomains, forEachDomain } from '../../changes/for-each-domain.ts';
import { oneOrSeveralSchema, checkEachOnce, onlyOrAll } from './several-domains.ts';

export default command({
  summary: 'add domains to an app',
  description:
    "Point their DNS at the controller's router too.\n\nSeveral are requested one by one until one is refused; --json then prints an array.",
  args: { domains: manyArguments('domain', 'domain, e.g. www.example.com', readDomain) },
  options: { app },
  examples: ['domains:add www.example.com --app hello', 'domains:add example.com www.example.com --app hello'],
  operations: ['domains.add'],
  output: oneOrSeveralSchema(Domain),
  doing: ({ domains: names, app: id }) => `Adding ${nameDomains(names)} to ${id}`,
  run({ app: id, domains: names }, context) {
    return forEachDomain(checkEachOnce(names), (domain) => context.api('domains.add', { app: id, domain }), context);
  },
  json: onlyOrAll,
  view: (_, { app: id, domains: names }) => [done(undefined, `Added ${nameDomains(names)} to ${id}`)],
});
