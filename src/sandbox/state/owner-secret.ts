import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRunning } from './running.ts';

/** The header in which a request proves that it comes from the owner of the sandbox. */
export const secretHeader = 'x-sandbox-secret';

const fileOf = (folder: string): string => join(folder, 'secret');

/** Writes the secret of a start where only the user who runs the sandbox can read it. */
export function writeOwnerSecret(folder: string, secret: string): void {
  // One that is there may have been made readable for others.
  rmSync(fileOf(folder), { force: true });
  writeFileSync(fileOf(folder), secret, { mode: 0o600, flag: 'wx' });
}

/**
 * The secret of the sandbox that runs at a URL, if its folder is among these and this user may read it. A folder says
 * itself where its sandbox runs, and it has to be this user's: no other program gets the secret.
 */
export function readOwnerSecret(
  controller: string,
  folders: readonly string[],
  user: number | undefined,
): string | undefined {
  const wanted = addressOf(controller);
  if (wanted === undefined) return undefined;
  for (const folder of folders) {
    try {
      const running = readRunning(folder);
      if (running === undefined || addressOf(running.url) !== wanted) continue;
      if (user !== undefined && statSync(folder).uid !== user) continue;
      return readFileSync(fileOf(folder), 'utf8');
    } catch {
      // No secret there: the sandbox is open, or another user's.
    }
  }
  return undefined;
}

/** The port of a URL of this machine. */
function addressOf(url: string): string | undefined {
  const { protocol, hostname, port } = new URL(url);
  const isLoopback = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
  return isLoopback && protocol === 'http:' ? port : undefined;
}
