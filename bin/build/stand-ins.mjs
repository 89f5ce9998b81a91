// Replaces whole modules that cost a start much and are hardly used here by the small ones in stand-ins/.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const file = (name) => fileURLToPath(new URL(`stand-ins/${name}`, import.meta.url));
const text = (name) => readFileSync(file(name), 'utf8');
const undici = (name) => require.resolve(`undici/lib/${name}`);
const isUndici = (importer) => /[\\/]node_modules[\\/]undici[\\/]/.test(importer);
const { ERROR, TYPE } = require('undici/lib/llhttp/constants.js');

/**
 * What conf imports: it writes settings through this program's own atomic replacement of files, and it is used without schemas,
 * migrations, watched files, encryption and folders that it chooses itself. The tests replace the same.
 */
export const importsOfConf = [
  ['atomically', 'conf-atomically.mjs'],
  ['node:fs', 'conf-fs.mjs'],
  ...['ajv/dist/2020.js', 'ajv-formats', 'debounce-fn', 'env-paths', 'semver', 'uint8array-extras'].map((source) => [
    source,
    'conf-unused.mjs',
  ]),
].map(([source = '', name = '']) => ({
  source,
  file: file(name),
  test: (importer) => /[\\/]node_modules[\\/]conf[\\/]/.test(importer),
}));

/** What this program replaces; each stand-in says why it is enough. */
export const replaced = {
  /** Modules of packages: the code that takes the place of theirs. */
  modules: new Map([
    [undici('core/constants.js'), text('undici-constants.cjs')],
    [undici('core/diagnostics.js'), text('undici-diagnostics.cjs')],
    [undici('core/tree.js'), text('undici-tree.cjs')],
    [undici('dispatcher/client-h2.js'), text('undici-absent.cjs')],
    [undici('web/fetch/body.js'), text('undici-absent.cjs')],
    // The two tables that undici uses, of two dozen that it would make.
    [undici('llhttp/constants.js'), `module.exports = ${JSON.stringify({ ERROR, TYPE })};`],
  ]),
  /** Imports: the file to bundle instead of what they name, if the test passes. */
  imports: [
    { source: 'node:process', file: file('node-process.js'), test: (_, kind) => kind === 'import-statement' },
    { source: 'node:http', file: file('node-http.cjs'), test: isUndici },
    { source: 'node:assert', file: file('node-assert.cjs'), test: isUndici },
    ...importsOfConf,
  ],
  /** Globals: the file that exports them instead. */
  globals: new Map([['WebAssembly', file('web-assembly.js')]]),
};

const keyOf = ({ source, file }) => `${source} (${file})`;

/** A plugin that replaces modules, the bundler's `inject` option for the globals, and a check that nothing was missed. */
export function replaceModules({ modules, imports, globals }) {
  const unmet = new Set([...modules.keys(), ...imports.map(keyOf), ...globals.values()]);
  return {
    plugin: {
      name: 'stand-ins',
      resolveId(source, importer = '', { kind }) {
        const standIn = imports.find((each) => each.source === source && each.test(importer, kind));
        if (standIn) unmet.delete(keyOf(standIn));
        return standIn?.file;
      },
      load(id) {
        unmet.delete(id);
        return modules.get(id);
      },
    },
    inject: Object.fromEntries([...globals].map(([name, path]) => [name, [path, name]])),
    /** Throws if the bundles load something that should have been replaced, or no longer need a stand-in. */
    checkAllMet() {
      if (unmet.size > 0) throw new Error(`Nothing loads ${[...unmet].join(', ')}. See bin/build/stand-ins.mjs.`);
    },
  };
}
