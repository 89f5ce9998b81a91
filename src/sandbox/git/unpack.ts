import { existsSync, lstatSync, mkdirSync, readlinkSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { readRegularFile } from '../../base/regular-file.ts';
import { PushRefused } from './push-refused.ts';
import { quarantineVariables } from './repository.ts';
import { runGit } from './run-git.ts';

/** A commit to be unpacked. */
export interface Unpacking {
  readonly repository: string;
  readonly quarantine: string | undefined;
  readonly sha: string;
  /** The folder for its files, which is made, and a name beside it for git's index. */
  readonly folder: string;
  readonly path: string;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

const mostFiles = 200_000;
const mostBytes = 4 * 1024 ** 3;

interface Entry {
  readonly mode: string;
  readonly size: number;
  readonly path: string;
}

/**
 * Writes the files of a commit into a folder. Says which submodules and LFS files are not fetched. Throws a `PushRefused` for
 * a tree with links that lead out of the folder, and for one that is too large.
 */
export async function unpack(unpacking: Unpacking): Promise<void> {
  const { repository, quarantine, sha, folder, path, signal, say } = unpacking;
  const environment = {
    ...quarantineVariables(repository, quarantine),
    GIT_DIR: repository,
    GIT_WORK_TREE: folder,
    GIT_INDEX_FILE: `${folder}.index`,
  };
  const git = (...args: string[]): Promise<string> =>
    runGit(args, { path, environment, signal, outputLimit: 64 * 1024 * 1024 });
  const entries = await list(git, sha);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  await git('read-tree', sha);
  // Neither export-ignore nor anything else leaves files out, as it does with an archive.
  await git('checkout-index', '--all', '--force');
  for (const { mode, path: name } of entries) {
    if (mode === '120000') refuseLinkOutside(folder, name);
    if (mode === '160000') say(`Submodule ${name} is not fetched: its folder stays empty.`);
  }
  for (const name of pointers(folder, entries))
    say(`${name} is kept in Git LFS and not fetched: it is a pointer here.`);
}

async function list(git: (...args: string[]) => Promise<string>, sha: string): Promise<readonly Entry[]> {
  const tooLarge = (): never => {
    throw new PushRefused(`The tree is too large: more than ${mostFiles} files, or ${mostBytes / 1024 ** 3} GiB.`);
  };
  const listing = await git('ls-tree', '-r', '-l', '-z', '--full-tree', sha).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') return tooLarge();
    throw error;
  });
  const entries = listing.split('\0').flatMap((row) => {
    const [, mode, size, path] = /^(\d+) \w+ [0-9a-f]+ +(\d+|-)\t([^]+)$/.exec(row) ?? [];
    return mode === undefined || path === undefined ? [] : [{ mode, size: Number(size) || 0, path }];
  });
  if (entries.length > mostFiles || entries.reduce((sum, { size }) => sum + size, 0) > mostBytes) tooLarge();
  return entries;
}

/** Both as it is written and as the machine follows it, which other links may turn elsewhere. */
function refuseLinkOutside(folder: string, name: string): void {
  const link = join(folder, name);
  if (!lstatSync(link).isSymbolicLink()) return;
  const target = readlinkSync(link);
  const isOutside =
    isAbsolute(target) ||
    !isInside(folder, resolve(dirname(link), target)) ||
    (existsSync(link) && !isInside(realpathSync.native(folder), realpathSync.native(link)));
  if (isOutside) throw new PushRefused(`${name} is a link that leads out of the app, to ${target}.`);
}

/** Whether a path is a folder or in it. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

const pointer = 'version https://git-lfs.github.com/spec/v1';
const mostNamed = 10;

/** Only files as small as these usually are. */
function readQuietly(path: string): string {
  try {
    return readRegularFile(path, { follows: false, largest: 1024 * 1024 }).toString('utf8');
  } catch {
    return '';
  }
}

function pointers(folder: string, entries: readonly Entry[]): string[] {
  const isFile = ({ mode }: Entry): boolean => mode.startsWith('100');
  const read = ({ path }: Entry): string => readQuietly(join(folder, path));
  const attributes = entries.filter((entry) => isFile(entry) && /(?:^|\/)\.gitattributes$/.test(entry.path));
  if (!attributes.some((entry) => read(entry).includes('filter=lfs'))) return [];
  const found = entries.filter((entry) => isFile(entry) && entry.size < 1024 && read(entry).startsWith(pointer));
  return found.slice(0, mostNamed).map(({ path }) => path);
}
