import { statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { readRegularFile } from '../base/regular-file.ts';

/** More than any settings of a repository, in bytes. */
const largestSettings = 1024 * 1024;

/** A setting that the repository of a folder has for itself alone, and the file that holds it. */
export interface LocalSetting {
  readonly value: string;
  readonly file: string;
}

/**
 * Reads `section.key` from the settings of the repository that a folder is in, without running git, which takes longer than
 * all the rest of a command. Undefined outside a repository, and for what cannot be read.
 */
export function localSetting(directory: string, section: string, key: string): LocalSetting | undefined {
  const file = settingsOf(directory);
  const value = file === undefined ? undefined : valueIn(textOf(file) ?? '', section, key);
  return file !== undefined && value !== undefined ? { value, file } : undefined;
}

/**
 * The file at which git would wait forever: a pipe or a device instead of a repository's settings, which anybody may
 * have made in a folder above. Undefined if there is none.
 */
export function trapIn(directory: string): string | undefined {
  for (let folder = directory; ; folder = dirname(folder)) {
    const path = join(folder, '.git');
    const found = [path, join(path, 'config')].find(isTrap);
    if (found !== undefined) return found;
    if (look(path) !== undefined || folder === dirname(folder)) return undefined;
  }
}

function isTrap(path: string): boolean {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    return found !== undefined && !found.isFile() && !found.isDirectory();
  } catch {
    return false;
  }
}

function settingsOf(directory: string): string | undefined {
  for (let folder = directory; ; folder = dirname(folder)) {
    const path = join(folder, '.git');
    const found = look(path);
    if (found !== undefined) return join(found === 'folder' ? path : commonFolder(path), 'config');
    if (folder === dirname(folder)) return undefined;
  }
}

function look(path: string): 'folder' | 'file' | undefined {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found?.isDirectory() === true) return 'folder';
    return found?.isFile() === true ? 'file' : undefined;
  } catch {
    return undefined;
  }
}

/** In submodules and further work trees, `.git` is a file that says where the repository is; its work trees share one folder. */
function commonFolder(path: string): string {
  const own = resolve(dirname(path), /^gitdir: (.+)$/m.exec(textOf(path) ?? '')?.[1]?.trimEnd() ?? '.git');
  const common = textOf(join(own, 'commondir'));
  return common === undefined ? own : resolve(own, common.trim());
}

/** Anybody may have made such a file in a folder above: a pipe, a link or a device is none. */
function textOf(path: string): string | undefined {
  try {
    return readRegularFile(path, { follows: false, largest: largestSettings }).toString();
  } catch {
    return undefined;
  }
}

/** The last value counts, as with git; sections and keys may be in any case. */
function valueIn(text: string, section: string, key: string): string | undefined {
  let isInside = false;
  let value: string | undefined;
  for (const line of text.split('\n')) {
    const title = /^\s*\[([^\]]*)\]/.exec(line)?.[1];
    if (title !== undefined) isInside = title.trim().toLowerCase() === section;
    const [, name, given] = /^\s*([a-z-]+)\s*=\s*"?([^"#;]*)/i.exec(line) ?? [];
    if (isInside && name?.toLowerCase() === key) value = given?.trim();
  }
  return value;
}
