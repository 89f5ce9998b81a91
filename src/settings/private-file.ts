import { randomUUID } from 'node:crypto';
import {
  chownSync,
  lstatSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { userInfo } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { Failure, usageFailure } from '../base/errors.ts';
import { reason } from '../base/file-reason.ts';

/** Who chose the path of a file of secrets: the user, or the program, in a folder that others may have filled. */
type Chooser = 'user' | 'program';

/**
 * Writes a file of secrets, whole or not at all; only the user who runs the program can read it. A link that others can
 * have put there is not followed. Throws a failure that names the path.
 */
export function writePrivateFile(path: string, text: string, chooser: Chooser = 'user'): void {
  try {
    // A device or a folder must not give way to a file.
    if (statSync(path, { throwIfNoEntry: false })?.isFile() === false) throw usageFailure(`${path} is not a file.`);
    refusePlantedLink(path, chooser);
    replaceFile(path, text, { keepsOwner: false });
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure('failure', `Could not write ${path}${reason(error)}.`, { cause: error });
  }
}

/**
 * Writes a file by a draft beside it, which takes its place when it is whole and on the disk: at any moment, also when the
 * disk fills up or the process is killed, the file is the old or the new one. The mode is 0600, and the owner stays. Where
 * the path is a symbolic link, the file that it leads to is replaced.
 */
export function replaceFile(path: string, text: string, { keepsOwner = true } = {}): void {
  const target = endOf(path);
  removeDrafts(target);
  const draft = `${target}.${randomUUID()}`;
  try {
    writeFileSync(draft, text, { flag: 'wx', mode: 0o600, flush: true });
    // What is new to a file must not be handed to whoever made it.
    if (keepsOwner) keepOwner(draft, statSync(target, { throwIfNoEntry: false }));
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** A link of another user leads where they want; one that the user did not name may have come with a repository. */
function refusePlantedLink(path: string, chooser: Chooser): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found?.isSymbolicLink() !== true) return;
  const { uid } = userInfo();
  // Windows gives files no such owners.
  const isOwn = uid < 0 || found.uid === uid;
  if (chooser === 'user' && isOwn) return;
  throw usageFailure(
    `${path} is a symbolic link, which is not followed.`,
    'Give the file that it points to with --path.',
  );
}

/** Where the file is, or will be, that a path leads to: a symbolic link may lead to where nothing is yet. */
function endOf(path: string): string {
  const target = attempt(() => realpathSync(path), 'ENOENT');
  if (target !== undefined) return target;
  // Another process may have put the file there meanwhile: then it is no link.
  const link = attempt(() => readlinkSync(path), 'ENOENT', 'EINVAL');
  return link === undefined ? path : endOf(resolve(realpathSync(dirname(path)), link));
}

/** What root writes in the folder of somebody else must stay theirs. */
function keepOwner(draft: string, before: Stats | undefined): void {
  if (before !== undefined && before.uid !== statSync(draft).uid) {
    attempt(() => {
      chownSync(draft, before.uid, before.gid);
    }, 'EPERM');
  }
}

/** Longer than any write takes, in milliseconds. */
const longestWrite = 60_000;

/** Removes what processes that were killed left of their writes, so that no secret stays in a file that nobody knows of. */
export function removeDrafts(target: string): void {
  const prefix = `${basename(target)}.`;
  for (const name of attempt(() => readdirSync(dirname(target)), 'ENOENT') ?? []) {
    if (!name.startsWith(prefix) || !/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(name.slice(prefix.length)))
      continue;
    const draft = join(dirname(target), name);
    const age = Date.now() - (statSync(draft, { throwIfNoEntry: false })?.mtimeMs ?? Infinity);
    if (age > longestWrite) rmSync(draft, { force: true });
  }
}

/** What the work gives; undefined where it fails in a way that is expected. */
function attempt<T>(work: () => T, ...expected: readonly ('EINVAL' | 'ENOENT' | 'EPERM')[]): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof Error && 'code' in error && expected.some((code) => code === error.code)) return undefined;
    throw error;
  }
}
