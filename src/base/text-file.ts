import { closeSync, fstatSync } from 'node:fs';
import { resolve } from 'node:path';
import { Failure, usageFailure } from './errors.ts';
import { reason } from './file-reason.ts';
import { openWithoutWaiting, readDescriptor, readRegularFile, type ReadingRules } from './regular-file.ts';
import { onStop, type StopSignal } from './stop-signal.ts';

const named: ReadingRules = { follows: true };

/**
 * Reads a regular file as text; a relative path starts in the folder. Throws a usage failure that names it. A file that
 * the user did not name must not be a link either.
 */
export function readTextFile(path: string, folder: string, rules = named): string {
  let bytes: Buffer;
  try {
    bytes = readRegularFile(resolve(folder, path), rules);
  } catch (error) {
    throw unreadable(path, error);
  }
  return decodeText(bytes, path);
}

/** Reads a file that the user named as text, or a pipe: `-p <(command)` names one. Rejects with the reason of the stop. */
export async function readNamedText(path: string, folder: string, stop: StopSignal): Promise<string> {
  return decodeText(await readNamedFile(path, folder, stop), path);
}

/** The same as bytes. */
export async function readNamedFile(path: string, folder: string, stop: StopSignal): Promise<Buffer> {
  let descriptor: number | undefined;
  try {
    descriptor = openWithoutWaiting(resolve(folder, path), named);
    if (!fstatSync(descriptor).isFIFO()) return readDescriptor(descriptor, named);
    const pipe = descriptor;
    descriptor = undefined;
    return await readPipe(pipe, stop);
  } catch (error) {
    throw error instanceof Failure ? error : unreadable(path, error);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** Reads a pipe to its end; it waits for a writer, and gives way to a signal. */
async function readPipe(descriptor: number, stop: StopSignal): Promise<Buffer> {
  const { Socket } = await import('node:net');
  const socket = new Socket({ fd: descriptor, readable: true, writable: false });
  const letGo = onStop(stop, (why) => socket.destroy(why));
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of socket) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  } finally {
    letGo();
    socket.destroy();
  }
}

function unreadable(path: string, error: unknown): Failure {
  return usageFailure(`Could not read ${path}${reason(error)}.`);
}

/**
 * Reads bytes as UTF-8, or as the UTF-16 in which Windows' PowerShell writes what is directed into a file; a byte order
 * mark is none of the text. Throws a usage failure that names the source: in another encoding, letters would be lost.
 */
export function decodeText(bytes: Uint8Array, source: string): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  try {
    return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw usageFailure(`${source} is not text in UTF-8.`);
  }
}
