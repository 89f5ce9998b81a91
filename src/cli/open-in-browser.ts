import { withSafePath } from '../base/safe-path.ts';
import { spawn } from 'node:child_process';
import { platform } from 'node:os';
import { Failure } from '../base/errors.ts';

/**
 * Opens a URL as the desktop does: by `open` on macOS, `xdg-open` elsewhere, and on Windows by what `start` calls,
 * without the shell, which would read the URL. Found on the PATH of the environment. Rejects with a failure that names
 * the URL when there is no such program; does not wait for it to end.
 */
export async function openInBrowser(
  url: string,
  environment: Readonly<Record<string, string | undefined>>,
  system = platform(),
): Promise<void> {
  const [program, ...words] = openers[system] ?? ['xdg-open'];
  const child = spawn(program, [...words, url], { env: withSafePath(environment), stdio: 'ignore', detached: true });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve).once('error', (cause) => {
      reject(new Failure('failure', `${url} cannot be opened: ${program} cannot be started.`, { cause }));
    });
  });
  child.unref();
}

const openers: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};
