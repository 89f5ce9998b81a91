import { command } from '../../cli/define.ts';
import { limit } from '../../cli/inputs.ts';
import { User } from '../../models/user.ts';
import { heading, rows } from '../../output/view.ts';

export default command({
  summary: 'list all users (administrators only)',
  options: { limit },
  examples: ['users:list', 'users:list --json'],
  operations: ['users.list'],
  output: { type: 'array', items: User },
  run: ({ limit: most }, { api }) => api.stream('users.list', { limit: most }),
  view: (listing) => [
    heading('Users (*=admin)', listing),
    rows(
      ['USERNAME', 'EMAIL', 'JOINED', 'LAST LOGIN'],
      listing,
      (user) => [marked(user), user.email, { moment: user.date_joined }, { moment: user.last_login }],
      marked,
    ),
  ],
});

function marked({ username, is_superuser: isAdministrator }: User): string {
  return isAdministrator === true ? `*${username}` : username;
}
