import type { ControllerUrl } from '../../api/controller-url.ts';
import type { Connection } from '../../cli/connection.ts';
import type { Context } from '../../cli/context.ts';
import { usageFailure, Failure } from '../../base/errors.ts';
import { readProfile, writeProfile, renewed } from '../../settings/profile.ts';
import { readToken } from '../../settings/session.ts';
import type { GivenCredentials } from '../../cli/credentials.ts';
import { tellsTokenOwner, tokenOwner } from '../../cli/token-owner.ts';

interface TokenTarget {
  readonly controller: ControllerUrl;
  readonly sslVerify: boolean;
}

/** A token, whose it is as far as the controller says, and the connection on which that was found out. */
interface OwnedToken {
  readonly token: string;
  readonly owner: string | undefined;
  readonly connection: Connection;
}

/** Logs in with the token on standard input. Nothing is kept unless the controller knows the token. */
export async function logInByToken(
  target: TokenTarget,
  given: GivenCredentials,
  { connect, locations, readInput }: Context,
): Promise<{ username: string; controller: string; profile: string }> {
  const { controller, sslVerify } = target;
  if (given.password !== undefined || given.passwordStdin) {
    throw usageFailure('Use either a token or a password.', 'Give one of them.');
  }
  const input = (await readInput()).trim();
  if (input === '') throw usageFailure('No token on standard input.');
  const before = readProfile(locations.profile);
  const { token, owner, connection } = input.startsWith('{')
    ? await traded(input, target, connect)
    : await known(input, target, given, connect);
  const username = owner ?? given.username ?? '';
  if (given.username !== undefined && given.username !== username) {
    throw new Failure('authentication', `The token belongs to ${username}, not to ${given.username}.`, {
      hint: 'Nothing was saved.',
    });
  }
  connection.pin();
  await writeProfile(locations.profile, renewed(before, { username, sslVerify, controller, token }));
  return { username, controller, profile: locations.profile };
}

/** A token of the controller's own; where it knows none of that name and takes OAuth tokens, one is made of it. */
async function known(
  input: string,
  target: TokenTarget,
  { username }: GivenCredentials,
  connect: Context['connect'],
): Promise<OwnedToken> {
  const token = readToken(input, 'standard input') ?? '';
  const connection = connect({ ...target, token });
  const dialect = await connection.dialect(tellsTokenOwner);
  if (username === undefined && !tellsTokenOwner(dialect)) {
    throw usageFailure(`${dialect.name} does not say who owns a token.`, 'Add --username.');
  }
  try {
    return { token, owner: await tokenOwner(connection.api, dialect), connection };
  } catch (error) {
    const isTraded = error instanceof Failure && error.status === 401 && dialect.routes['auth.trade'] !== null;
    if (!isTraded) throw error;
    return traded(input, target, connect);
  }
}

async function traded(input: string, target: TokenTarget, connect: Context['connect']): Promise<OwnedToken> {
  const { tradeToken } = await import('./trade-token.ts');
  const connection = connect(target);
  await connection.api.require('auth.trade');
  const { token, username } = await tradeToken(connection.api, input);
  return { token, owner: username, connection };
}
