import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ptyProgram } from './pty-program.ts';

/** A way to run a command in a terminal. */
export interface TerminalMaker {
  /** The whole command line that runs a command in a terminal. */
  readonly line: (command: readonly string[]) => readonly [string, ...string[]];
  /** Whether the terminal can be told a new size, over descriptor 3. */
  readonly canResize: boolean;
}

/**
 * Finds what this machine has to open terminals with: Python, or `script` of util-linux, whose terminals keep their size.
 * Undefined if it has neither.
 */
export function findTerminalMaker(path: string, platform: string): TerminalMaker | undefined {
  const python = find('python3', path);
  if (python !== undefined) return { line: (command) => [python, '-c', ptyProgram, ...command], canResize: true };
  const script = platform === 'linux' ? find('script', path) : undefined;
  if (script === undefined) return undefined;
  const line: TerminalMaker['line'] = (command) => [
    script,
    '--quiet',
    '--return',
    '--command',
    command.map(quoted).join(' '),
    '/dev/null',
  ];
  return { line, canResize: false };
}

function find(program: string, path: string): string | undefined {
  return path
    .split(delimiter)
    .map((folder) => join(folder, program))
    .find((file) => isExecutable(file));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
