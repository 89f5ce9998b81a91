// Makes a fresh clone runnable: installs the packages when they are missing or older than the lock file, and bundles
// src into dist when it is missing or older than its sources. Needs nothing but Node and npm. --quiet says nothing
// when there is nothing to do; --force bundles in any case.
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const at = (...names) => join(root, ...names);
const modified = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
const newest = (folder) =>
  Math.max(
    0,
    ...readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => modified(join(entry.parentPath, entry.name))),
  );

if (modified(at('node_modules', '.package-lock.json')) < modified(at('package-lock.json'))) {
  // npm would empty the folder behind the link.
  if (lstatSync(at('node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) {
    console.error('node_modules is a link, and what it leads to is older than package-lock.json: install there.');
    process.exit(1);
  }
  console.error('Installing packages...');
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) {
    console.error('The packages could not be installed; npm says why above.');
    process.exit(1);
  }
}

const last = at('dist', 'deis.cjs');
const sources = Math.max(
  newest(at('src')),
  modified(at('completions', 'commands.json')),
  modified(at('package.json')),
  modified(at('package-lock.json')),
  modified(at('bin', 'build.mjs')),
  newest(at('bin', 'build')),
);
if (process.argv.includes('--force') || !existsSync(last) || modified(last) < sources) {
  console.error('Building...');
  await replaceBuild();
} else if (!process.argv.includes('--quiet')) {
  console.error('Nothing to do: dist is up to date.');
}

// Builds beside dist and then takes its place, so that two builds at once, or a program that starts meanwhile, see whole ones.
async function replaceBuild() {
  const [fresh, old] = [at(`dist.${process.pid}`), at(`dist.${process.pid}.old`)];
  try {
    // It needs packages that are installed above.
    const { bundleAll } = await import('./build/bundle.mjs');
    await bundleAll(fresh);
    const { tryOut } = await import('./build/try-out.mjs');
    await tryOut(fresh);
    if (existsSync(at('dist'))) renameSync(at('dist'), old);
    renameSync(fresh, at('dist'));
  } finally {
    for (const folder of [fresh, old]) rmSync(folder, { recursive: true, force: true });
  }
}
