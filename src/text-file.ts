import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { usageFailure } from './errors.ts';
import { reason } from './file-reason.ts';

/** Reads a file that the user named, as UTF-8 text; a relative path starts in the folder. Throws a usage failure that names it. */
export function readTextFile(path: string, folder: string): string {
  try {
    return readFileSync(resolve(folder, path), 'utf8');
  } catch (error) {
    throw usageFailure(`${path} cannot be read${reason(error)}.`);
  }
}
