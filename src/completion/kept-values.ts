import { Failure } from '../base/errors.ts';
import { isJsonObject, type JsonObject } from '../base/json-object.ts';
import { readJsonFile } from '../settings/json-file.ts';
import type { Candidate } from './expected.ts';

/** What a controller has told, and until when it need not be asked again, in milliseconds since 1970. */
export interface KeptValues {
  readonly until: number;
  readonly values: readonly Candidate[];
}

/** What the values are kept under. The user stands for what he may see: values of one are never offered to another. */
export interface KeptKey {
  readonly controller: string;
  readonly username: string;
  readonly kind: string;
  readonly app: string | undefined;
}

/** Recalls values, however old. A file that is broken or cannot be read is as good as none. */
export function recallValues(path: string, key: KeptKey): KeptValues | undefined {
  return readEntry(readAll(path)[nameOf(key)]);
}

/** The name of a key in the file. */
export function nameOf({ controller, username, kind, app }: KeptKey): string {
  return JSON.stringify([controller, username, kind, ...(app === undefined ? [] : [app])]);
}

/** Reads an entry of the file; undefined if it is not one. */
export function readEntry(entry: unknown): KeptValues | undefined {
  if (!isJsonObject(entry)) return undefined;
  const { until, values } = entry;
  if (typeof until !== 'number' || !Array.isArray(values)) return undefined;
  const candidates = values.flatMap((row: unknown): Candidate[] => {
    const [value, summary] = Array.isArray(row) ? (row as unknown[]) : [];
    if (typeof value !== 'string') return [];
    return [{ value, ...(typeof summary === 'string' && { summary }) }];
  });
  return { until, values: candidates };
}

/** All entries of the file; none if it cannot be read. */
export function readAll(path: string): JsonObject {
  try {
    return readJsonFile(path) ?? {};
  } catch (error) {
    if (error instanceof Failure) return {};
    throw error;
  }
}
