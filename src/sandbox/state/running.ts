import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { readRegularFile } from '../../base/regular-file.ts';
import { parseJsonObject } from '../../base/json-object.ts';

/** What a running sandbox writes down beside its state, for those that look for it. */
export interface Running {
  readonly url: string;
  readonly api: string;
  /** The real controller that it is like; null for none. */
  readonly like: string | null;
  readonly pid: number;
}

const fileOf = (folder: string): string => join(folder, 'running.json');

/** What was written down last; undefined when there is nothing, or nothing that can be read. It may be of a process that is gone. */
export function readRunning(folder: string): Running | undefined {
  const { url, api, like, pid } = parseJsonObject(readIfThere(fileOf(folder))) ?? {};
  if (typeof url !== 'string' || typeof api !== 'string' || typeof pid !== 'number') return undefined;
  return { url, api, like: typeof like === 'string' ? like : null, pid };
}

function readIfThere(path: string): string {
  try {
    return readRegularFile(path, { follows: false }).toString();
  } catch {
    return '';
  }
}

/** Writes down where the sandbox of a folder runs. */
export function writeRunning(folder: string, running: Running): void {
  const temporary = `${fileOf(folder)}.new`;
  writeFileSync(temporary, JSON.stringify(running), { mode: 0o600 });
  renameSync(temporary, fileOf(folder));
}

/** How often a sandbox looks whether its note is still there, in milliseconds. */
export const noteInterval = 250;

/** Writes the note again if it is not what was written. */
export function keepRunning(folder: string, running: Running): void {
  if (isDeepStrictEqual(readRunning(folder), running)) return;
  try {
    writeRunning(folder, running);
  } catch {
    // No folder, or no room: there may be some the next time.
  }
}

/** Removes what was written down, when the sandbox ends. */
export function removeRunning(folder: string): void {
  rmSync(fileOf(folder), { force: true });
}
