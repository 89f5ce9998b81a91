import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRegularFile } from '../../base/regular-file.ts';
import { parseJsonObject } from '../../base/json-object.ts';

/** What a running sandbox writes down beside its state, for those that look for it. */
export interface Running {
  readonly url: string;
  readonly api: string;
  readonly pid: number;
}

const fileOf = (folder: string): string => join(folder, 'running.json');

/** What was written down last; undefined when there is nothing, or nothing that can be read. It may be of a process that is gone. */
export function readRunning(folder: string): Running | undefined {
  const { url, api, pid } = parseJsonObject(readIfThere(fileOf(folder))) ?? {};
  if (typeof url !== 'string' || typeof api !== 'string' || typeof pid !== 'number') return undefined;
  return { url, api, pid };
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

/** Removes what was written down, when the sandbox ends. */
export function removeRunning(folder: string): void {
  rmSync(fileOf(folder), { force: true });
}
