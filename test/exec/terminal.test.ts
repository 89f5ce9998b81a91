import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startSmallDrycc, type SmallDrycc, webPod } from './small-drycc.ts';

const program = fileURLToPath(new URL('../../dist/drycc.cjs', import.meta.url));
const has = (name: string): boolean => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0;

/** A terminal in which somebody types. */
interface Terminal {
  readonly type: (text: string) => void;
  readonly press: (key: string) => void;
  readonly resize: (columns: number, rows: number) => void;
  readonly screen: () => string;
  /** The shell that runs the line. */
  readonly pid: () => string;
}

/** Runs a line for the shell in a terminal of 80 columns and 24 rows. */
function openTerminal(line: string, environment: Readonly<Record<string, string>>): Terminal {
  const home = mkdtempSync(join(tmpdir(), 'deis-cli-tmux-'));
  const socket = join(home, 'tmux');
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    TERM: 'xterm-256color',
    LC_ALL: 'C.UTF-8',
    ...environment,
  };
  const tmux = (...words: string[]): string =>
    execFileSync('tmux', ['-S', socket, '-f', '/dev/null', ...words], { env, encoding: 'utf8' });
  tmux('new-session', '-d', '-x', '80', '-y', '24', line);
  onTestFinished(() => {
    spawnSync('tmux', ['-S', socket, 'kill-server'], { env });
    rmSync(home, { recursive: true, force: true });
  });
  return {
    type: (text) => {
      tmux('send-keys', '-l', text);
      tmux('send-keys', 'Enter');
    },
    press: (key) => {
      tmux('send-keys', key);
    },
    resize: (columns, rows) => {
      tmux('resize-window', '-x', String(columns), '-y', String(rows));
    },
    screen: () => tmux('capture-pane', '-p'),
    pid: () => tmux('display-message', '-p', '#{pane_pid}').trim(),
  };
}

const shell = ['env', 'PS1=there> ', 'sh'];

/** Opens a shell in a container, and waits for its prompt. */
async function openShell({ origin }: SmallDrycc): Promise<Terminal> {
  const words = ['ps:exec', webPod, '-it', '--api', 'drycc-current', '-a', 'hello', '--', ...shell];
  const line = [process.execPath, program, ...words].map((word) => `'${word}'`).join(' ');
  // What comes after it shows that the terminal is as it was before.
  const after = `echo "code $?"; stty -a | tr ' ' '\\n' | grep -x -e icanon -e echo -e isig | sort | tr '\\n' ' '; cat`;
  const terminal = openTerminal(`${line}; ${after}`, { DRYCC_CONTROLLER: origin, DRYCC_TOKEN: 'secret-token' });
  await expect.poll(terminal.screen).toContain('there>');
  return terminal;
}

// The sandbox opens terminals with Python; where there is none, or no tmux, this cannot be tried.
describe.skipIf(!['tmux', 'python3', 'ps'].every(has))('a shell in a container', () => {
  it('has the terminal, with its size, its keys and its end', async () => {
    const small = await startSmallDrycc();
    const terminal = await openShell(small);
    expect(small.orders).toEqual([{ command: shell, tty: true, stdin: true }]);
    terminal.type('stty size; tty | cut -c1-8');
    await expect.poll(terminal.screen).toMatch(/^24 80$/m);
    await expect.poll(terminal.screen).toMatch(/^\/dev\/pts$/m);
    terminal.resize(100, 30);
    // The new size takes its way by the controller.
    await expect
      .poll(() => {
        terminal.type('stty size');
        return terminal.screen();
      })
      .toMatch(/^(?:there> )*30 100$/m);
    terminal.type('sleep 1000; echo "ended with $?"');
    await expect.poll(terminal.screen).toContain('sleep 1000');
    terminal.press('C-c');
    terminal.type('echo "still there"');
    await expect.poll(terminal.screen).toMatch(/^(?:there> )*still there$/m);
    terminal.type('exit 7');
    await expect.poll(terminal.screen).toMatch(/code 7$/m);
    await expect.poll(terminal.screen).toMatch(/^echo icanon isig/m);
  });

  it('leaves the terminal as it was when the connection breaks off', async () => {
    const small = await startSmallDrycc();
    const terminal = await openShell(small);
    for (const socket of small.sockets) socket.terminate();
    await expect.poll(terminal.screen).toMatch(/code 7$/m);
    expect(terminal.screen()).toContain('was closed before the end');
    await expect.poll(terminal.screen).toMatch(/^echo icanon isig/m);
  });

  it('leaves the terminal as it was when the program is told to stop', async () => {
    const terminal = await openShell(await startSmallDrycc());
    spawnSync('sh', ['-c', 'kill -TERM $(ps -o pid= --ppid "$0")', terminal.pid()]);
    await expect.poll(terminal.screen).toMatch(/code 143$/m);
    await expect.poll(terminal.screen).toMatch(/^echo icanon isig/m);
  });
});
