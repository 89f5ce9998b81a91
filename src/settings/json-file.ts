import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, extname } from 'node:path';
import { Failure } from '../errors.ts';
import { reason } from '../file-reason.ts';
import { isJsonObject, type JsonObject } from '../json-object.ts';

/** Reads a file that holds one JSON object; undefined when there is no such file. Throws a failure that names the file. */
export function readJsonFile(path: string): JsonObject | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT') || isCode(error, 'ENOTDIR')) return undefined;
    throw new Failure('failure', `The settings in ${path} cannot be read${reason(error)}.`, { cause: error });
  }
  const value = parse(text.replace(/^\uFEFF/, ''));
  if (value === undefined) {
    throw new Failure('failure', `The settings in ${path} are broken: they are not one JSON object.`, {
      hint: 'Mend the file, or remove it and log in again.',
    });
  }
  return value;
}

function parse(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Writes one JSON object on one line, as the Go clients do, whole or not at all; the file is 0600 and the folders that
 * are made on the way 0700. Conf does the writing: to a new file beside it, which then takes its place.
 */
export async function writeJsonFile(path: string, value: JsonObject): Promise<void> {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const { default: Conf } = await import('conf');
    const extension = extname(path);
    const store = new Conf<Record<string, unknown>>({
      cwd: dirname(path),
      configName: basename(path, extension),
      fileExtension: extension.slice(1),
      configFileMode: 0o600,
      accessPropertiesByDotNotation: false,
      clearInvalidConfig: true,
      serialize: (content) => JSON.stringify(content),
    });
    store.store = { ...value };
  } catch (error) {
    throw new Failure('failure', `The settings in ${path} cannot be written${reason(error)}.`, { cause: error });
  }
}

/** Removes a file; it is no failure if there is none. */
export function removeFile(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch (error) {
    throw new Failure('failure', `${path} cannot be removed${reason(error)}.`, { cause: error });
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
