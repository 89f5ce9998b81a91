import { command } from '../../cli/define.ts';
import { anyText, limit, option } from '../../cli/inputs.ts';
import { LimitSpec } from '../../models/limit-plan.ts';
import { heading, rows } from '../../output/view.ts';

export default command({
  summary: 'list the specs of limit plans (Drycc 1.8 and newer)',
  options: {
    keywords: option('words', 'only specs with one of these words, separated by commas', anyText, { short: 'k' }),
    limit,
  },
  examples: ['limits:specs', 'limits:specs --keywords gpu'],
  operations: ['limits.specs'],
  output: { type: 'array', items: LimitSpec },
  run: ({ keywords, limit: most }, { api }) => api.stream('limits.specs', { keywords, limit: most }),
  view: (listing) => [
    heading('Limit Specs', listing),
    rows(
      ['ID', 'CPU', 'CLOCK', 'MEMORY', 'TYPE'],
      listing,
      ({ id, cpu = {}, memory = {} }) => [
        id,
        ...[cpu['name'], cpu['clock'], memory['size'], memory['type']].map((each) =>
          typeof each === 'string' ? each : '',
        ),
      ],
      ({ id }) => id,
    ),
  ],
});
