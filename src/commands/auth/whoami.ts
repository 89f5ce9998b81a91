import { command } from '../../cli/define.ts';
import { flag } from '../../cli/inputs.ts';
import { tellsTokenOwner } from '../../cli/token-owner.ts';
import { User } from '../../models/user.ts';
import { line, type View } from '../../output/view.ts';
import { LoginState } from './log-in.ts';

interface Identity {
  readonly state: { readonly username: string | null; readonly controller: string; readonly profile: string | null };
  /** The variable that the token is in, if it is in one. */
  readonly variable: string | undefined;
  /** The controller's own account of the user, where it was asked. */
  readonly user: User | undefined;
}

export default command({
  summary: 'show who is logged in, and where',
  description: 'Makes a request only with --all, or if the token comes from the environment.',
  options: { all: flag('show everything that the controller knows about the user', { short: 'a' }) },
  examples: ['auth:whoami', 'auth:whoami --all'],
  operations: ['auth.whoami'],
  output: { anyOf: [LoginState, User] },
  async run({ all }, { api, dialect, session, locations }): Promise<Identity> {
    const { username: name, controller, tokenFrom } = session();
    const user = all ? await api('auth.whoami', {}) : undefined;
    const owner =
      name ?? (tellsTokenOwner(await dialect(tellsTokenOwner)) ? (await api('auth.whoami', {})).username : null);
    const state = { username: owner, controller, profile: 'file' in tokenFrom ? locations.profile : null };
    return { state, variable: 'variable' in tokenFrom ? tokenFrom.variable : undefined, user };
  },
  json: ({ user, state }) => user ?? state,
  view: ({ user, state: { username: name, controller }, variable }) => {
    if (user) return details(user);
    const by = variable === undefined ? '' : ` (${variable})`;
    // API 1.1 does not say who owns a token.
    return [
      line(
        name === null
          ? `Authenticated with ${variable ?? 'a token'} at ${controller}`
          : `You are ${name} at ${controller}${by}`,
      ),
    ];
  },
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
  // Deis v1 and Drycc 1.0 send no id.
  const known = fields.filter(([name, value]) => name !== 'ID' || value !== undefined);
  return known.map(([name, value]) => {
    const label = `${name}: `;
    return line(typeof value === 'object' ? { ...value, label } : `${label}${String(value ?? '')}`);
  });
}
