import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { usageFailure } from './errors.ts';
import { reason } from './file-reason.ts';

/** Reads a file that the user named, as UTF-8 text; a relative path starts in the folder. Throws a usage failure that names it. */
export function readTextFile(path: string, folder: string): string {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(resolve(folder, path));
  } catch (error) {
    throw usageFailure(`${path} cannot be read${reason(error)}.`);
  }
  return decodeText(bytes, path);
}

/** The text of bytes. What is no UTF-8 is not guessed at: a usage failure names the source. */
export function decodeText(bytes: Uint8Array, source: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw usageFailure(`${source} is not UTF-8 text.`);
  }
}
