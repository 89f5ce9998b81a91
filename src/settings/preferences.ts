import { Failure } from '../base/errors.ts';
import { isJsonObject } from '../base/json-object.ts';
import { readJsonFile } from './json-file.ts';
import { writeJsonFile } from './write-json-file.ts';

/** What the user wants of this program, and no other client reads. */
export interface Preferences {
  /** The profile that is used where nothing else says which. */
  readonly profile?: string | undefined;
  /** Short names of command lines: the words of each. */
  readonly aliases?: Readonly<Record<string, readonly string[]>> | undefined;
}

/** Reads the preferences; a file that is not there holds none. Throws a failure that names the file where it is broken. */
export function readPreferences(path: string): Preferences {
  const { profile, aliases } = readJsonFile(path) ?? {};
  if (profile !== undefined && typeof profile !== 'string') throw broken(path, 'profile');
  if (aliases !== undefined && !isAliases(aliases)) throw broken(path, 'aliases');
  return { profile, aliases };
}

/** Changes some of the preferences; undefined takes one away. What else is in the file stays. */
export async function changePreferences(path: string, change: Preferences): Promise<void> {
  await writeJsonFile(path, () => {
    const entries = Object.entries({ ...readJsonFile(path), ...change });
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  });
}

function isAliases(value: unknown): value is Readonly<Record<string, readonly string[]>> {
  const isWords = (words: unknown): boolean => Array.isArray(words) && words.every((word) => typeof word === 'string');
  return isJsonObject(value) && Object.values(value).every(isWords);
}

function broken(path: string, field: string): Failure {
  return new Failure('failure', `The settings in ${path} are broken: "${field}" is invalid.`, {
    hint: 'Mend or remove the file.',
  });
}
