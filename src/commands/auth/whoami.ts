import { command } from '../../cli/define.ts';
import { flag } from '../../cli/inputs.ts';
import { User } from '../../models/user.ts';
import { line, type View } from '../../output/view.ts';
import { LoginState } from './log-in.ts';

interface Identity {
  readonly state: { readonly username: string | null; readonly controller: string; readonly profile: string };
  /** The controller's own account of the user, where it was asked. */
  readonly user: User | undefined;
}

export default command({
  summary: 'show who is logged in, and where',
  options: { all: flag('show everything that the controller knows about the user', { short: 'a' }) },
  examples: ['auth:whoami', 'auth:whoami --all'],
  operations: ['auth.whoami'],
  output: { anyOf: [LoginState, User] },
  async run({ all }, { api, session, locations }): Promise<Identity> {
    const { username: name = null, controller } = session();
    const state = { username: name, controller, profile: locations.profile };
    return { state, user: all ? await api('auth.whoami', {}) : undefined };
  },
  json: ({ user, state }) => user ?? state,
  view: ({ user, state }) =>
    user ? details(user) : [line(`You are ${state.username ?? 'known by a token'} at ${state.controller}`)],
});

/** All of a user, in the words of the Go clients. */
function details(user: User): View {
  const fields = [
    ['ID', user.id],
    ['Username', user.username],
    ['Email', user.email],
    ['First Name', user.first_name],
    ['Last Name', user.last_name],
    ['Last Login', { moment: user.last_login }],
    ['Is Superuser', user.is_superuser],
    ['Is Staff', user.is_staff],
    ['Is Active', user.is_active],
    ['Date Joined', { moment: user.date_joined }],
  ] as const;
  // Not every controller sends all of them.
  const known = fields.filter(([, value]) => (typeof value === 'object' ? value.moment : value) !== undefined);
  return known.map(([name, value]) => {
    const label = `${name}: `;
    return line(typeof value === 'object' ? { ...value, label } : `${label}${String(value ?? '')}`);
  });
}
