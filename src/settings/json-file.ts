import { withoutByteOrderMark } from '../base/byte-order-mark.ts';
import { rmSync } from 'node:fs';
import { Failure } from '../base/errors.ts';
import { reason } from '../base/file-reason.ts';
import { type JsonObject, parseJsonObject } from '../base/json-object.ts';
import { readRegularFile } from '../base/regular-file.ts';
import { removeDrafts } from './private-file.ts';

/** Reads a file that holds one JSON object; undefined when no such file. Throws a failure that names the file. */
export function readJsonFile(path: string): JsonObject | undefined {
  let text: string;
  try {
    text = readRegularFile(path, { follows: true }).toString();
  } catch (error) {
    if (isCode(error, 'ENOENT') || isCode(error, 'ENOTDIR')) return undefined;
    throw new Failure('failure', `Could not read the settings in ${path}${reason(error)}.`, { cause: error });
  }
  const value = parseJsonObject(withoutByteOrderMark(text));
  if (value === undefined) {
    throw new Failure('failure', `The settings in ${path} are not valid JSON.`, {
      hint: 'Fix or remove the file, then log in again.',
    });
  }
  return value;
}

/** Removes a file, and what killed processes left of it; it is no failure if there is none. */
export function removeFile(path: string): void {
  try {
    removeDrafts(path);
    rmSync(path, { force: true });
  } catch (error) {
    throw new Failure('failure', `Could not remove ${path}${reason(error)}.`, { cause: error });
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
