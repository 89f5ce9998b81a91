import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isJsonObject } from '../../base/json-object.ts';

/** The ports of a sandbox. Git remotes and bookmarks have them, so each start gets the same. */
export interface Ports {
  readonly http: number;
  readonly https: number;
}

const fileOf = (folder: string): string => join(folder, 'ports.json');

/** The ports that the sandbox of a folder had last; undefined for one that never ran. */
export function readPorts(folder: string): Ports | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(fileOf(folder), 'utf8'));
    if (!isJsonObject(value)) return undefined;
    const { http, https } = value;
    return Number.isSafeInteger(http) && Number.isSafeInteger(https)
      ? { http: Number(http), https: Number(https) }
      : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps the ports for the next start. */
export function writePorts(folder: string, ports: Ports): void {
  writeFileSync(fileOf(folder), JSON.stringify(ports), { mode: 0o600 });
}
