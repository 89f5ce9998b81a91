// Bundles src into a folder, with the two programs that load the bundles.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { build, transform } from 'esbuild';
import { translateParser } from './http-parser.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const at = (...names) => join(root, ...names);

// What packages load at their start for features that are not used here.
const edits = [
  [
    'commander/lib/command.js',
    "const childProcess = require('node:child_process');",
    "const childProcess = { spawn: (...words) => require('node:child_process').spawn(...words) };",
  ],
  [
    'commander/lib/command.js',
    "const { Help, stripColor } = require('./help.js');",
    "const help = () => require('./help.js'), stripColor = (text) => help().stripColor(text);",
  ],
  ['commander/lib/command.js', 'new Help()', 'new (help().Help)()'],
  ['commander/lib/command.js', "const { suggestSimilar } = require('./suggestSimilar');", ''],
  ...['flag, candidateFlags', 'unknownName, candidateNames'].map((words) => [
    'commander/lib/command.js',
    `suggestSimilar(${words})`,
    `require('./suggestSimilar').suggestSimilar(${words})`,
  ]),
  ['commander/index.js', "const { Help } = require('./lib/help.js');", ''],
  ['commander/index.js', 'exports.Help = Help;', ''],
  ['commander/index.js', 'exports.program = new Command();', ''],
  [
    'undici/lib/dispatcher/client.js',
    "const http = require('node:http')",
    "const http = { get maxHeaderSize() { return require('node:http').maxHeaderSize } }",
  ],
  // The pool says how large headers may be, so that Node's own limit is not asked for.
  [
    'undici/lib/dispatcher/client.js',
    'http.maxHeaderSize &&\n  Number.isInteger(http.maxHeaderSize) &&\n  http.maxHeaderSize > 0\n',
    'true\n',
  ],
  [
    'undici/lib/dispatcher/client-h1.js',
    '/* global WebAssembly */',
    "const WebAssembly = require('../llhttp/llhttp-wasm.js');",
  ],
  ['undici/lib/core/util.js', "const { IncomingMessage } = require('node:http')", ''],
  [
    'undici/lib/core/util.js',
    'Object.getPrototypeOf(stream).constructor === IncomingMessage',
    "Object.getPrototypeOf(stream).constructor === require('node:http').IncomingMessage",
  ],
];
// Tables that take longer to make than to use, by file: what stands in for them.
const require = createRequire(import.meta.url);
const { ERROR, TYPE } = require('undici/lib/llhttp/constants.js');
const { channels } = require('undici/lib/core/diagnostics.js');
const standIns = {
  // The parser in JavaScript, as what undici takes for the global WebAssembly; it has no use for the one that needs SIMD.
  'undici/lib/llhttp/llhttp-wasm.js': translateParser(require('undici/lib/llhttp/llhttp-wasm.js')),
  'undici/lib/llhttp/llhttp_simd-wasm.js': '',
  // Of hundreds of constants of the parser's, its errors and types are used.
  'undici/lib/llhttp/constants.js': `module.exports = ${JSON.stringify({ ERROR, TYPE })};`,
  // A tree that knows how usual names of headers are written in lower case; what it does not know is put in lower case.
  'undici/lib/core/tree.js': 'module.exports = { tree: { lookup: () => null } };',
  // Nobody listens to what undici tells of its work.
  'undici/lib/core/diagnostics.js': `
    const channel = { hasSubscribers: false };
    module.exports = { channels: { ${Object.keys(channels)
      .map((name) => `${name}: channel`)
      .join(', ')} } };`,
  // A list of usual names, which need not be checked; others are.
  'undici/lib/core/constants.js': `module.exports = {
    wellknownHeaderNames: [],
    headerNameLowerCasedRecord: Object.create(null),
    getHeaderNameAsBuffer: (header) => Buffer.from(header),
  };`,
};
// Bodies are text, and HTTP/2 is not offered: what reads others would be most of the bundle.
const leftOut = ['undici/lib/dispatcher/client-h2.js', 'undici/lib/web/fetch/body.js'];
// The files of packages that were met.
const met = new Set();
const rewrite = {
  name: 'rewrite',
  setup({ onLoad, onResolve }) {
    onLoad({ filter: /node_modules[\\/](?:commander|undici)[\\/].*\.js$/ }, ({ path }) => {
      const file = inPackages(path);
      met.add(file);
      if (leftOut.includes(file))
        return { contents: "module.exports = () => { throw new Error('this part of undici is not there') };" };
      if (file in standIns) return { contents: standIns[file] };
      // Node makes a resource of each, for hooks that nobody has here.
      const contents = edited(path).replaceAll('queueMicrotask(', 'Promise.resolve().then(');
      if (/\bassert\.\w/.test(contents)) throw new Error(`${file} asserts in a way that bin/bundle.mjs does not know`);
      return { contents };
    });
    // What undici checks holds: the module that says what does not is loaded when it must speak.
    onResolve({ filter: /^node:assert$/ }, ({ path, importer }) =>
      importer.includes('node_modules') ? { path, namespace: 'assert' } : undefined,
    );
    onLoad({ filter: /./, namespace: 'assert' }, () => ({
      contents:
        "module.exports = (value, message) => value || process.getBuiltinModule('node:assert')(value, message);",
    }));
  },
};

