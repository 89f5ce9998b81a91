import type { Context } from './context.ts';
import { anyText, flag, option } from './inputs.ts';
import { usageFailure } from '../base/errors.ts';

/** A name and its password, as a login sends them. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** What the command line gave of credentials. */
export interface GivenCredentials {
  readonly username: string | undefined;
  readonly password: string | undefined;
  readonly passwordStdin: boolean;
}

/** The options by which credentials are given. */
export const credentialOptions = {
  username: option('name', 'user name', anyText, { short: 'u' }),
  password: option('password', 'password; visible to other users of this machine', anyText, { short: 'p' }),
  passwordStdin: flag('read the password from standard input'),
} as const;

/**
 * Completes credentials: what was not given is read from standard input or asked for; the password of a new account
 * twice. Throws usage failures, without a terminal as well, and on an empty name or password.
 */
export async function askCredentials(
  given: GivenCredentials,
  { prompt, readInput }: Context,
  isNew: boolean,
): Promise<Credentials> {
  if (given.password !== undefined && given.passwordStdin) {
    throw usageFailure('Use either --password or --password-stdin.', 'Give one of them.');
  }
  const hasPassword = given.password !== undefined || given.passwordStdin;
  const name =
    given.username ?? (await prompt.ask('username:', hasPassword ? '--username' : '--username and --password-stdin'));
  if (name === '') throw usageFailure('The user name is empty.');
  const missing = '--password-stdin';
  const secret =
    given.password ??
    (given.passwordStdin ? (await readInput()).replace(/\r?\n$/, '') : await prompt.secret('password:', missing));
  if (secret === '') throw usageFailure('The password is empty.');
  if (isNew && !hasPassword && (await prompt.secret('password (confirm):', missing)) !== secret) {
    throw usageFailure('The passwords differ. Nothing was registered.');
  }
  return { username: name, password: secret };
}
