import { findProgram } from '../../base/find-program.ts';
import { shellLine } from '../../base/shell-words.ts';
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
  const python = findProgram('python3', path);
  if (python !== undefined) return { line: (command) => [python, '-c', ptyProgram, ...command], canResize: true };
  const script = platform === 'linux' ? findProgram('script', path) : undefined;
  if (script === undefined) return undefined;
  const line: TerminalMaker['line'] = (command) => [
    script,
    '--quiet',
    '--return',
    '--command',
    shellLine(command),
    '/dev/null',
  ];
  return { line, canResize: false };
}
