import { command } from '../../cli/define.ts';
import { manyArguments, app, option } from '../../cli/inputs.ts';
import { readProcessType } from '../../cli/process-type.ts';
import { requireParameter } from '../../changes/require-parameter.ts';
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
  options: {
    app,
    ptype: option('type', 'process type that serves it (default: web; Drycc 1.8 and newer)', readProcessType, {
      short: 'p',
      completes: 'process',
    }),
  },
  examples: ['domains:add www.example.com --app hello', 'domains:add example.com www.example.com --app hello'],
  operations: ['domains.add'],
  output: oneOrSeveralSchema(Domain),
  doing: ({ domains: names, app: id }) => `Adding ${nameDomains(names)} to ${id}`,
  async run({ app: id, domains: names, ptype }, context) {
    checkEachOnce(names);
    if (ptype !== undefined) await requireParameter(context, 'domains.add', 'ptype');
    // Elsewhere it is left out.
    const add = (domain: string) => context.api('domains.add', { app: id, domain, ptype: ptype ?? 'web' });
    return forEachDomain(names, add, context);
  },
  json: onlyOrAll,
  view: (_, { app: id, domains: names }) => [done(undefined, `Added ${nameDomains(names)} to ${id}`)],
});
