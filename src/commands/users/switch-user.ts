import { hintIfMissing } from '../../changes/hint-if-missing.ts';
import { command, type Command } from '../../cli/define.ts';
import { argument, identifier } from '../../cli/inputs.ts';
import { done } from '../../output/view.ts';

interface Declared extends Pick<Command, 'summary' | 'examples'> {
  readonly isEnabled: boolean;
}

/** Declares a command that lets a user log in again, or no longer. */
export function switchUserCommand({ isEnabled, ...declared }: Declared): Command {
  const operation = isEnabled ? 'users.enable' : 'users.disable';
  return command({
    ...declared,
    args: { username: argument('username', 'user name', identifier('username'), { completes: 'user' }) },
    operations: [operation],
    output: {
      title: 'SwitchedUser',
      type: 'object',
      properties: { username: { type: 'string' }, is_active: { type: 'boolean' } },
      required: ['username', 'is_active'],
    },
    doing: ({ username }) => `${isEnabled ? 'Enabling' : 'Disabling'} user ${username}`,
    async run({ username }, { api }) {
      await api(operation, { username }).catch(hintIfMissing('users:list shows the users.'));
      return { username, is_active: isEnabled };
    },
    view: (_, { username }) => [done(undefined, `${isEnabled ? 'Enabled' : 'Disabled'} user ${username}`)],
  });
}
