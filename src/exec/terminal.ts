import { onStop } from '../base/stop-signal.ts';
import type { Host } from '../cli/host.ts';
import type { TerminalSize } from './channels.ts';

/** Whether somebody sits at a terminal, for input and for output: only then can a command have it. */
export function hasTerminal({ stdin, stdout }: Pick<Host, 'stdin' | 'stdout'>): boolean {
  return stdin.isTTY === true && stdin.setRawMode !== undefined && stdout.isTTY === true;
}

/**
 * Gives every key to whoever reads standard input, Ctrl-C included, until the returned function is called, or the process
 * is stopped by a signal. If the process ends in any other way, Node restores the terminal.
 */
export function takeKeys({ stdin, interrupted }: Pick<Host, 'stdin' | 'interrupted'>): () => void {
  let isRaw = true;
  stdin.setRawMode?.(true);
  const giveBack = (): void => {
    if (!isRaw) return;
    isRaw = false;
    stdin.setRawMode?.(false);
    letGo();
  };
  const letGo = onStop(interrupted, giveBack);
  return giveBack;
}

/** Tells the size of the terminal, now and whenever it changes, until the returned function is called. */
export function watchSize({ stdout }: Pick<Host, 'stdout'>, tell: (size: TerminalSize) => void): () => void {
  const look = (): void => {
    const { columns = 0, rows = 0 } = stdout;
    if (columns > 0 && rows > 0) tell({ Width: columns, Height: rows });
  };
  stdout.on('resize', look);
  look();
  return () => {
    stdout.off('resize', look);
  };
}
