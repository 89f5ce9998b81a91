// Which modules are replaced where conf imports them, in the build and in the tests.
import { fileURLToPath } from 'node:url';

const at = (name) => fileURLToPath(new URL(name, import.meta.url));
const unused = at('conf-unused.mjs');

/** The file of ours for each module, by what conf imports. @type {Readonly<Record<string, string>>} */
export const standInsOfConf = {
  atomically: at('conf-atomically.mjs'),
  'node:fs': at('conf-fs.mjs'),
  'ajv/dist/2020.js': unused,
  'ajv-formats': unused,
  'debounce-fn': unused,
  'env-paths': unused,
  semver: unused,
  'uint8array-extras': unused,
};

/**
 * Returns the stand-in for an import; undefined if there is none, or if another module than conf imports it.
 * @param {string} specifier
 * @param {string | undefined} importer
 * @returns {string | undefined}
 */
export const standInFor = (specifier, importer) =>
  /node_modules[\\/]conf[\\/]/.test(importer ?? '') ? standInsOfConf[specifier] : undefined;
