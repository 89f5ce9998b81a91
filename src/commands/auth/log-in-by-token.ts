import type { ControllerUrl } from '../../api/controller-url.ts';
import type { Context } from '../../cli/context.ts';
import { usageFailure, Failure } from '../../base/errors.ts';
import { readProfile, writeProfile, renewed } from '../../settings/profile.ts';
import { readToken } from '../../settings/session.ts';
import type { GivenCredentials } from './credentials.ts';
import { tellsTokenOwner, tokenOwner } from '../../cli/token-owner.ts';

/** Logs in with the token on standard input. Nothing is kept unless the controller knows the token. */
export async function logInByToken(
  { controller, sslVerify }: { readonly controller: ControllerUrl; readonly sslVerify: boolean },
  given: GivenCredentials,
  { connect, locations, readInput }: Context,
): Promise<{ username: string; controller: string; profile: string }> {
  if (given.password !== undefined || given.passwordStdin) {
    throw usageFailure('A token and a password are two answers to one question.', 'Give one of them.');
  }
  const token = readToken(await readInput(), 'standard input');
  if (token === undefined) throw usageFailure('There is no token on standard input.');
  const before = readProfile(locations.profile);
  const connection = connect({ controller, token, sslVerify });
  const dialect = await connection.dialect(tellsTokenOwner);
  if (given.username === undefined && !tellsTokenOwner(dialect)) {
    throw usageFailure(`${dialect.name} does not tell whose a token is.`, 'Say it with --username.');
  }
  const owner = await tokenOwner(connection.api, dialect);
  const username = owner ?? given.username ?? '';
  if (given.username !== undefined && given.username !== username) {
    throw new Failure('authentication', `The token is that of ${username}, not of ${given.username}.`, {
      hint: 'Nothing was saved.',
    });
  }
  connection.pin();
  await writeProfile(locations.profile, renewed(before, { username, sslVerify, controller, token }));
  return { username, controller, profile: locations.profile };
}