// All of undici, for proxies, with the same parser.
const withParser = {
  name: 'parser',
  setup({ onLoad }) {
    onLoad({ filter: /undici[\\/]lib[\\/](?:llhttp[\\/].*-wasm|dispatcher[\\/]client-h1)\.js$/ }, ({ path }) => ({
      contents: standIns[inPackages(path)] ?? edited(path),
    }));
  },
};

const inPackages = (path) => path.replaceAll('\\', '/').split('node_modules/').at(-1);

function edited(path) {
  let contents = readFileSync(path, 'utf8');
  for (const [name, from, to] of edits) {
    if (name !== inPackages(path)) continue;
    if (!contents.includes(from)) throw new Error(`${name} has changed: look at what bin/bundle.mjs edits of it`);
    contents = contents.replace(from, to);
  }
  return contents;
}

function checkThatAllWereMet() {
  for (const name of [...edits.map(([file]) => file), ...Object.keys(standIns), ...leftOut])
    if (!met.has(name)) throw new Error(`${name} is not there any more: look at what bin/bundle.mjs does to it`);
}

const packages = ['chalk', 'cli-table3', 'inquirer', 'mustache', 'ora', 'string-width', 'undici', 'yaml'];
// What few command lines need: each is loaded when it is needed.
const rareParts = [
  'src/cli/answer-credential.ts',
  'src/cli/trace.ts',
  'src/commands/config/compare.ts',
  'src/commands/config/edit-variables.ts',
  'src/completion/ask-missing.ts',
  'src/completion/complete.ts',
  'src/help/topics.ts',
  'src/process/pager.ts',
  'src/output/hyperlinks.ts',
  'src/output/rare-forms.ts',
  'src/command-line/aliases.ts',
  'src/program/explain-failure.ts',
  'src/cli/find-other-login.ts',
  'src/settings/variable-formats.ts',
  'src/translations/chinese.ts',
  'src/rollout/await-release.ts',
  'src/logs/follow-log.ts',
];
const settings = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'cjs',
  // The store's native library cannot be bundled, nor can jq, which is WebAssembly in a file of its own.
  external: ['libsql', 'jq-wasm'],
  supported: { 'dynamic-import': false },
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'linked',
  logLevel: 'warning',
  banner: { js: '(function(exports,require,module,__dirname){' },
  footer: { js: '})' },
};

const plain = { ...settings, banner: {}, footer: {}, minifyIdentifiers: true };

