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
    throw usageFailure('Use either a token or a password.', 'Give one of them.');
  }
  const token = readToken(await readInput(), 'standard input');
  if (token === undefined) throw usageFailure('No token on standard input.');
  const before = readProfile(locations.profile);
  const connection = connect({ controller, token, sslVerify });
  const dialect = await connection.dialect(tellsTokenOwner);
  if (given.username === undefined && !tellsTokenOwner(dialect)) {
    throw usageFailure(`${dialect.name} does not say who owns a token.`, 'Add --username.');
  }
  const owner = await tokenOwner(connection.api, dialect);
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
