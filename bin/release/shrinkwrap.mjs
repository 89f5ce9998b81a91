// npm-shrinkwrap.json, which npm obeys for whoever installs the published package: the versions and hashes of the packages
// that it needs at run time, as package-lock.json has them. It exists while the package is packed, and not longer: npm would
// take it for the lock of the checkout. `node bin/release/shrinkwrap.mjs` writes it, with --remove it goes.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);
const file = new URL('npm-shrinkwrap.json', root);

/** The text of npm-shrinkwrap.json: the lock of this checkout without what only develops the program. */
export function shrinkwrap() {
  const lock = JSON.parse(readFileSync(new URL('package-lock.json', root), 'utf8'));
  const { name, version, license, dependencies, bin, engines } = JSON.parse(
    readFileSync(new URL('package.json', root), 'utf8'),
  );
  const needed = Object.entries(lock.packages).filter(([place, { dev, devOptional }]) => place && !dev && !devOptional);
  const packages = { '': { name, version, license, dependencies, bin, engines }, ...Object.fromEntries(needed) };
  return `${JSON.stringify({ name, version, lockfileVersion: lock.lockfileVersion, requires: true, packages }, null, 2)}\n`;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--remove')) rmSync(file, { force: true });
  else writeFileSync(file, shrinkwrap());
}
