// Where a release is made, and what its files are called.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (name) => readFileSync(join(root, name), 'utf8');

/** The path of a file of this checkout. */
export const at = (...names) => join(root, ...names);

/** package.json. */
export const manifest = JSON.parse(read('package.json'));

/** The path of a file of the release. */
export const released = (...names) => at('release', ...names);

/** The executable that `npm run single-file` makes. */
export const singleFile = released(process.platform === 'win32' ? 'deis.exe' : 'deis');

/** The file that `npm pack` makes. */
export const tarball = `${manifest.name}-${manifest.version}.tgz`;

/** Runs a program in a folder and gives what it prints. Throws if it fails; what it says of that is shown. */
export function run(program, words, { cwd = root } = {}) {
  const shell = process.platform === 'win32' && program === 'npm';
  return execFileSync(program, words, { cwd, shell, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}
