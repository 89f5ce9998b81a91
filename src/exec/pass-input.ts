import type { Host } from '../cli/host.ts';
import type { ExecSession } from './exec-session.ts';

/** How long a command may go on without more input before it is said that it may wait for it, in milliseconds. */
const wonder = 5_000;

/**
 * Passes standard input on to a command, no faster than it is taken, until it ends or the returned function is called.
 * The controller's protocol has no way to tell a command that its input is at an end: `wait` is called if it seems to wait
 * for that.
 */
export function passInput(
  { stdin }: Pick<Host, 'stdin'>,
  session: Pick<ExecSession, 'write' | 'finish'>,
  wait: () => void,
): () => void {
  let isOver = false;
  let timer: NodeJS.Timeout | undefined;
  const pass = (piece: Buffer | string): void => {
    stdin.pause();
    void session.write(typeof piece === 'string' ? Buffer.from(piece) : piece).then(() => {
      if (!isOver) stdin.resume();
    });
  };
  const end = (): void => {
    void session.finish();
    timer = setTimeout(wait, wonder);
  };
  stdin.on('data', pass);
  stdin.once('end', end);
  stdin.resume();
  return () => {
    isOver = true;
    clearTimeout(timer);
    stdin.off('data', pass);
    stdin.off('end', end);
    stdin.pause();
  };
}
