import { command } from '../../cli/define.ts';
import { line } from '../../output/view.ts';

export default command({
  summary: 'print your API token',
  description: 'Keep it secret: anyone who has it can act as you.',
  examples: ['auth:token'],
  operations: [],
  output: { title: 'LoginToken', type: 'object', properties: { token: { type: 'string' } }, required: ['token'] },
  run: (_, { session }) => ({ token: session().token }),
  view: ({ token: secret }) => [line(secret)],
});
