import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A settings file in the program's folder. */
export interface ProfileFile {
  readonly name: string;
  readonly path: string;
}

const ending = '.json';

/** The settings files in the program's folder, by name; none where there is no folder. */
export function profileFiles(folder: string): readonly ProfileFile[] {
  return filesIn(folder)
    .filter((file) => file.endsWith(ending) && file !== ending)
    .sort()
    .map((file) => ({ name: file.slice(0, -ending.length), path: join(folder, file) }));
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
