import type { Dialect } from '../../api/dialects/dialect.ts';
import { NotInApi } from '../../api/not-in-api.ts';
import type { Connection } from '../../cli/connection.ts';
import type { Context } from '../../cli/context.ts';
import { option, trueOrFalse } from '../../cli/inputs.ts';
import { type View, line } from '../../output/view.ts';
import { ownersProof } from './owners-proof.ts';
import { readProfile, writeProfile, renewed } from '../../settings/profile.ts';
import type { Credentials } from '../../cli/credentials.ts';

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
export const sslVerify = {
  ...option('boolean', 'false disables TLS certificate checks, now and later', trueOrFalse),
  optional: true,
};

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

/** Logs in with a name and a password or, without them, by browser, and saves the login. Nothing is saved if the controller refuses. */
export async function logIn(
  controller: string,
  credentials: Credentials | undefined,
  verify: boolean,
  context: Context,
): Promise<{ username: string; controller: string; profile: string }> {
  const { connect, locations } = context;
  // What cannot be read must not be overwritten, and is told before a token is made for nothing.
  const before = readProfile(locations.profile);
  const connection = connect({ controller, sslVerify: verify, proof: ownersProof(controller, context) });
  const { token, username } = await tokenOf(connection, credentials, context);
  connection.pin();
  await writeProfile(locations.profile, renewed(before, { username, sslVerify: verify, controller, token }));
  return { username, controller, profile: locations.profile };
}

/** Whether logins of a dialect have a key, with which the token is fetched: then a browser can be used. */
export const logsInByKey = ({ routes }: Dialect): boolean => routes['auth.begin'] !== null;

async function tokenOf(
  connection: Connection,
  credentials: Credentials | undefined,
  context: Context,
): Promise<{ token: string; username: string }> {
  const { api } = connection;
  if (credentials && !logsInByKey(await connection.dialect())) {
    try {
      const { token } = await api('auth.login', credentials);
      return { token, username: credentials.username };
    } catch (error) {
      // The controller has been upgraded to one with keys since it was remembered.
      if (!(error instanceof NotInApi) || !logsInByKey(await connection.dialect())) throw error;
    }
  }
  await api.require('auth.begin');
  const { logInByKey } = await import('../../cli/log-in-by-key.ts');
  const { token, username = credentials?.username ?? '' } = await logInByKey(api, credentials, context);
  return { token, username };
}
