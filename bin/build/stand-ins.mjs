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
  /** Modules of Node: the file to bundle instead, for imports that pass the test. */
  builtins: new Map([
    ['node:process', { file: file('node-process.js'), test: (_, kind) => kind === 'import-statement' }],
    ['node:http', { file: file('node-http.cjs'), test: isUndici }],
    ['node:assert', { file: file('node-assert.cjs'), test: isUndici }],
  ]),
  /** Globals: the file that exports them instead. */
  globals: new Map([['WebAssembly', file('web-assembly.js')]]),
};

/** A plugin that replaces modules, the bundler's `inject` option for the globals, and a check that nothing was missed. */
export function replaceModules({ modules, builtins, globals }) {
  const expected = [...modules.keys(), ...[...builtins.values()].map((builtin) => builtin.file), ...globals.values()];
  const unmet = new Set(expected);
  return {
    plugin: {
      name: 'stand-ins',
      resolveId(source, importer = '', { kind }) {
        const builtin = builtins.get(source);
        return builtin?.test(importer, kind) ? builtin.file : undefined;
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
