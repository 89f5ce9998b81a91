import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { usageFailure } from './errors.ts';
import { reason } from './file-reason.ts';

/** Reads a file that the user named as text; a relative path starts in the folder. Throws a usage failure that names it. */
export function readTextFile(path: string, folder: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(resolve(folder, path));
  } catch (error) {
    throw usageFailure(`Could not read ${path}${reason(error)}.`);
  }
  return decodeText(bytes, path);
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
