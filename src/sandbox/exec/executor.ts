import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import { signalGroup } from '../runtime/process-group.ts';
import type { PlaceOfPod } from './job.ts';
import { findTerminalMaker, type TerminalMaker } from './terminals.ts';

/** What is to be run. */
export interface Order extends Omit<PlaceOfPod, 'leave'> {
  readonly command: readonly string[];
  readonly tty: boolean;
  readonly stdin: boolean;
}

/** A command that runs. */
export interface Running {
  /** Undefined where the command gets no input. */
  readonly input: Writable | null;
  readonly output: Readable;
  readonly errors: Readable;
  /** Changes the size of its terminal, where it has one that can be changed. */
  readonly resize: (columns: number, rows: number) => void;
  /** The exit code, as a shell has it. Rejects if it could not be started. Resolves when its outputs are closed. */
  readonly ended: Promise<number>;
  /** Ends it with all that is still in its process group. */
  kill(): void;
}

/** Runs commands beside the processes of apps. */
export interface Executor {
  /** Starts a command. One that wants a terminal gets pipes if the machine can open none. */
  start(order: Order): Running;
  /** Ends all that run. */
  stop(): void;
}

/** An executor with nothing running. `path` is where programs that open terminals are looked for. */
export function createExecutor(path: string, platform: string): Executor {
  const running = new Set<Running>();
  let maker: { readonly found: TerminalMaker | undefined } | undefined;
  return {
    start(order) {
      maker ??= { found: findTerminalMaker(path, platform) };
      const each = startOne(order, order.tty ? maker.found : undefined);
      running.add(each);
      const forget = (): void => void running.delete(each);
      each.ended.then(forget, forget);
      return each;
    },
    stop() {
      for (const each of running) each.kill();
    },
  };
}

function startOne(order: Order, terminal: TerminalMaker | undefined): Running {
  const { folder, environment, stdin, wrap } = order;
  const command = wrap?.(order.command, { isTerminal: terminal !== undefined, stdin }) ?? order.command;
  const [program = '', ...words] = terminal?.line(command) ?? command;
  const child = spawn(program, words, {
    cwd: folder,
    env: { ...environment, ...(terminal && { TERM: environment['TERM'] ?? 'xterm-256color' }) },
    detached: true,
    // A terminal is open for as long as the command runs, also where nobody types.
    stdio: [
      stdin || terminal ? 'pipe' : 'ignore',
      'pipe',
      'pipe',
      ...(terminal?.canResize === true ? (['pipe'] as const) : []),
    ],
  });
  const { stdout: output, stderr: errors } = child;
  if (!output || !errors) throw new TypeError('a command without outputs');
  const sizes = child.stdio[3] as Writable | null | undefined;
  for (const each of [child.stdin, sizes]) each?.on('error', () => undefined);
  return {
    input: stdin ? child.stdin : null,
    output,
    errors,
    resize: (columns, rows) => {
      if (sizes?.writable === true) sizes.write(`${columns} ${rows}\n`);
    },
    ended: endOf(child),
    kill: () => {
      signalGroup(child.pid, 'SIGKILL');
    },
  };
}

/** How long what a command left running may hold its outputs open, in milliseconds. */
const grace = 200;

function endOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      const exitCode = signal === null ? (code ?? 1) : 128 + constants.signals[signal];
      child.once('close', () => {
        resolve(exitCode);
      });
      // A slow reader may take its time with what the command itself has written.
      signalGroup(child.pid, 'SIGKILL');
      const look = setInterval(() => {
        const outputs = [child.stdout, child.stderr];
        if (outputs.some((each) => each !== null && each.readableLength > 0)) return;
        for (const each of outputs) each?.destroy();
      }, grace);
      child.once('close', () => {
        clearInterval(look);
      });
    });
  });
}
