// Makes a fresh clone runnable: installs the packages when they are missing or older than the lock file, and bundles
// src into dist when it is missing or older than its sources. Needs nothing but Node and npm. --quiet says nothing
// when there is nothing to do; --force bundles in any case.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
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
  console.error('Installing packages...');
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
}

const bundle = at('dist', 'main.cjs');
const sources = Math.max(
  newest(at('src')),
  modified(at('package.json')),
  modified(at('package-lock.json')),
  modified(at('bin', 'build.js')),
);
if (process.argv.includes('--force') || !existsSync(bundle) || modified(bundle) < sources) {
  console.error('Building...');
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: root,
    entryPoints: ['src/main.ts'],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'cjs',
    // The store's native library cannot be bundled.
    external: ['libsql'],
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'linked',
    logLevel: 'warning',
  });
} else if (!process.argv.includes('--quiet')) {
  console.error('Nothing to do: dist is up to date.');
}
