import type { Context } from '../cli/context.ts';
import { command, type Group } from '../cli/define.ts';
import { asIs, flag, identifier, option } from '../cli/inputs.ts';
import { Failure, usageFailure } from '../errors.ts';
import { line } from '../output/view.ts';
import { readProfile, removeProfile, writeProfile } from '../settings/profile.ts';
import { askCredentials, credentialOptions } from './credentials.ts';

const Account = {
  title: 'Account',
  type: 'object',
  properties: {
    username: { type: ['string', 'null'], description: 'null where only a token says who is logged in' },
    controller: { type: 'string' },
  },
  required: ['username', 'controller'],
} as const;

const yes = flag('do not ask');

const cancel = command({
  summary: 'cancel an account, for good',
  description:
    'Your own, after another login with your password; or that of --username: with its password, or as an administrator without. The account may have no apps left, except that Deis 1.4 destroys them with it.',
  options: {
    username: option('name', 'the account; by default your own', identifier('username'), { completes: 'user' }),
    password: credentialOptions.password,
    passwordStdin: credentialOptions.passwordStdin,
    yes,
  },
  examples: ['auth:cancel', 'auth:cancel --username=bob --yes'],
  operations: ['auth.login', 'auth.cancel'],
  output: {
    title: 'Cancellation',
    type: 'object',
    properties: { ...Account.properties, cancelled: { type: 'boolean' } },
    required: [...Account.required, 'cancelled'],
  },
  async run({ yes: isSure, ...given }, context) {
    const { controller, sslVerify, username: self } = context.session();
    const username = given.username ?? self ?? (await context.prompt.ask('username:', 'Give it with --username.'));
    const hasPassword = given.password !== undefined || given.passwordStdin;
    const logsIn = given.username === undefined || hasPassword;
    const isDoubtful = (await context.dialect()).doubtful.includes('auth.cancel');
    if (isDoubtful && !logsIn && username !== self) {
      throw usageFailure(
        `Nothing was sent: some controllers of this API cancel your own account when they are asked to cancel ${username}.`,
        `Log in as ${username} for it, with --password-stdin.`,
      );
    }
    const loss = isDoubtful ? ' Deis 1.4 destroys its apps with it.' : '';
    const question = `cancel account ${username} at ${controller}?${loss}`;
    if (!isSure && !(await context.prompt.confirm(question, 'Confirm with --yes.'))) {
      return { username, controller, cancelled: false };
    }
    const target = given.username === undefined ? {} : { username };
    if (logsIn) {
      const credentials = await askCredentials({ ...given, username }, context, false);
      const { token } = await context.connect({ controller, sslVerify }).api('auth.login', credentials);
      await context.connect({ controller, sslVerify, token }).api('auth.cancel', target);
    } else {
      await context.api('auth.cancel', target);
    }
    // A token of the environment is not ours to forget.
    if (username === self) removeProfile(context.locations.profile);
    return { username, controller, cancelled: true };
  },
  view: ({ cancelled }) => [line(cancelled ? 'Account cancelled' : 'Account not changed')],
});

const passwd = command({
  summary: 'change a password',
  description:
    'Logins stay good. With --password-stdin the passwords that are not given otherwise are read from standard input, a line each: the current one, then the new one. Administrators change that of --username without knowing it.',
  options: {
    username: option('name', 'whose password; by default your own', identifier('username'), { completes: 'user' }),
    password: option('password', 'the current password; others on this machine can see it here', asIs),
    newPassword: option('password', 'the new password; others on this machine can see it here', asIs),
    passwordStdin: flag('read the passwords from standard input'),
  },
  examples: ['auth:passwd', 'auth:passwd --password-stdin', 'auth:passwd --username=bob'],
  operations: ['auth.passwd'],
  output: Account,
  async run({ username, ...given }, context) {
    const { api, session } = context;
    await api.require('auth.passwd');
    const passwords = await askPasswords({ ...given, needsCurrent: username === undefined }, context);
    await api('auth.passwd', { ...passwords, ...(username !== undefined && { username }) }).catch(explainPasswd);
    const { controller, username: self = null } = session();
    return { username: username ?? self, controller };
  },
  view: () => [line('Password change succeeded.')],
});

/** Controllers answer a wrong current password with 401, as if the login were bad. */
function explainPasswd(error: unknown): never {
  if (error instanceof Failure && error.status === 401 && /password/i.test(error.message)) {
    throw new Failure(error.kind, error.message, {
      status: 401,
      hint: 'Nothing was changed, and the login is still good.',
      cause: error,
    });
  }
  throw error;
}

