// Takes the place of src/start/bundles.ts in the single file, which carries what that finds in a folder.
import { existsSync } from 'node:fs';
import { basename, delimiter, dirname, resolve } from 'node:path';
import process from 'node:process';
import { bundles, packages, texts } from './contents.cjs';

const typed = basename(process.argv0).replace(/\.exe$/i, '');

/** The single file is deis unless it is called drycc, as by a link. */
export const program = typed === 'drycc' ? 'drycc' : 'deis';

/** The folder of what the file carries, which is in no file system. */
export const folder = dirname(process.argv[1]);

/** Bun gives the file behind a link; who runs it again must do so under the same name. */
export const self = [basename(process.execPath).replace(/\.exe$/i, '') === typed ? process.execPath : findTyped()];

function findTyped() {
  const { argv0, env } = process;
  const folders = /[\\/]/.test(argv0) ? [''] : (env.PATH ?? '').split(delimiter).filter(Boolean);
  const files = folders.map((each) => resolve(each, argv0));
  return files.find((file) => existsSync(file)) ?? process.execPath;
}

// Bun carries compiled code already.
export const useCaches = () => undefined;
export const keepCode = () => undefined;

export function readText(name) {
  return texts[name];
}

export function requirePackage(id) {
  return packages[id]();
}

export function wrapperOf(name) {
  return bundles[name];
}
