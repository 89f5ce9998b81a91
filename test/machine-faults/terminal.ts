import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { program } from './program.ts';

/** What is left of a command line that was run at a terminal. */
export interface Sitting {
  readonly exitCode: number;
  /** All that the terminal was given. */
  readonly shown: string;
  /** Whether the terminal reads and echoes as it did before, and shows its cursor. */
  readonly isRestored: boolean;
}

/** A command line that runs at a terminal of its own. */
export interface Terminal {
  type(keys: string): void;
  signal(name: NodeJS.Signals): void;
  /** Resolves when the terminal has been given the text since the last call. */
  untilShown(text: string): Promise<void>;
  readonly ended: Promise<Sitting>;
}

/** Why there are no terminals here; undefined where there are. */
export function noTerminal(): string | undefined {
  const { status } = spawnSync('script', ['-qec', 'stty -g', '/dev/null'], { stdio: 'ignore' });
  return status === 0 ? undefined : 'this machine has no script(1) of util-linux to make a terminal with';
}

const wrapper = `
trap : INT
stty cols "$1" -onlcr
shift
stty -g > before
sh -c 'echo $$ > pid.new; mv pid.new pid; exec "$0" "$@"' "$@"
echo $? > code
stty -g > after
`;

/** Runs a command line of the program at a terminal of that width. */
export function openTerminal(
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
  columns = 80,
): Terminal {
  const folder = mkdtempSync(join(tmpdir(), 'deis-cli-terminal-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const at = (name: string): string => join(folder, name);
  const left = (name: string): string => (existsSync(at(name)) ? readFileSync(at(name), 'utf8').trim() : '');
  writeFileSync(at('wrapper'), wrapper);
  const all = ['sh', 'wrapper', String(columns), ...program, ...words].map((word) => `'${word}'`).join(' ');
  const child = spawn('script', ['-qec', all, '/dev/null'], { cwd: folder, env: environment });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let shown = '';
  let seen = 0;
  child.stdout.on('data', (chunk: Buffer) => (shown += chunk.toString('utf8')));
  // It may have ended before the last key.
  child.stdin.on('error', () => undefined);
  let hasEnded = false;
  const ended = new Promise<Sitting>((resolve) => {
    child.on('close', () => {
      hasEnded = true;
      const hidesCursor = shown.lastIndexOf('\u001B[?25l') > shown.lastIndexOf('\u001B[?25h');
      const isRestored = left('before') !== '' && left('before') === left('after') && !hidesCursor;
      resolve({ exitCode: Number(left('code') || NaN), shown, isRestored });
    });
  });
  return {
    type: (keys) => child.stdin.write(keys),
    signal: (name) => process.kill(Number(left('pid')), name),
    async untilShown(text) {
      while (!shown.slice(seen).includes(text)) {
        if (hasEnded) throw new Error(`it ended before it showed ${text}: ${shown}`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      seen = shown.indexOf(text, seen) + text.length;
    },
    ended,
  };
}
