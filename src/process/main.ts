import { spawn } from 'node:child_process';
import { fstatSync } from 'node:fs';
import { constants } from 'node:os';
import { isAbsolute } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { brands } from '../base/brand.ts';
import type { Host, Output } from '../cli/host.ts';
import { clean } from '../output/clean.ts';
import { asksForPrograms } from '../program/output-form.ts';
import { report } from '../program/report.ts';
import { Failure, Interruption } from '../base/errors.ts';
import { reason } from '../base/file-reason.ts';
import { isDevice, roomOf, writeAtOnce } from '../start/write-at-once.ts';
import { run } from '../program/run.ts';
import { abortSignalOf, Stop, type StopSignal } from '../base/stop-signal.ts';

/**
 * Runs the program as the process that it is: the one place that knows `process`. `self` is the program and the first words
 * by which another process runs it.
 */
export async function main(name: 'deis' | 'drycc', self: Host['self']): Promise<void> {
  const words = process.argv.slice(2);
  // Every user of a machine sees the command lines of its processes, and those may hold passwords and values.
  if (process.platform !== 'win32') process.title = name;
  const stop = new Stop();
  const hear = (signal: NodeJS.Signals): void => {
    stop.stop(new Interruption(signal === 'SIGTERM' ? signal : 'SIGINT'));
  };
  for (const signal of stopping) process.on(signal, hear);
  const host = hostOf(stop, self, async (work) => {
    for (const signal of stopping) process.off(signal, hear);
    try {
      return await work();
    } finally {
      for (const signal of stopping) process.on(signal, hear);
    }
  });
  // Node's own warnings are printed like this program's: others would break JSON readers.
  process.removeAllListeners('warning');
  process.on('warning', ({ message }) => {
    const text = clean(message);
    host.stderr.write(asksForPrograms(words) ? `${JSON.stringify({ notice: text })}\n` : `Note: ${text}\n`);
  });
  process.exitCode = await run(words, host, brands[name]);
  host.release();
}

const stopping = ['SIGINT', 'SIGTERM'] as const;

/** The streams are opened when they are first needed: each costs what a short command has no use for. */
function hostOf(
  interrupted: StopSignal,
  self: Host['self'],
  unheeding: Host['unheeding'],
): Host & { release: () => void } {
  let stdin: Host['stdin'] | undefined;
  const host: ReturnType<typeof hostOf> = {
    get stdin() {
      return (stdin ??= process.stdin);
    },
    inputIs,
    // A reader that has seen enough, as `head` does, closes the pipe: that is no failure, and nothing is left to do.
    stdout: outputTo(1, () =>
      process.stdout.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'EPIPE') process.exit();
        const failure = new Failure('failure', `Could not write to standard output${reason(error)}.`, { cause: error });
        process.exit(report(failure, { host, isJson: asksForPrograms(process.argv.slice(2)) }));
      }),
    ),
    stderr: outputTo(2, openScreen),
    get screen() {
      return openScreen();
    },
    /** Lets the process end, which an open standard input would keep, and after a signal what nobody reads. */
    release: () => {
      stdin?.destroy();
      if (interrupted.aborted && process.stdout.writableLength > 0) process.exit();
    },
    environment: process.env,
    directory: currentFolder(),
    now: () => new Date(),
    random: Math.random,
    pause: (milliseconds, signal) => sleep(milliseconds, undefined, { signal: abortSignalOf(signal) }),
    interrupted,
    unheeding,
    signal,
    runProgram,
    nodeVersion: process.version,
    startPager: async (line, environment) => (await import('./pager.ts')).startPager(line, environment),
    pid: process.pid,
    userId: process.geteuid?.(),
    self,
  };
  return host;
}

/** Where nobody reads the messages, the work goes on all the same. */
function openScreen(): NodeJS.WriteStream {
  const isOpen = process.stderr.listenerCount('error') > 0;
  return isOpen ? process.stderr : process.stderr.on('error', () => undefined);
}

/**
 * Writes at once, as long as that needs no reader, and through Node's stream from then on: who waits for a reader hears no
 * signal meanwhile.
 */
function outputTo(descriptor: 1 | 2, open: () => NodeJS.WriteStream): Output {
  let stream: NodeJS.WriteStream | undefined;
  const opened = (): NodeJS.WriteStream => (stream ??= open());
  const hasDevice = isDevice(descriptor);
  let room = hasDevice ? 0 : roomOf(descriptor);
  return {
    get isTTY() {
      return hasDevice && opened().isTTY;
    },
    get columns() {
      return hasDevice ? opened().columns : 0;
    },
    get rows() {
      return hasDevice ? opened().rows : 0;
    },
    write(text) {
      room -= Buffer.byteLength(text);
      if (room < 0 || stream) return opened().write(text);
      const left = writeAtOnce(descriptor, text);
      return left.length === 0 || opened().write(left);
    },
    on: (event, listener) => opened().on(event, listener),
    off: (event, listener) => opened().off(event, listener),
  };
}

/** A folder that was deleted while a shell is in it keeps its name there: nothing is found in it, and all else works. */
function currentFolder(): string {
  try {
    return process.cwd();
  } catch {
    const { PWD: name = '' } = process.env;
    return isAbsolute(name) ? name : '/';
  }
}

function inputIs(): 'pipe' | 'socket' | 'file' | 'nothing' {
  try {
    const input = fstatSync(0);
    if (input.isFIFO()) return 'pipe';
    // Node connects its child processes by sockets.
    if (input.isSocket()) return 'socket';
    return input.isFile() && input.size > 0 ? 'file' : 'nothing';
  } catch {
    // It may be closed.
    return 'nothing';
  }
}

function signal(pid: number, name: 'SIGTERM' | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

/** Signals that end a process which does not listen, so that it could not tidy up. Windows has few of them. */
const endings: readonly NodeJS.Signals[] =
  process.platform === 'win32'
    ? ['SIGINT', 'SIGTERM', 'SIGHUP']
    : ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGALRM', 'SIGVTALRM', 'SIGXCPU', 'SIGUSR2'];

function runProgram(path: string, words: readonly string[], environment: Host['environment']): Promise<number> {
  return new Promise((resolve, reject) => {
    const passOn = (signal: NodeJS.Signals): void => {
      // Ctrl-C at a terminal reaches both programs; a second one would make many end without tidying up.
      if ((signal !== 'SIGINT' && signal !== 'SIGQUIT') || !process.stdin.isTTY) child.kill(signal);
    };
    // Before it starts: it may run for a while before this process goes on.
    for (const signal of endings) process.on(signal, passOn);
    const child = spawn(path, words, { stdio: 'inherit', env: environment });
    const end = (): void => {
      for (const signal of endings) process.off(signal, passOn);
    };
    child.once('error', (error) => {
      end();
      reject(error);
    });
    child.once('close', (code, signal) => {
      end();
      resolve(code ?? 128 + constants.signals[signal ?? 'SIGTERM']);
    });
  });
}
