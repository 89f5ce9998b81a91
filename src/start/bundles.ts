import { isAscii } from 'node:buffer';
import { join } from 'node:path';
import process from 'node:process';
import type { Script } from 'node:vm';
import { type CodeCache, kindOf, openCodeCache, readBytes } from './code-cache.ts';

// Where the program finds its parts: in the folder of this file, once it is built. The single file has another one of these,
// bin/single-file/bundles.js, which finds them within the program.

/** A bundle: a function, which is given the `require` and the folder that it uses. */
type Wrapper = (exports: unknown, require: (id: string) => unknown, module: object, dirname: string) => void;

/** Set by the build: the name of this program. */
declare const PROGRAM: 'deis' | 'drycc';

let cache: CodeCache | undefined;
/** The bundles that were loaded, by their names. */
const scripts = new Map<string, Script>();

/** The name of this program. */
export const program = PROGRAM;

/** The folder of the bundles. */
export const folder = __dirname;

/** The program and the first words by which another process runs it. */
export const self: readonly [string, ...string[]] = [process.execPath, process.argv[1] ?? ''];

/** Loads bundles with the code that an earlier start left, from now on. Such code may be kept in `own`, as a folder of the user. */
export function useCaches(build: string, own: string | undefined): void {
  cache = openCodeCache(build, join(folder, 'cache'), own);
}

/** Keeps what V8 compiled, with the functions that were used, for later starts of this kind. */
export function keepCode(start: string): void {
  const kind = kindOf(start);
  for (const [name, script] of scripts) cache?.keep(name, kind, () => script.createCachedData());
}

/** The text of a file beside the bundles. One of a byte a character is the cheapest that V8 has. */
export function readText(name: string, encoding: 'utf8' | 'latin1'): string {
  return readBytes(join(folder, name)).toString(encoding);
}

/** A module of a package. Node's own loader of ES modules comes with createRequire, so nothing else is loaded by it. */
export function requirePackage(id: string): unknown {
  const { createRequire } = process.getBuiltinModule('node:module');
  return createRequire(__filename)(id);
}

/** The function of a bundle. */
export function wrapperOf(name: string): Wrapper {
  const filename = join(folder, name);
  // A string of one byte a character is the cheapest to make, and most bundles are ASCII.
  const bytes = readBytes(filename);
  const source = bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8');
  // What Node runs itself has no lazy modules: version and help need none.
  const { Script } = process.getBuiltinModule('node:vm');
  const cachedData = cache?.read(name);
  const script = new Script(source, { filename, ...(cachedData && { cachedData }) });
  if (script.cachedDataRejected === true) cache?.drop(name);
  scripts.set(name, script);
  return script.runInThisContext() as Wrapper;
}
