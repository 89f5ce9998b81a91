import { constants, openSync, statSync } from 'node:fs';
import type { Host } from '../../cli/host.ts';
import { Failure } from '../../base/errors.ts';
import { reason } from '../../base/file-reason.ts';
import { onStop } from '../../base/stop-signal.ts';

/** How often it is looked whether somebody reads, in milliseconds. */
const pause = 50;

/** Whether a path leads to a named pipe, as in `--path >(command)`. */
export function isNamedPipe(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFIFO() === true;
}

/** Writes a text to a named pipe, once somebody reads from it. Rejects with the reason of the stop if that comes first. */
export async function writeToPipe(path: string, text: string, host: Host): Promise<void> {
  const { Socket } = await import('node:net');
  const socket = new Socket({ fd: await openForReader(path, host), readable: false, writable: true });
  await new Promise<void>((resolve, reject) => {
    const letGo = onStop(host.interrupted, (why) => socket.destroy(why));
    socket.once('error', (error) => {
      letGo();
      reject(host.interrupted.reason ?? unwritable(path, error));
    });
    socket.end(text, () => {
      letGo();
      resolve();
    });
  });
}

/** To open a pipe for writing waits for a reader, and no signal is heard meanwhile: so it is tried again and again. */
async function openForReader(path: string, host: Host): Promise<number> {
  for (;;) {
    try {
      return openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
    } catch (error) {
      const hasNoReader = error instanceof Error && 'code' in error && error.code === 'ENXIO';
      if (!hasNoReader) throw unwritable(path, error);
    }
    await host.pause(pause, host.interrupted);
    host.interrupted.throwIfAborted();
  }
}

function unwritable(path: string, error: unknown): Failure {
  return new Failure('failure', `${path} cannot be written${reason(error)}.`, { cause: error });
}
