// Builds release/deis: the program as one file for the present platform, which needs neither Node nor anything beside it.
// Bun compiles the bundles of dist with jq and its own SQLite. `--out FILE` names another file.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'rolldown';
import { failOnWarning } from './build/checks.mjs';
import { tryPrograms } from './build/try-out.mjs';
import { bunProgram } from './single-file/bun.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const at = (...names) => join(root, ...names);
const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8'));
const suffix = process.platform === 'win32' ? '.exe' : '';
const { values } = parseArgs({ options: { out: { type: 'string', default: at('release', `deis${suffix}`) } } });
const out = resolve(values.out);

execFileSync(process.execPath, [at('bin', 'build.mjs'), '--quiet'], { stdio: 'inherit' });
const bun = bunProgram(at('release', 'bun'));
const folder = at('release', `single-file.${process.pid}`);
try {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'contents.cjs'), contents());
  writeFileSync(join(folder, 'deis.mjs'), await bundleStart());
  compile();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
await tryPrograms([{ name: 'deis', words: [out] }]);
console.log(`${out}: ${(statSync(out).size / 2 ** 20).toFixed(0)} MiB`);

/** What the program would find in its folder: bundles as functions, texts, and packages. */
function contents() {
  const files = readdirSync(at('dist'));
  const read = (name) => readFileSync(at('dist', name), 'utf8');
  const bundles = files
    .filter((name) => name.endsWith('.js'))
    .map((name) => `${JSON.stringify(name)}: ${read(name).trim()}`);
  const texts = files.filter((name) => /^help-.*\.txt$/.test(name)).map((name) => [name, textOf(name)]);
  return `exports.bundles = {${bundles.join(',\n')}};
exports.texts = ${JSON.stringify(Object.fromEntries(texts))};
exports.packages = {
  'jq-wasm': () => require('jq-wasm/inline'),
  libsql: () => require(${JSON.stringify(at('bin', 'single-file', 'libsql.js'))}),
};
`;
}

/** As the program reads them: what has no other characters is read a byte a character. */
function textOf(name) {
  return readFileSync(at('dist', name), name.endsWith('-zh.txt') ? 'utf8' : 'latin1');
}

/** Bundles the start of the program, with a file system of its own. */
async function bundleStart() {
  const carried = at('bin', 'single-file', 'bundles.js');
  const { output } = await build({
    cwd: root,
    platform: 'node',
    input: 'src/start.ts',
    external: [/contents\.cjs$/],
    transform: { define: { VERSION: JSON.stringify(version), BUILD: '""' } },
    plugins: [
      { name: 'carried bundles', resolveId: (source) => (source.endsWith('/start/bundles.ts') ? carried : undefined) },
    ],
    write: false,
    onLog: failOnWarning,
    output: { format: 'esm', codeSplitting: false, paths: (id) => id.replace(/^.*contents\.cjs$/, './contents.cjs') },
  });
  // The server that the sandbox puts into static sites is read as a file.
  const server = `import ${JSON.stringify(at('dist', 'serve.cjs'))} with { type: 'file' };\n`;
  return server + output[0].code;
}

function compile() {
  // Bun would read the .env of the folder in which the program runs, whose variables are an app's.
  const closed = ['dotenv', 'bunfig', 'tsconfig', 'package-json'].map((name) => `--no-compile-autoload-${name}`);
  const words = ['build', '--compile', '--bytecode', '--minify', '--format=cjs', '--asset-naming=[name].[ext]'];
  const { status } = spawnSync(bun, [...words, ...closed, join(folder, 'deis.mjs'), '--outfile', out], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('bun could not compile the program.');
}
