import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { Failure, usageFailure } from '../errors.ts';
import { reason } from './json-file.ts';

/**
 * Writes a file of secrets whole or not at all; only its owner can read it. Where the path is a symbolic link, the file
 * that it leads to is replaced. Throws a failure that names the path.
 */
export function writePrivateFile(path: string, text: string): void {
  // A device or a folder must not give way to a file.
  if (statSync(path, { throwIfNoEntry: false })?.isFile() === false) throw usageFailure(`${path} is not a file.`);
  const target = existing(path) ?? path;
  const draft = `${target}.${randomUUID()}`;
  try {
    const file = openSync(draft, 'wx', 0o600);
    try {
      writeSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { force: true });
    throw new Failure('failure', `${path} cannot be written${reason(error)}.`, { cause: error });
  }
}

function existing(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
