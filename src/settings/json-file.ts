import { rmSync } from 'node:fs';
import { Failure } from '../base/errors.ts';
import { reason } from '../base/file-reason.ts';
import { type JsonObject, parseJsonObject } from '../base/json-object.ts';
import { readRegularFile } from '../base/regular-file.ts';
import { removeDrafts } from './private-file.ts';

/** Reads a file that holds one JSON object; undefined when there is no such file. Throws a failure that names the file. */
export function readJsonFile(path: string): JsonObject | undefined {
  let text: string;
  try {
    text = readRegularFile(path, { follows: true }).toString();
  } catch (error) {
    if (isCode(error, 'ENOENT') || isCode(error, 'ENOTDIR')) return undefined;
    throw new Failure('failure', `The settings in ${path} cannot be read${reason(error)}.`, { cause: error });
  }
  const value = parseJsonObject(text.startsWith('\uFEFF') ? text.slice(1) : text);
  if (value === undefined) {
    throw new Failure('failure', `The settings in ${path} are broken: they are not one JSON object.`, {
      hint: 'Mend the file, or remove it and log in again.',
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
    throw new Failure('failure', `${path} cannot be removed${reason(error)}.`, { cause: error });
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
