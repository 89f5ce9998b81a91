// Takes the place of src/start/bundles.ts in the single file, which carries what that finds in a folder.
import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs';
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

hideCommandLine();

/**
 * Every user of a machine sees the command lines of its processes, and Bun does not change them by process.title, as Node does. So
 * its memory is overwritten where Linux has it; the words have been read by now.
 */
function hideCommandLine() {
  let memory;
  try {
    if (process.platform !== 'linux' || process.argv.length < 3) return;
    const stat = readFileSync('/proc/self/stat', 'utf8');
    // The name of the program, in parentheses, may have spaces. What comes after it begins with the third field.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [start, end] = [Number(fields[48 - 3]), Number(fields[49 - 3])];
    memory = openSync('/proc/self/mem', 'r+');
    const title = Buffer.alloc(end - start);
    title.write(program, 0, Math.min(program.length, title.length - 1));
    writeSync(memory, title, 0, title.length, start);
  } catch {
    // The kernel does not allow it: the words stay to be seen.
  } finally {
    if (memory !== undefined) closeSync(memory);
  }
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
