import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** More than any text that people write by hand or that tools make for them. */
const largest = 64 * 1024 * 1024;
const step = 64 * 1024;

/** How a file is read. */
export interface ReadingRules {
  /**
   * Whether a symbolic link may stand in its place: for what the user named, not for what a repository or another user
   * could have put there.
   */
  readonly follows: boolean;
  /** How many bytes it may have. */
  readonly largest?: number;
}

/** What is thrown of something that is not a file as it should be; `reason` knows its codes. */
class UnusableFile extends Error {
  readonly code: 'not regular' | 'a link' | 'too large';

  constructor(code: UnusableFile['code']) {
    super(code);
    this.code = code;
  }
}

/**
 * Reads a regular file. Reading a pipe or a device can take forever, and no signal is heard meanwhile: they are opened
 * without waiting and refused. Throws Node's error, or an `UnusableFile`.
 */
export function readRegularFile(path: string, rules: ReadingRules): Buffer {
  const descriptor = openWithoutWaiting(path, rules);
  try {
    return readDescriptor(descriptor, rules);
  } finally {
    closeSync(descriptor);
  }
}

/** Opens a file for reading without waiting for a writer. Windows has neither flag, and no such files. */
export function openWithoutWaiting(path: string, { follows }: ReadingRules): number {
  // What a system does not have counts as 0.
  const { O_RDONLY, O_NONBLOCK, O_NOFOLLOW } = constants;
  try {
    return openSync(path, O_RDONLY | O_NONBLOCK | (follows ? 0 : O_NOFOLLOW));
  } catch (error) {
    if (!follows && error instanceof Error && 'code' in error && error.code === 'ELOOP')
      throw new UnusableFile('a link');
    throw error;
  }
}

/**
 * Opens a file of the program's own for appending; it is made where there is none, for this user alone. Neither a link nor
 * a pipe that was planted in its place is opened. Throws Node's error, or an `UnusableFile`.
 */
export function openForAppending(path: string): number {
  const { O_WRONLY, O_CREAT, O_APPEND, O_NONBLOCK, O_NOFOLLOW } = constants;
  let descriptor: number;
  try {
    descriptor = openSync(path, O_WRONLY | O_CREAT | O_APPEND | O_NONBLOCK | O_NOFOLLOW, 0o600);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    if (error.code === 'ELOOP') throw new UnusableFile('a link');
    // A pipe without a reader.
    if (error.code === 'ENXIO') throw new UnusableFile('not regular');
    throw error;
  }
  if (fstatSync(descriptor).isFile()) return descriptor;
  closeSync(descriptor);
  throw new UnusableFile('not regular');
}

/** Reads an open regular file to its end. */
export function readDescriptor(descriptor: number, { largest: most = largest }: ReadingRules): Buffer {
  const stats = fstatSync(descriptor);
  if (stats.isDirectory()) throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
  if (!stats.isFile()) throw new UnusableFile('not regular');
  if (stats.size > most) throw new UnusableFile('too large');
  const chunks: Buffer[] = [];
  let size = 0;
  // Files of /proc say that they are empty, and others grow.
  for (;;) {
    const chunk = Buffer.allocUnsafe(Math.max(step, stats.size - size + 1));
    const read = readSync(descriptor, chunk, 0, chunk.length, null);
    if (read === 0) return Buffer.concat(chunks, size);
    chunks.push(chunk.subarray(0, read));
    size += read;
    if (size > most) throw new UnusableFile('too large');
  }
}
