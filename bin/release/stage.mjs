// The folder of the package as it is published, beside the checkout, so that several may pack it at once.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { shrinkwrap } from './shrinkwrap.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Copies the build and the other published files into a new folder, with npm-shrinkwrap.json. `npm pack` there packs it. */
export function stage(folder) {
  mkdirSync(folder, { recursive: true });
  const isCache = (path) => basename(path) === 'cache';
  for (const name of ['CHANGELOG.md', 'LICENSE', 'README.md', 'README.zh-CN.md', 'completions', 'dist'])
    cpSync(join(root, name), join(folder, name), { recursive: true, filter: (path) => !isCache(path) });
  // What prepares a package has been done, and its scripts do not exist here.
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  delete manifest.scripts;
  delete manifest.devDependencies;
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  writeFileSync(join(folder, 'npm-shrinkwrap.json'), shrinkwrap());
}
