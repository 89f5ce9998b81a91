import { command } from '../../cli/define.ts';
import { argument, identifier } from '../../cli/inputs.ts';
import { hintIfMissing } from '../../changes/hint-if-missing.ts';
import { done, line } from '../../output/view.ts';
import { untilLogin } from './until-login.ts';

export default command({
  summary: 'keep a user from using the controller (administrators only; Drycc 1.8 to 1.13)',
  description: untilLogin,
  args: { username: argument('username', 'user name', identifier('username'), { completes: 'user' }) },
  examples: ['users:disable bob'],
  operations: ['users.disable'],
  output: {
    title: 'DisabledUser',
    type: 'object',
    properties: { username: { type: 'string' } },
    required: ['username'],
  },
  doing: ({ username }) => `Disabling user ${username}`,
  async run({ username }, { api }) {
    await api('users.disable', { username }).catch(hintIfMissing('users:list shows all users.'));
    return { username };
  },
  view: (_, { username }) => [done(undefined, `Disabled user ${username}`), line(untilLogin)],
});
