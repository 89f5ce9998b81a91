import { command } from '../../cli/define.ts';
import { anyText, limit, option, wholeNumber } from '../../cli/inputs.ts';
import { LimitPlan } from '../../models/limit-plan.ts';
import { heading, rows } from '../../output/view.ts';

export default command({
  summary: 'list limit plans (Drycc 1.8 and newer)',
  options: {
    cpu: option('cores', 'only plans with that many cores', wholeNumber(1)),
    memory: option('gigabytes', 'only plans with that much memory', wholeNumber(1), { short: 'm' }),
    specId: option('spec', 'only plans of this spec', anyText),
    limit,
  },
  examples: ['limits:plans', 'limits:plans --cpu 1 --memory 2'],
  operations: ['limits.plans'],
  output: { type: 'array', items: LimitPlan },
  run: ({ cpu, memory, specId, limit: most }, { api }) =>
    api.stream('limits.plans', { cpu, memory, 'spec-id': specId, limit: most }),
  view: (listing) => [
    heading('Limit Plans', listing),
    rows(
      ['ID', 'SPEC', 'VCPUS', 'MEMORY'],
      listing,
      ({ id, spec = {}, cpu, memory }) => [id, typeof spec['id'] === 'string' ? spec['id'] : '', cpu, amount(memory)],
      ({ id, cpu, memory }) => `${id} ${cpu ?? ''} ${amount(memory)}`.trimEnd(),
    ),
  ],
});

const amount = (gigabytes: number | undefined): string => (gigabytes === undefined ? '' : `${gigabytes} GiB`);
