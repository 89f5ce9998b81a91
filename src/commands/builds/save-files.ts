import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Failure } from '../../base/errors.ts';
import { reason } from '../../base/file-reason.ts';
import { readTextFile } from '../../base/text-file.ts';
import { writePrivateFile } from '../../settings/private-file.ts';
import type { BuildFile } from './files-of-build.ts';

/** The files that are there with another content. */
export function changedFiles(files: readonly BuildFile[], folder: string): readonly BuildFile[] {
  return files.filter(
    ({ path, content }) => existsSync(resolve(folder, path)) && readTextFile(path, folder) !== content,
  );
}

/** Writes the files of a build, which may have secrets: only you can read them. Throws a failure that names the path. */
export function saveFiles(files: readonly BuildFile[], folder: string): void {
  for (const { path, content } of files) {
    const place = resolve(folder, path);
    try {
      mkdirSync(dirname(place), { recursive: true });
    } catch (error) {
      throw new Failure('failure', `Could not make the folder of ${path}${reason(error)}.`, { cause: error });
    }
    writePrivateFile(place, content, 'program');
  }
}
