import { isColorful } from '../base/bold-titles.ts';
import type { Readable, Writable } from 'node:stream';
import type { StopSignal } from '../base/stop-signal.ts';

/** An output, with what a terminal adds to it. */
export interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
  /** False where the reader is slower: `drain` comes when it is ready for more, or `close` when it has gone. */
  write(text: string | Uint8Array): boolean;
  /** `resize` comes of terminals alone. */
  on(event: 'drain' | 'close' | 'resize', listener: () => void): unknown;
  off(event: 'drain' | 'close' | 'resize', listener: () => void): unknown;
}

/** An input stream, with what a terminal adds to it: in raw mode each key is given as it is, Ctrl-C included. */
export type Input = Readable & { readonly isTTY?: boolean; readonly setRawMode?: (isRaw: boolean) => unknown };

/** A program that shows text a screen at a time. */
export interface Pager {
  /** Gives false where its reader has seen enough. */
  write(text: string): Promise<boolean>;
  /** Says that there is no more, and waits until its reader has seen enough. */
  close(): Promise<void>;
}

/** All that the program knows of the machine it runs on. Only main.ts makes one from the process; tests make their own. */
export interface Host {
  readonly stdin: Input;
  /** What may be read from standard input: what another program writes by a pipe or a socket, a file that holds something, or neither. */
  readonly inputIs: () => 'pipe' | 'socket' | 'file' | 'nothing';
  readonly stdout: Output;
  readonly stderr: Output;
  /** Standard error as a stream, for what draws on a terminal. */
  readonly screen: Writable;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The current folder. */
  readonly directory: string;
  readonly now: () => Date;
  /** Between 0 and 1. */
  readonly random: () => number;
  /** Lets so many milliseconds pass; rejects when the signal comes meanwhile. */
  readonly pause: (milliseconds: number, signal: StopSignal) => Promise<unknown>;
  /** Comes with an `Interruption` as its reason when the process is told to stop. */
  readonly interrupted: StopSignal;
  /**
   * Does work that may never give way, so that no signal would be heard: meanwhile SIGINT and SIGTERM end the process at
   * once, as they do where nobody listens.
   */
  readonly unheeding: <T>(work: () => Promise<T>) => Promise<T>;
  /** Sends a signal to a process; 0 only looks whether it is there. False when there is no such process, or it is not ours. */
  readonly signal: (pid: number, signal: 'SIGTERM' | 0) => boolean;
  /**
   * Runs another program in the place of this one: it has the same streams and folder, and signals are passed on to it.
   * Gives its exit code when it has ended, for a signal 128 and its number, as shells do; rejects when it cannot be started.
   */
  readonly runProgram: (path: string, words: readonly string[], environment: Host['environment']) => Promise<number>;
  /** The version of Node, as `v20.19.0`. */
  readonly nodeVersion: string;
  /** Starts a pager by its command line; undefined where it cannot be started. */
  readonly startPager: (line: string, environment: Host['environment']) => Promise<Pager | undefined>;
  /** The number of this process. */
  readonly pid: number;
  /** The number of the user it runs as; undefined where users have none. */
  readonly userId: number | undefined;
  /** The command line that runs this program again: Node and the script. */
  readonly self: readonly [string, ...string[]];
}

/** Writes, and waits where the reader is slower. */
export async function writeAll(output: Output, text: string | Uint8Array): Promise<void> {
  if (text.length === 0 || output.write(text)) return;
  await new Promise<void>((resolve) => {
    const goOn = (): void => {
      output.off('drain', goOn);
      output.off('close', goOn);
      resolve();
    };
    output.on('drain', goOn);
    output.on('close', goOn);
  });
}

/**
 * Whether an output gets colours: `--no-color` and NO_COLOR say no, FORCE_COLOR yes, else a terminal has them unless it
 * is a dumb one.
 */
export function hasColors(output: Output, { environment }: Pick<Host, 'environment'>, wanted: boolean): boolean {
  const isForced = (environment['FORCE_COLOR'] ?? '') !== '';
  return wanted && (isForced || output.isTTY === true) && isColorful(environment);
}

/** Whether a terminal has more letters than those of ASCII: where its locale is said, and names no other set of letters. */
export function hasUnicode({ environment }: Pick<Host, 'environment'>): boolean {
  const locale = ['LC_ALL', 'LC_CTYPE', 'LANG'].map((name) => environment[name] ?? '').find((value) => value !== '');
  return locale === undefined || locale.endsWith('.UTF-8') || /utf-?8$/i.test(locale.replace(/@.*$/, ''));
}
