import { command } from '../../cli/define.ts';
import { manyArguments, app } from '../../cli/inputs.ts';
import { Domain } from '../../models/domain.ts';
import { done } from '../../output/view.ts';
import { readDomain } from '../../cli/domain-name.ts';
import { inShort, inTurn } from '../../changes/for-each-domain.ts';
import { oneOrSeveral, eachOnce, alone } from './several-domains.ts';

export default command({
  summary: 'lead domains to an app',
  description:
    "The names must be pointed at the controller's router in the DNS as well.\n\nSeveral are sent one after the other, up to the first that is refused; --json is then an array.",
  args: { domains: manyArguments('domain', 'a domain, as in www.example.com', readDomain) },
  options: { app },
  examples: ['domains:add www.example.com --app hello', 'domains:add example.com www.example.com --app hello'],
  operations: ['domains.add'],
  output: oneOrSeveral(Domain),
  doing: ({ domains: names, app: id }) => `Adding ${inShort(names)} to ${id}`,
  run({ app: id, domains: names }, context) {
    return inTurn(eachOnce(names), (domain) => context.api('domains.add', { app: id, domain }), context);
  },
  json: alone,
  view: () => [done()],
});