// Bundles, each the expression of a function for src/start.ts to load, which gives them require, and no import:
// - core, what every command needs;
// - one for each group of commands, for what commands load only when they need it, and for the completion that asks the
//   controller: they take what core has from there;
// - completion, which must answer at a prompt before anybody notices, without core;
// - one for each package that few commands use, and for the part of undici that requests need.
export async function bundleAll(outdir) {
  mkdirSync(outdir, { recursive: true });
  const bundle = async (name, options) => {
    const outfile = join(outdir, `${name}.js`);
    await build({ ...settings, ...options, outfile });
    const code = loadAtFirstUse(withProcess(readFileSync(outfile, 'utf8')));
    writeFileSync(outfile, await withShortNames(packages.includes(name) ? code : withPlainExports(code)));
  };
  const exportsOf = (specifier) => `export * from '${specifier}'; export { default } from '${specifier}';`;
  await all([
    ...packages.map((name) =>
      bundle(name, { stdin: { contents: exportsOf(name), resolveDir: root }, plugins: [withParser] }),
    ),
    bundle('undici-pool', { entryPoints: ['src/http/undici-pool.ts'], plugins: [rewrite] }),
  ]);
  const parts = new Map();
  const split = splitInto(parts, outdir);
  const { metafile } = await build({
    ...settings,
    entryPoints: ['src/process/main.ts'],
    plugins: [split],
    metafile: true,
    write: false,
    legalComments: 'none',
  });
  const shared = new Set();
  const built = new Set();
  // Those parts have parts of their own.
  for (let found = [...parts]; found.length > 0;) {
    await all(
      found.map(([name, path]) =>
        bundle(name, { entryPoints: [path], plugins: [takeFromCore(metafile.inputs, shared), split] }),
      ),
    );
    for (const [name] of found) built.add(name);
    found = [...parts].filter(([name]) => !built.has(name));
  }
  const cases = [...shared].sort().map((path) => `case ${JSON.stringify(path)}: return require('./${path}');`);
  const contents = `export { main } from './src/process/main.ts'; export function shared(path) { switch (path) { ${cases.join(' ')} } }`;
  await all([
    bundle('core', { stdin: { contents, resolveDir: root }, plugins: [rewrite, split] }),
    bundle('completion', { entryPoints: ['src/completion/quick.ts'], plugins: [split] }),
    writeHelp(outdir),
    // What the sandbox puts into static sites: a program by itself.
    build({ ...plain, entryPoints: ['src/sandbox/static/serve.ts'], outfile: join(outdir, 'serve.cjs') }),
  ]);
  checkThatAllWereMet();
  await writeStart(outdir);
}

// Waits for all even when one fails: whoever tidies up must not meet one that still writes.
async function all(promises) {
  const failed = (await Promise.allSettled(promises)).find(({ status }) => status === 'rejected');
  if (failed) throw failed.reason;
}

