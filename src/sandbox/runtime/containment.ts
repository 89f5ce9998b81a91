import { execFile } from 'node:child_process';

/** How it is made sure that an app's processes end with the sandbox. */
export type Containment =
  | { readonly kind: 'namespace'; readonly prefix: readonly [string, ...string[]] }
  /** A watcher in each process group: what leaves its group is only found by its environment at the next start. */
  | { readonly kind: 'watcher' };

const options = ['--user', '--map-current-user', '--pid', '--fork', '--kill-child', '--mount-proc'];

/** Tries whether this machine gives its users PID namespaces; some distributions and most containers refuse them. */
export async function probeContainment(path: string, platform: string): Promise<Containment> {
  if (platform !== 'linux') return { kind: 'watcher' };
  const found = await output('/bin/sh', ['-c', 'command -v setpriv && command -v unshare'], path);
  const [setpriv, unshare] = (found ?? '').split('\n');
  if (!setpriv?.startsWith('/') || !unshare?.startsWith('/')) return { kind: 'watcher' };
  const words = ['--pdeathsig', 'KILL', unshare, ...options];
  const prefix = [setpriv, ...words] as const;
  return (await output(setpriv, [...words, '/bin/sh', '-c', 'echo $$'], path))?.trim() === '1'
    ? { kind: 'namespace', prefix }
    : { kind: 'watcher' };
}

function output(program: string, words: readonly string[], path: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(program, words, { env: { PATH: path }, timeout: 5_000, cwd: '/' }, (error, stdout) => {
      resolve(error ? undefined : stdout);
    });
  });
}
