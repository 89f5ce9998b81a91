// What would make a wrong program ends the build instead.
import { isBuiltin } from 'node:module';

/** The bundler's `onLog`: it warns of an import that leads nowhere, for example, and goes on. */
export function failOnWarning(level, { message }) {
  if (level === 'warn') throw new Error(message);
}

/**
 * Throws unless a bundle exports something and loads only other bundles, modules of Node, and packages that npm installs with
 * the program.
 */
export function checkBundle({ fileName, exports, imports, dynamicImports }, bundles, packages) {
  if (exports.length === 0) throw new Error(`The bundle ${fileName} exports nothing.`);
  const names = new Set([...bundles.map((bundle) => bundle.fileName), ...packages]);
  const unknown = [...imports, ...dynamicImports].filter((name) => !names.has(name) && !isBuiltin(name));
  if (unknown.length > 0)
    throw new Error(`The bundle ${fileName} loads ${unknown.join(', ')}, which is not installed.`);
}

/** Adds a file to others. Throws if there is one of that name. */
export function addFile(files, name, content) {
  if (files.has(name)) throw new Error(`Two files of the build are named ${name}.`);
  files.set(name, content);
}
