import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/** Whether a file can be started as a program. */
export function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** The folders of a search path. Empty and relative ones are left out: what is started must not depend on the current directory. */
export function programFolders(path: string): string[] {
  return path.split(delimiter).filter(isAbsolute);
}

/** The first program of that name in a search path; undefined if there is none. */
export function findProgram(name: string, path: string): string | undefined {
  return programFolders(path)
    .map((folder) => join(folder, name))
    .find(isProgram);
}
