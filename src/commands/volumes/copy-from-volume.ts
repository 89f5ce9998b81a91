import { randomUUID } from 'node:crypto';
import { createWriteStream, lstatSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Failure, usageFailure } from '../../base/errors.ts';
import { reason } from '../../base/file-reason.ts';
import type { Context } from '../../cli/context.ts';
import { confirmOverwrite, copied, type Copied, type Copy, counted } from './copied-files.ts';
import { below, filesIn, findFile, notThere, type Place } from './volume-files.ts';
import type { VolumePath } from './volume-path.ts';

/** What is to be copied to this machine. */
interface Download extends Place {
  readonly source: VolumePath;
  /** A folder that is there. */
  readonly target: string;
  readonly confirm: string | undefined;
}

/**
 * Copies a file, or a folder with all that is in it, into a folder of this machine. A file gets its name when it is whole,
 * and nothing is written outside of the folder.
 */
export async function copyFromVolume(given: Download, context: Context): Promise<Copied> {
  const { source, target, confirm } = given;
  const { directory } = context.host;
  if (statSync(resolve(directory, target), { throwIfNoEntry: false })?.isDirectory() !== true)
    throw usageFailure(`${target} is not a directory: files are copied into one that is there.`);
  const found = await findFile(given, source.path, context);
  if (!found) throw notThere(given, source.path);
  const folders: string[] = [];
  const copies: Copy[] = [];
  const note = async (path: string, to: string, type: string, size: string | undefined): Promise<void> => {
    if (type === 'file') {
      copies.push({ from: path, to, size: Number(size) || 0 });
      return;
    }
    folders.push(to);
    for (const each of await filesIn(given, path, context))
      await note(below(path, each.name), below(to, each.name), each.type, each.size);
  };
  await note(source.path, found.type !== 'file' && source.endsInSlash ? '' : found.name, found.type, found.size);

  const root = resolve(directory, target);
  for (const folder of folders.filter((each) => each !== '')) refuseLink(join(root, folder));
  const there = copies.filter(({ to }) => isThere(join(root, to)));
  await confirmOverwrite(
    there.map(({ to }) => join(target, to)),
    confirm,
    context,
  );
  for (const folder of folders) makeFolder(join(root, folder));
  const named = copies.map((copy) => ({ ...copy, to: join(target, copy.to) }));
  for (const copy of named) await save(given, copy, context);
  return copied(named);
}

/** Whether a file is there. Throws a usage failure for a folder. */
function isThere(path: string): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory() === true) throw usageFailure(`${path} is a directory, and would be a file.`);
  return found !== undefined;
}

/** What the volume names must not follow a link out of the folder. */
function refuseLink(path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true)
    throw usageFailure(`${path} is a symbolic link, which is not followed.`);
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw new Failure('failure', `Could not make the folder ${path}${reason(error)}.`, { cause: error });
  }
}

async function save({ app, volume }: Place, copy: Copy, context: Context): Promise<void> {
  const { api, host } = context;
  const place = resolve(host.directory, copy.to);
  const draft = `${place}.${randomUUID()}`;
  const content = await api('volumes.clientRead', { app, volume, path: copy.from });
  let size = 0;
  try {
    await pipeline(
      counted(content, copy, context, (done) => (size = done)),
      createWriteStream(draft, { flags: 'wx' }),
    );
    // It may have grown since it was listed, but what ends early is not whole.
    if (size < copy.size) throw new Failure('controller', `Only ${size} of ${copy.size} bytes of ${copy.from} came.`);
    renameSync(draft, place);
  } catch (error) {
    rmSync(draft, { force: true });
    if (error instanceof Error && 'syscall' in error)
      throw new Failure('failure', `Could not write ${copy.to}${reason(error)}.`, { cause: error });
    throw error;
  }
}
