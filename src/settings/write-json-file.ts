import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { Failure } from '../base/errors.ts';
import { reason } from '../base/file-reason.ts';
import type { JsonObject } from '../base/json-object.ts';

/**
 * Writes one JSON object on one line, as the Go clients do, whole or not at all; the file is 0600 and the folders that
 * are made on the way 0700. `compose` makes the object at the last moment, so that it can read what is there first; a
 * failure of it is passed on.
 */
export async function writeJsonFile(path: string, compose: () => JsonObject): Promise<void> {
  // Loaded here because it takes longer than most commands do, and few write anything.
  const { default: Conf } = await import('conf');
  const value = compose();
  try {
    makeFolder(dirname(path));
    // conf reads before it writes, and would wait for a pipe forever.
    if (statSync(path, { throwIfNoEntry: false })?.isFile() === false) {
      throw new Failure('failure', `The settings in ${path} cannot be written: it is not a file.`);
    }
    const store = new Conf<Record<string, unknown>>({
      cwd: dirname(path),
      configName: basename(path),
      fileExtension: '',
      configFileMode: 0o600,
      clearInvalidConfig: true,
      accessPropertiesByDotNotation: false,
      serialize: (content) => JSON.stringify(content),
    });
    store.store = value;
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure('failure', `Could not write the settings in ${path}${reason(error)}.`, { cause: error });
  }
}

/** Makes a folder and those above it, one by one: Node's own way says of a read-only disk that no such file. */
function makeFolder(path: string): void {
  try {
    mkdirSync(path, { mode: 0o700 });
    // A umask may take away the owner's own permissions, and then nothing could be put into it.
    chmodSync(path, 0o700);
  } catch (error) {
    if (isCode(error, 'EEXIST')) return;
    if (!isCode(error, 'ENOENT') || dirname(path) === path) throw error;
    makeFolder(dirname(path));
    makeFolder(path);
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
