// Makes a fresh clone runnable: installs the packages when they are missing or older than the lock file, and bundles
// src into dist when it is missing or older than its sources. Needs nothing but Node and npm. --quiet says nothing
// when there is nothing to do; --force bundles in any case.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
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

const last = at('dist', 'start.cjs');
const sources = Math.max(
  newest(at('src')),
  modified(at('completions', 'commands.json')),
  modified(at('package.json')),
  modified(at('package-lock.json')),
  modified(fileURLToPath(import.meta.url)),
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
    await bundleAll(fresh);
    if (existsSync(at('dist'))) renameSync(at('dist'), old);
    renameSync(fresh, at('dist'));
  } finally {
    for (const folder of [fresh, old]) rmSync(folder, { recursive: true, force: true });
  }
}

// The program is one bundle; packages that few commands use are one each, loaded when they are first imported.
async function bundleAll(outdir) {
  const { build } = await import('esbuild');
  const packages = ['chalk', 'cli-table3', 'conf', 'inquirer', 'ora', 'string-width', 'undici'];
  // By the specifier in an import: the name of the bundle.
  const apart = new Map([...packages.map((name) => [name, name]), ['./undici-pool.ts', 'undici-pool']]);
  const settings = {
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'cjs',
    // Bundles are loaded by src/start.ts, which gives them require, and no import.
    supported: { 'dynamic-import': false },
    outExtension: { '.js': '.cjs' },
    outdir,
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'linked',
    logLevel: 'warning',
  };
  const alone = (specifier, name) =>
    build({
      ...settings,
      outExtension: undefined,
      outdir: undefined,
      outfile: join(outdir, `${name}.cjs`),
      stdin: {
        contents: `export * from '${specifier}';\n${packages.includes(name) ? `export { default } from '${specifier}';\n` : ''}`,
        resolveDir: packages.includes(name) ? root : at('src', 'http'),
      },
    });
  await Promise.all([...apart].map(([specifier, name]) => alone(specifier, name)));
  const require = createRequire(import.meta.url);
  const split = {
    name: 'split',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^(?:[a-z]|\.\/)/ }, ({ path, importer, namespace }) => {
        if (namespace === 'apart') return { path, external: true };
        return apart.has(path) && !importer.includes('node_modules')
          ? { path: apart.get(path), namespace: 'apart' }
          : undefined;
      });
      // The bundle of a package is no module of its own to esbuild: its exports are named here, one by one.
      onLoad({ filter: /./, namespace: 'apart' }, ({ path }) => {
        const { default: main, ...exports } = require(join(outdir, `${path}.cjs`));
        const names = Object.keys(exports).filter((name) => /^\w+$/.test(name));
        const lines = names.map((name) => `export const ${name} = bundle.${name};`);
        if (main !== undefined) lines.push('export default bundle.default;');
        return { contents: [`const bundle = require('./${path}.cjs');`, ...lines].join('\n') };
      });
    },
  };
  await Promise.all([
    // The store's native library cannot be bundled.
    build({ ...settings, entryPoints: { core: 'src/main.ts' }, external: ['libsql'], plugins: [split] }),
    // What completes words at a prompt must start before anybody notices; it knows the commands from a table.
    build({ ...settings, entryPoints: { completion: 'src/completion/quick.ts' }, plugins: [split] }),
  ]);
  const content = createHash('sha256');
  for (const name of ['core', 'completion', ...apart.values()])
    content.update(readFileSync(join(outdir, `${name}.cjs`)));
  const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8'));
  // Written last: its presence says that the build is whole.
  await build({
    ...settings,
    entryPoints: { start: 'src/start.ts' },
    define: { BUILD: JSON.stringify(content.digest('hex').slice(0, 12)), VERSION: JSON.stringify(version) },
  });
}
