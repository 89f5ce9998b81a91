import { spawn } from 'node:child_process';
import { withSafePath } from '../base/safe-path.ts';
import type { Pager } from '../cli/host.ts';

/**
 * Starts a program that shows text a screen at a time; undefined where it cannot be started. The words of its command
 * line have spaces between them; no shell reads them.
 */
export function startPager(
  line: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Pager | undefined> {
  const [program = '', ...words] = line.split(/\s+/).filter(Boolean);
  // As git has it: less ends at once where all fits, shows colours, and leaves on the screen what was read.
  const child = spawn(program, words, {
    stdio: ['pipe', 'inherit', 'inherit'],
    env: { LESS: 'FRX', ...withSafePath(environment) },
  });
  return new Promise((resolve) => {
    child.once('error', () => {
      resolve(undefined);
    });
    child.once('spawn', () => {
      const ended = new Promise<void>((end) =>
        child.once('close', () => {
          end();
        }),
      );
      // Who has read enough leaves: what is still written is lost, as it should be.
      child.stdin.on('error', () => undefined);
      resolve({
        write: (text) =>
          new Promise((done) => {
            if (child.exitCode !== null || !child.stdin.writable) done(false);
            else
              child.stdin.write(text, (error) => {
                done(!error);
              });
          }),
        async close() {
          child.stdin.end();
          await ended;
        },
      });
    });
  });
}
