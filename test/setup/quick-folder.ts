import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where some systems have a folder in memory. */
const memory = '/dev/shm';
/** What all tests that run at once may need together. */
const room = 1024 ** 3;

/**
 * Makes the temporary files of all tests be kept in memory, where the machine has a folder there with room enough, in
 * which programs can be run: on a disk most of the time of a test goes into making and removing its folders. Gives what
 * removes them all in the end.
 */
export function keepInMemory(): () => void {
  if (!existsSync(memory)) return () => undefined;
  const { bavail, bsize } = statfsSync(memory);
  if (bavail * bsize < room) return () => undefined;
  const folder = mkdtempSync(join(memory, 'deis-cli-tests-'));
  // Some tests run the program as another user.
  chmodSync(folder, 0o755);
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  const program = join(folder, 'program');
  writeFileSync(program, '#!/bin/sh\n', { mode: 0o700 });
  if (spawnSync(program).status !== 0) {
    remove();
    return () => undefined;
  }
  process.env['TMPDIR'] = folder;
  return remove;
}
