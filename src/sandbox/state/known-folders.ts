import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** How many folders are remembered. */
const most = 20;

/** The file that lists the others. It is in the state folder: every JSON file beside it would be a profile. */
const fileOf = (usual: string): string => join(dirname(usual), 'state', 'sandboxes.json');

/** The folders in which this user has sandboxes: the usual one, and those that were named at a start. */
export function knownFolders(usual: string): readonly string[] {
  try {
    const value: unknown = JSON.parse(readFileSync(fileOf(usual), 'utf8'));
    return [usual, ...(Array.isArray(value) ? value.filter((folder) => typeof folder === 'string') : [])];
  } catch {
    return [usual];
  }
}

/** Remembers a folder that is not the usual one. */
export function rememberFolder(usual: string, folder: string): void {
  const others = knownFolders(usual).slice(1);
  if (folder === usual || others[0] === folder) return;
  mkdirSync(dirname(fileOf(usual)), { recursive: true, mode: 0o700 });
  const kept = [folder, ...others.filter((other) => other !== folder)].slice(0, most);
  writeFileSync(fileOf(usual), JSON.stringify(kept), { mode: 0o600 });
}
