// Loaded before the program: writes what it loaded to the file that PROBE names, when it ends. It uses no module of Node
// that Node itself has not loaded by then.
'use strict';
const fs = require('node:fs');
const { builtinModules } = require('node:module');
const { basename, dirname } = require('node:path');

const before = new Set(process.moduleLoadList);
const files = [];
for (const name of ['openSync', 'readFileSync']) {
  const read = fs[name];
  fs[name] = function (path, ...rest) {
    if (typeof path === 'string' && basename(dirname(path)) === 'dist') files.push(basename(path));
    return read.call(this, path, ...rest);
  };
}
const kind = 'NativeModule ';
process.on('exit', () => {
  const modules = process.moduleLoadList
    .filter((entry) => entry.startsWith(kind) && !before.has(entry))
    .map((entry) => entry.slice(kind.length))
    .filter((name) => builtinModules.includes(name) && !name.startsWith('_'));
  const packages = Object.keys(require.cache).filter((path) => path.includes('node_modules'));
  fs.writeFileSync(process.env.PROBE, JSON.stringify({ files, modules, packages }));
});
