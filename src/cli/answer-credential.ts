import type { Brand } from '../base/brand.ts';
import { Failure } from '../base/errors.ts';
import { profileFiles } from '../settings/profile-files.ts';
import { findSession, type Session } from '../settings/session.ts';
import { chooseProfile } from './choose-profile.ts';
import type { Host } from './host.ts';

/**
 * Answers git, which asks for the login of a controller that apps are pushed to: with the login of the profile, otherwise
 * with that of another profile that is for this controller. Words are those that git's settings hold, and then git's own
 * `get`, `store` or `erase`, of which the first alone has an answer. Gives the exit code.
 */
export async function answerCredential(words: readonly string[], host: Host, brand: Brand): Promise<number> {
  if (words.at(-1) !== 'get') return 0;
  const { protocol = '', host: address = '' } = await readQuestion(host);
  const given = words.includes('--config') ? words[words.indexOf('--config') + 1] : undefined;
  const login = findLogin(`${protocol}://${address}`, given, host, brand);
  if (login) {
    host.stdout.write(`username=${login.username ?? 'token'}\npassword=${login.token}\n`);
  } else {
    host.stderr.write(`Not logged in to ${protocol}://${address}. Run: ${brand.name} login ${protocol}://${address}\n`);
    // Otherwise git would ask at the terminal for a password that nobody has.
    host.stdout.write('quit=1\n');
  }
  return 0;
}

function findLogin(origin: string, given: string | undefined, host: Host, brand: Brand): Session | undefined {
  const { environment, directory } = host;
  const { locations } = chooseProfile({ brand, environment, directory, given });
  const paths = [locations.profile, ...profileFiles(locations.folder).map(({ path }) => path)];
  return paths.map((path) => sessionIn(path, host, brand)).find((session) => isAt(session, origin));
}

function sessionIn(path: string, { environment }: Host, brand: Brand): Session | undefined {
  try {
    return findSession(path, brand, environment);
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

function isAt(session: Session | undefined, origin: string): boolean {
  return session !== undefined && new URL(session.controller).origin === origin;
}

/** Git writes `name=value`, a line each. */
async function readQuestion({ stdin }: Host): Promise<Partial<Record<string, string>>> {
  const chunks: Buffer[] = [];
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk as Buffer));
  const lines = Buffer.concat(chunks).toString('utf8').split('\n');
  const pairs = lines.map((line) => [line.split('=', 1)[0] ?? '', line.slice(line.indexOf('=') + 1)] as const);
  return Object.fromEntries(pairs);
}
