import { fstatSync, writeSync } from 'node:fs';

/** Whether an output is a terminal, or one of the few other devices of that kind, such as the one that forgets everything. */
export function isDevice(descriptor: 1 | 2): boolean {
  try {
    return fstatSync(descriptor).isCharacterDevice();
  } catch {
    // It is closed: Node's own stream knows what is to be done.
    return true;
  }
}

/** How many bytes an output takes at once although nobody reads it yet: what a pipe holds, and any number for a file. */
export function roomOf(descriptor: 1 | 2): number {
  try {
    return fstatSync(descriptor).isFile() ? Infinity : 65_536;
  } catch {
    return 0;
  }
}

/**
 * Writes to an output that is no terminal without what Node opens for it, which takes longer than a short command; gives
 * what could not be written, as when the reader has gone, or a pipe is full and does not wait.
 */
export function writeAtOnce(descriptor: 1 | 2, text: string | Uint8Array): Buffer {
  let left = typeof text === 'string' ? Buffer.from(text) : Buffer.from(text.buffer, text.byteOffset, text.byteLength);
  try {
    while (left.length > 0) left = left.subarray(writeSync(descriptor, left));
  } catch {
    // Node's own stream says what is to be done about it.
  }
  return left;
}
