import { command } from '../../cli/define.ts';
import { argument, identifier } from '../../cli/inputs.ts';
import { hintIfMissing } from '../../changes/hint-if-missing.ts';
import { done, line } from '../../output/view.ts';
import { untilLogin } from './until-login.ts';

export default command({
  summary: 'let a user log in again (administrators only; Drycc 1.8 to 1.13)',
  description: untilLogin,
  args: { username: argument('username', 'user name', identifier('username'), { completes: 'user' }) },
  examples: ['users:enable bob'],
  operations: ['users.enable'],
  output: {
    title: 'EnabledUser',
    type: 'object',
    properties: { username: { type: 'string' } },
    required: ['username'],
  },
  doing: ({ username }) => `Enabling user ${username}`,
  async run({ username }, { api }) {
    await api('users.enable', { username }).catch(hintIfMissing('users:list shows all users.'));
    return { username };
  },
  view: (_, { username }) => [done(undefined, `Enabled user ${username}`), line(untilLogin)],
});
