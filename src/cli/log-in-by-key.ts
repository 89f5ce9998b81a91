import { hostname } from 'node:os';
import type { Api } from '../api/client.ts';
import { Failure } from '../base/errors.ts';
import type { Context } from './context.ts';
import { openInBrowser } from './open-in-browser.ts';
import type { LoginToken } from '../models/access-token.ts';
import type { Credentials } from './credentials.ts';

/** Seconds that a login by browser may take; its key is good for three times as long. */
const usualLimit = 600;
const firstPause = 1000;
const longestPause = 5000;

/** What a new token is called in the list of the user's tokens. */
export function usualAlias(): string {
  return `deis-cli@${hostname()}`.slice(0, 32);
}

/**
 * Logs in on today's Drycc: with a name and a password, or in a browser, whose address is shown and opened. Waits until
 * the controller has a token. Rejects when it refuses, and when nobody has logged in in time.
 */
export async function logInByKey(
  api: Api,
  credentials: Credentials | undefined,
  context: Context,
  alias = usualAlias(),
): Promise<LoginToken> {
  const { host, note } = context;
  const { key, location } = await api('auth.begin', credentials ?? {}).catch(hintAboutPassword);
  if (location !== undefined) {
    if (!/^https?:/.test(location)) throw new Failure('controller', 'The controller sent an unusable login address.');
    // Not a notice, which --quiet silences: nobody could log in then.
    host.screen.write(`To log in, open this address in a browser:\n${location}\n`);
    await openInBrowser(location, host.environment).catch(() => {
      note('No browser could be opened.');
    });
  }
  return awaitToken(api, { login: key, alias }, context);
}

/** Requests the token, less and less often: controllers count every request without a token. */
async function awaitToken(
  api: Api,
  started: { readonly login: string; readonly alias: string },
  { host, progress, timeout = usualLimit }: Context,
): Promise<LoginToken> {
  const end = host.now().getTime() + timeout * 1000;
  for (let pause = firstPause; ; pause = Math.min(pause * 1.5, longestPause)) {
    try {
      const { token, ...rest } = await api('auth.finish', started);
      if (token !== undefined) return { ...rest, token };
    } catch (error) {
      if (!(error instanceof Failure) || !isPassing(error)) throw error;
    }
    const left = end - host.now().getTime();
    if (left <= 0) {
      throw new Failure('no_answer', `Nobody has logged in within ${timeout} seconds.`, {
        hint: 'Run the command again; --timeout sets how long it waits.',
      });
    }
    progress('Waiting for the login');
    await host.pause(Math.min(pause, left), host.interrupted);
  }
}

/** What says nothing of the next time: no answer, too many requests, or a controller that failed. */
function isPassing({ kind, status = 0 }: Failure): boolean {
  return kind === 'no_answer' || status === 429 || status >= 500;
}

function hintAboutPassword(error: unknown): never {
  if (!(error instanceof Failure) || error.status !== 400) throw error;
  throw error.withHint('Check the user name and password, or log in with --browser.');
}
