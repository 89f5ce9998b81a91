import type { Context } from '../../cli/context.ts';
import { option, trueOrFalse } from '../../cli/inputs.ts';
import { type View, line } from '../../output/view.ts';
import { ownersProof } from './owners-proof.ts';
import { readProfile, writeProfile, renewed } from '../../settings/profile.ts';
import type { Credentials } from './credentials.ts';

/** What login and logout tell: who is logged in where, and in which file that is kept; never the token. */
export const LoginState = {
  title: 'LoginState',
  type: 'object',
  properties: {
    username: { type: ['string', 'null'] },
    controller: { type: 'string' },
    profile: {
      type: ['string', 'null'],
      description: 'the settings file; null if the token comes from the environment',
    },
  },
  required: ['username', 'controller', 'profile'],
} as const;

/** The option that turns certificate checks off, for this login and later. */
export const sslVerify = option('boolean', 'false disables TLS certificate checks, now and later', trueOrFalse);

/** Says who is logged in, and which file holds the login. */
export function loggedInView({
  username: name,
  profile,
}: {
  readonly username: string;
  readonly profile: string;
}): View {
  return [line(`Logged in as ${name}`), line(`Configuration file written to ${profile}`)];
}

/** Logs in with a name and a password, and saves the login. Nothing is saved if the controller refuses. */
export async function logIn(
  controller: string,
  credentials: Credentials,
  verify: boolean,
  context: Context,
): Promise<{ username: string; controller: string; profile: string }> {
  const { connect, locations } = context;
  // What cannot be read must not be overwritten, and is told before a token is made for nothing.
  const before = readProfile(locations.profile);
  const connection = connect({ controller, sslVerify: verify, proof: ownersProof(controller, context) });
  const { token } = await connection.api('auth.login', credentials);
  connection.pin();
  const { username } = credentials;
  await writeProfile(locations.profile, renewed(before, { username, sslVerify: verify, controller, token }));
  return { username, controller, profile: locations.profile };
}