// Puts packages, and parts of the program that are loaded when they are needed, into bundles of their own.
function splitInto(parts, outdir) {
  return {
    name: 'split',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^(?:[a-z]|\.)/ }, ({ path, importer, kind, namespace }) => {
        if (namespace === 'bundle') return { path, external: true };
        if (importer.includes('node_modules')) return undefined;
        if (packages.includes(path)) return { path, namespace: 'bundle' };
        if (path === './undici-pool.ts') return { path: 'undici-pool', namespace: 'bundle' };
        const file = inSources(importer, path);
        // Completion answers out of one bundle.
        const isRare = rareParts.includes(file) && !importer.startsWith(at('src', 'completion'));
        const isPart = importer === at('src', 'commands', 'index.ts') || isRare;
        if (kind !== 'dynamic-import' || !isPart) return undefined;
        const name = file.slice('src/'.length, -'.ts'.length).replaceAll('/', '-');
        parts.set(name, file);
        return { path: name, namespace: 'bundle' };
      });
      // Of the package's own description, no more than the version is asked for.
      onLoad({ filter: /package\.json$/ }, ({ path }) =>
        path === at('package.json')
          ? { contents: JSON.stringify({ version: versionOf(path) }), loader: 'json' }
          : undefined,
      );
      // To read the table of commands as JSON is quicker than to make it of code, and many words need no row of it.
      onLoad({ filter: /completions[\\/]commands\.json$/ }, ({ path }) => {
        const { commands, ...rest } = JSON.parse(readFileSync(path, 'utf8'));
        const parse = (value) => `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;
        return {
          contents: `let commands;
            export default { ...${parse(rest)}, get commands() { return (commands ??= ${parse(commands)}); } };`,
        };
      });
      // A bundle is no module of its own to esbuild: the exports of a package are named here, one by one.
      onLoad({ filter: /./, namespace: 'bundle' }, ({ path }) => {
        if (!packages.includes(path)) return { contents: `module.exports = require('./${path}.js');` };
        const { default: main, ...exports } = load(join(outdir, `${path}.js`));
        const names = Object.keys(exports).filter((name) => /^\w+$/.test(name));
        const lines = names.map((name) => `export const ${name} = bundle.${name};`);
        if (main !== undefined) lines.push('export default bundle.default;');
        return { contents: [`const bundle = require('./${path}.js');`, ...lines].join('\n') };
      });
    },
  };
}

// Modules that core has are not bundled again: there is one of each class, and nothing is read twice.
function takeFromCore(inputs, shared) {
  return {
    name: 'take from core',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^(?:\.)/ }, ({ path, importer, namespace }) => {
        if (namespace === 'core') return { path, external: true };
        if (importer.includes('node_modules')) return undefined;
        const file = inSources(importer, path);
        return file in inputs ? { path: file, namespace: 'core' } : undefined;
      });
      onLoad({ filter: /./, namespace: 'core' }, async ({ path }) => {
        shared.add(path);
        const names = (await namesExportedBy(path)).map((name) => `export const ${name} = shared.${name};`);
        return {
          contents: [`const shared = require('./core.js').shared(${JSON.stringify(path)});`, ...names].join('\n'),
        };
      });
    },
  };
}

// Those that are there when types are not.
async function namesExportedBy(path) {
  const settings = {
    absWorkingDir: root,
    entryPoints: [path],
    format: 'esm',
    metafile: true,
    write: false,
    outdir: '.',
  };
  const { metafile } = await build(settings);
  return Object.values(metafile.outputs)[0].exports;
}

const versionOf = (manifest) => JSON.parse(readFileSync(manifest, 'utf8')).version;

const inSources = (importer, path) => relative(root, join(dirname(importer), path)).replaceAll('\\', '/');

async function writeStart(outdir) {
  const content = createHash('sha256');
  const bundles = readdirSync(outdir).filter((name) => name.endsWith('.js'));
  for (const name of bundles.sort()) content.update(readFileSync(join(outdir, name)));
  const define = {
    BUILD: JSON.stringify(content.digest('hex').slice(0, 12)),
    VERSION: JSON.stringify(versionOf(at('package.json'))),
  };
  // Written last: that deis.cjs is there says that the build is whole.
  for (const name of ['drycc', 'deis']) {
    const contents = `import { start } from './src/start.ts'; void start('${name}');`;
    const { outputFiles } = await build({
      ...settings,
      banner: {},
      footer: {},
      stdin: { contents, resolveDir: root },
      write: false,
      legalComments: 'none',
      define,
    });
    const code = loadAtFirstUse(withProcess(outputFiles[0].text));
    const banner = '#!/usr/bin/env node';
    const short = await transform(code, { minifyIdentifiers: true, minifyWhitespace: true, format: 'cjs', banner });
    writeFileSync(join(outdir, `${name}.cjs`), short.code, { mode: 0o755 });
  }
}

// Help needs no code at run time: its pages are laid out here, by the code that lays them out otherwise; and the manual.
async function writeHelp(outdir) {
  const outfile = join(outdir, 'help.js');
  const contents = `
    import { allPages } from './help/pages.ts';
    import { writePages } from './start/help-pages.ts';
    export { manPages } from './help/manual.ts';
    import { chinese } from './translations/chinese.ts';
    export const write = async (name) => writePages(await allPages(name));
    export const writeInChinese = async (name) => writePages(await allPages(name, await chinese()));`;
  await build({
    ...settings,
    external: [...settings.external, ...packages.filter((each) => each !== 'string-width')],
    stdin: { contents, resolveDir: at('src') },
    outfile,
  });
  const { write, writeInChinese, manPages } = load(outfile);
  mkdirSync(join(outdir, 'man'));
  for (const name of ['deis', 'drycc']) {
    writeFileSync(join(outdir, `help-${name}.txt`), await write(name));
    writeFileSync(join(outdir, `help-${name}-zh.txt`), await writeInChinese(name));
    for (const [file, text] of await manPages(name)) writeFileSync(join(outdir, 'man', file), text);
  }
  rmSync(outfile);
}

// The module process is the global: its names need not be copied, which takes long.
function withProcess(code) {
  return code
    .replaceAll('__toESM(require("node:process"),1)', 'process')
    .replaceAll(/\bimport_node_process\w*\.default\b/g, 'process');
}

// What a module exports does not change once the module is evaluated: objects of values take the place of the getters that
// would be made for all modules at every start, and be copied by whoever loads a bundle.
function withPlainExports(bundle) {
  let code = bundle;
  for (const [statement, name, getters] of bundle.matchAll(/(?:var )?\b\w+=\{\};__export\((\w+),\{([^{}]*)\}\);/g)) {
    const values = `{${getters.replaceAll(':()=>', ':')}}`;
    const use = new RegExp(`\\b(init_\\w+\\(\\)),(?:__toCommonJS\\(${name}\\)|${name}\\b)`, 'g');
    let plain = code.replaceAll(use, (_, evaluate) => `${evaluate},${values}`);
    const own = `module.exports=__toCommonJS(${name});`;
    const end = bundle.startsWith('(') ? /;?\s*\}\)\s*$/ : /;?\s*$/;
    if (plain.includes(own)) plain = plain.replace(own, '').replace(end, (last) => `;module.exports=${values}${last}`);
    // Where it is used in another way it stays what it is.
    if (plain.split(new RegExp(`\\b${name}\\b`)).length === 3) code = plain.replace(statement, '');
  }
  return code.replaceAll(
    /__toESM\((require_(?:cli|commands|completion|help|output|pager|settings|translations)\w*\(\)),1\)/g,
    '$1',
  );
}

// Names are a good part of what is read and of what V8 keeps; those that others see stay as they are.
async function withShortNames(bundle) {
  const [, legal = ''] = /(\n\/\*! For license information.*\*\/\s*)$/.exec(bundle) ?? [];
  // What is an expression without a use would be left out.
  const { code } = await transform(`bundle=${bundle.slice(0, bundle.length - legal.length)}`, {
    minifyIdentifiers: true,
    minifyWhitespace: true,
    target: settings.target,
    legalComments: 'none',
  });
  return `${code
    .trim()
    .replace(/^bundle=/, '')
    .replace(/;$/, '')}${legal}`;
}

// Modules of Node cost more than all code of a short command: each is loaded when something of it is first used.
function loadAtFirstUse(code) {
  const names = new Set();
  const later = code.replaceAll(
    /\b(import_\w+)=(require\("node:[\w/]+"\)|__toESM\(require\("node:[\w/]+"\),1\))/g,
    (_, name, value) => {
      names.add(name);
      return `${name}=()=>${value}`;
    },
  );
  return later.replaceAll(/\b(new )?(import_\w+)\.(\w+)/g, (match, constructing, name, member) => {
    if (!names.has(name)) return match;
    return constructing ? `new(${name}().${member})` : `${name}().${member}`;
  });
}
function load(file) {
  const module = { exports: {} };
  const wrapper = new Script(readFileSync(file, 'utf8'), { filename: file }).runInThisContext();
  wrapper(module.exports, createRequire(file), module, dirname(file));
  return module.exports;
}
