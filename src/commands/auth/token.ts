import { command } from '../../cli/define.ts';
import { line } from '../../output/view.ts';

export default command({
  summary: 'print the token of the login, which is a secret',
  description: 'For what speaks to the controller by itself. Whoever has it can do all that you can.',
  examples: ['auth:token'],
  operations: [],
  output: { title: 'LoginToken', type: 'object', properties: { token: { type: 'string' } }, required: ['token'] },
  run: (_, { session }) => ({ token: session().token }),
  view: ({ token: secret }) => [line(secret)],
});
