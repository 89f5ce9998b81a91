import { command, type Group } from '../cli/define.ts';
import type { Context } from '../cli/context.ts';
import { asIs, controllerArgument, flag, option, yesOrNo } from '../cli/inputs.ts';
import { Failure } from '../errors.ts';
import { User } from '../models/user.ts';
import { line, type View } from '../output/view.ts';
import { readProfile, removeProfile, renewed, writeProfile } from '../settings/profile.ts';
import { accountCommands } from './auth-account.ts';
import { logInByToken, tokenCommands } from './auth-token.ts';
import { askCredentials, credentialOptions, type Credentials } from './credentials.ts';

/** What login and logout tell: who is logged in where, and in which file that is kept; never the token. */
const LoginState = {
  title: 'LoginState',
  type: 'object',
  properties: {
    username: { type: ['string', 'null'] },
    controller: { type: 'string' },
    profile: { type: 'string', description: 'the settings file' },
  },
  required: ['username', 'controller', 'profile'],
} as const;

const sslVerify = option('boolean', 'false does not check TLS certificates; kept in the settings', yesOrNo);

const register = command({
  summary: 'create an account on a controller, and log in',
  description: 'The first account of a controller is its administrator.',
  args: { controller: controllerArgument },
  options: {
    ...credentialOptions,
    email: option('address', 'the e-mail address; one API 1.1 document leaves it optional', asIs),
    firstName: option('name', 'the first name', asIs),
    lastName: option('name', 'the last name', asIs),
    login: option('boolean', 'false does not log in afterwards', yesOrNo),
    sslVerify,
  },
  examples: [
    'auth:register https://deis.example.com',
    'auth:register https://deis.example.com --username=ada --email=ada@example.com --password-stdin',
  ],
  operations: ['auth.register', 'auth.login'],
  output: LoginState,
  async run(
    { controller, login: wantsLogin, email, firstName, lastName, sslVerify: verify = true, ...given },
    context,
  ) {
    const credentials = await askCredentials(given, context, true);
    const address =
      email ?? (context.prompt.isPossible ? await context.prompt.ask('email:', 'Give it with --email.') : '');
    const registration = {
      ...credentials,
      // Workflow fails where the field is missing, and takes an empty one.
      email: address,
      ...(firstName !== undefined && { first_name: firstName }),
      ...(lastName !== undefined && { last_name: lastName }),
    };
    const target = { controller, sslVerify: verify };
    const token = existingToken(controller, context);
    // Some controllers let only administrators register, so whoever is logged in asks as himself; an old token that is no
    // longer good must not keep anybody from registering.
    await context
      .connect({ ...target, token })
      .api('auth.register', registration)
      .catch((error: unknown) => {
        if (token === undefined || !(error instanceof Failure) || error.status !== 401) throw error;
        return context.connect(target).api('auth.register', registration);
      });
    const profile = context.locations.profile;
    const state = { username: credentials.username, controller, profile };
    if (wantsLogin === false) return { state, isLoggedIn: false };
    return { state: await logIn(controller, credentials, verify, context), isLoggedIn: true };
  },
  json: ({ state }) => state,
  view: ({ state, isLoggedIn }) => [line(`Registered ${state.username}`), ...(isLoggedIn ? loggedIn(state) : [])],
});

const login = command({
  summary: 'log in to a controller',
  args: { controller: controllerArgument },
  options: {
    ...credentialOptions,
    tokenStdin: flag('read a token from standard input, and log in with it'),
    sslVerify,
  },
  description:
    'The token is kept in the settings file of the profile, which only its owner can read. A token that is given is checked with the controller before it is kept; where the API does not tell whose it is, --username must. With --api the dialect is remembered for this controller; --api auto forgets it.',
  examples: [
    'auth:login https://deis.example.com',
    'auth:login deis.example.com --username=ada --password-stdin',
    'auth:login deis.example.com --token-stdin',
  ],
  operations: ['auth.login', 'auth.whoami', 'apps.list'],
  output: LoginState,
  async run({ controller, tokenStdin, sslVerify: verify = true, ...given }, context) {
    if (tokenStdin) return logInByToken({ controller, sslVerify: verify }, given, context);
    const credentials = await askCredentials(given, context, false);
    return logIn(controller, credentials, verify, context);
  },
  view: loggedIn,
});

function loggedIn({ username: name, profile }: { readonly username: string; readonly profile: string }): View {
  return [line(`Logged in as ${name}`), line(`Configuration file written to ${profile}`)];
}

function existingToken(controller: string, { session }: Context): string | undefined {
  try {
    const current = session();
    return current.controller === controller ? current.token : undefined;
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

async function logIn(
  controller: string,
  credentials: Credentials,
  verify: boolean,
  { connect, locations }: Context,
): Promise<{ username: string; controller: string; profile: string }> {
  // What cannot be read must not be overwritten, and is told before a token is made for nothing.
  const before = readProfile(locations.profile);
  const connection = connect({ controller, sslVerify: verify });
  const { token } = await connection.api('auth.login', credentials);
  connection.pin();
  const { username } = credentials;
  await writeProfile(locations.profile, renewed(before, { username, sslVerify: verify, controller, token }));
  return { username, controller, profile: locations.profile };
}

const logout = command({
  summary: 'forget the login of this profile',
  description: 'The settings file is removed. The token stays valid on the controller until it is regenerated.',
  examples: ['auth:logout'],
  operations: [],
  output: LoginState,
  run(_, { locations }) {
    const profile = readProfile(locations.profile);
    removeProfile(locations.profile);
    return { username: profile?.username ?? null, controller: profile?.controller ?? '', profile: locations.profile };
  },
  view: () => [line('Logged out')],
});

interface Identity {
  readonly state: { readonly username: string | null; readonly controller: string; readonly profile: string };
  /** The controller's own account of the user, where it was asked. */
  readonly user: User | undefined;
}

const whoami = command({
  summary: 'show who is logged in, and where',
  options: { all: flag('ask the controller, and show all that it knows of the user', { short: 'a' }) },
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
  return fields.map(([name, value]) => {
    const label = `${name}: `;
    return line(typeof value === 'object' ? { ...value, label } : `${label}${String(value ?? '')}`);
  });
}

/** Commands of the account. */
export const auth: Group = { register, login, logout, whoami, ...tokenCommands, ...accountCommands };