interface GivenPasswords {
  readonly password: string | undefined;
  readonly newPassword: string | undefined;
  readonly passwordStdin: boolean;
  readonly needsCurrent: boolean;
}

async function askPasswords(
  given: GivenPasswords,
  { prompt, readInput }: Context,
): Promise<{ password?: string; new_password: string }> {
  const lines = given.passwordStdin ? (await readInput()).replace(/\r?\n$/, '').split(/\r?\n/) : undefined;
  const hint = 'Give the passwords with --password-stdin.';
  const next = async (question: string): Promise<string> =>
    lines ? (lines.shift() ?? '') : await prompt.secret(question, hint);
  const current = given.password ?? (given.needsCurrent ? await next('current password:') : undefined);
  if (current === '') throw usageFailure('The current password is empty.');
  const wanted = given.newPassword ?? (await next('new password:'));
  if (wanted === '') throw usageFailure('The new password is empty.');
  const isTyped = given.newPassword === undefined && !lines;
  if (isTyped && (await prompt.secret('new password (confirm):', hint)) !== wanted) {
    throw usageFailure('The two new passwords differ; nothing was changed.');
  }
  if (lines && lines.length > 0) throw usageFailure('Standard input has more lines than passwords are wanted.');
  return { ...(current !== undefined && { password: current }), new_password: wanted };
}

const regenerate = command({
  summary: 'replace a token by a new one',
  description:
    'The old token is no longer good. Your own new one is kept in the settings and not shown; that of --username is for its owner to get, by logging in. With --all everybody has to log in again, you too where the controller gives you no new token.',
  options: {
    username: option('name', 'whose token; by default your own', identifier('username'), {
      short: 'u',
      completes: 'user',
    }),
    all: flag('replace the tokens of all users'),
    yes,
  },
  examples: ['auth:regenerate', 'auth:regenerate --username=bob', 'auth:regenerate --all --yes'],
  operations: ['auth.regenerate'],
  output: {
    title: 'Regeneration',
    type: 'object',
    properties: {
      ...Account.properties,
      all: { type: 'boolean' },
      regenerated: { type: 'boolean' },
      logged_in: { type: 'boolean', description: 'whether this profile still has a good token' },
    },
    required: [...Account.required, 'all', 'regenerated', 'logged_in'],
  },
  async run({ username, all, yes: isSure }, context) {
    if (all && username !== undefined) throw usageFailure('--all and --username exclude each other.');
    const { controller, username: self = null } = context.session();
    const isOwn = username === undefined || username === self;
    if (isOwn && context.variable('TOKEN') !== undefined) {
      throw usageFailure(
        `The token comes from the variable ${context.brand.prefix}_TOKEN, where a new one cannot be kept.`,
        'Log in without the variable to do this.',
      );
    }
    await context.api.require('auth.regenerate');
    const state = { username: all ? null : (username ?? self), controller, all };
    const question = `regenerate the tokens of all users at ${controller}? Everybody has to log in again.`;
    // The Go clients never ask, so scripts do not answer.
    const asks = all && !isSure && context.prompt.isPossible;
    if (asks && !(await context.prompt.confirm(question, 'Confirm with --yes.'))) {
      return { ...state, regenerated: false, logged_in: true };
    }
    // The API documents have a text; the Go clients send a boolean, as controllers of undocumented APIs get it.
    const { documents } = await context.dialect();
    const { token } = await context.api('auth.regenerate', {
      ...(username !== undefined && { username }),
      ...(all && { all: documents.length > 0 ? 'true' : true }),
    });
    return { ...state, regenerated: true, logged_in: isOwn ? await keepToken(token, context) : true };
  },
  view({ regenerated, logged_in: isLoggedIn }) {
    if (!regenerated) return [line('Tokens not changed')];
    const loss = 'The token of this profile is gone with the others. Log in again.';
    return [line('Token Regenerated'), ...(isLoggedIn ? [] : [line(loss)])];
  },
});

/** Keeps a new token in the profile; where the controller gives none, the login is gone. Gives whether there is one. */
async function keepToken(token: string, { locations }: Context): Promise<boolean> {
  const profile = readProfile(locations.profile);
  if (token === '' || profile === undefined) {
    removeProfile(locations.profile);
    return false;
  }
  try {
    await writeProfile(locations.profile, { ...profile, token });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const hint = 'The old token is no longer good: log in again once that is mended.';
    throw new Failure(error.kind, error.message, { hint, cause: error });
  }
  return true;
}

/** Commands that change the account: its password, its token, its end. */
export const accountCommands: Group = { cancel, passwd, regenerate };
