import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseJsonObject } from '../../base/json-object.ts';

/** What a sandbox speaks: the next start uses it again unless an option says otherwise. */
export interface LastApi {
  /** The name of its dialect. */
  readonly api: string;
  /** The real controller that it is like; null for none. */
  readonly like: string | null;
}

const fileOf = (folder: string): string => join(folder, 'api.json');

/** What the sandbox of a folder spoke last; undefined for one that never ran. */
export function readLastApi(folder: string): LastApi | undefined {
  try {
    const { api, like } = parseJsonObject(readFileSync(fileOf(folder), 'utf8')) ?? {};
    return typeof api === 'string' ? { api, like: typeof like === 'string' ? like : null } : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps it for the next start. */
export function writeLastApi(folder: string, { api, like }: LastApi): void {
  writeFileSync(fileOf(folder), JSON.stringify({ api, like }), { mode: 0o600 });
}
