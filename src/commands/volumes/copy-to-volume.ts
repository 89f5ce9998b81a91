import { createReadStream, readdirSync, type Stats, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { checkIdentifier } from '../../api/identifiers.ts';
import { Failure, usageFailure } from '../../base/errors.ts';
import { reason } from '../../base/file-reason.ts';
import type { Context } from '../../cli/context.ts';
import { confirmOverwrite, copied, copyEach, type Copied, type Copy, counted } from './copied-files.ts';
import { below, createLook, findFile, nameOf, parentOf, type Place } from './volume-files.ts';
import { typed, type VolumePath } from './volume-path.ts';

/** What is to be copied into a volume. */
interface UploadPlan extends Place {
  readonly source: string;
  /** The folder that it goes to; it is made if it is not there. */
  readonly target: VolumePath;
  readonly confirm: string | undefined;
}

/** Copies a file, or a folder with all that is in it, into a folder of a volume. Nothing is sent where a name cannot be. */
export async function copyToVolume(given: UploadPlan, context: Context): Promise<Copied> {
  const { source, target, volume, app, confirm } = given;
  const { api, host } = context;
  const copies: Copy[] = [];
  const skipped: string[] = [];
  const note = (path: string, to: string, isInside: boolean): void => {
    const stats = look(resolve(host.directory, path), path);
    if (stats.isDirectory()) {
      for (const { name, isLink } of namesIn(resolve(host.directory, path), path)) {
        const inside = join(path, name);
        // A link to a folder may lead in circles.
        if (isLink && look(resolve(host.directory, inside), inside).isDirectory()) skipped.push(inside);
        else note(inside, below(to, name), true);
      }
    } else if (stats.isFile() && stats.size > 0) {
      checkIdentifier('path', to);
      copies.push({ from: path, to, size: stats.size });
    } else if (isInside || stats.isFile()) skipped.push(path);
    else throw usageFailure(`${path} is neither a file nor a directory.`);
  };
  const isFolder = look(resolve(host.directory, source), source).isDirectory();
  const name = basename(source);
  const isBare = isFolder && (/[\\/]$/.test(source) || name === '.' || name === '..');
  note(source, isBare ? target.path : below(target.path, name), false);

  if ((await findFile(given, target.path, context))?.type === 'file')
    throw usageFailure(`${typed(volume, target.path)} is a file: files are copied into a folder.`);
  const into = createLook(given, context);
  const there: string[] = [];
  for (const { to } of copies) {
    const found = (await into(parentOf(to))).find((each) => each.name === nameOf(to));
    if (found?.type === 'dir') throw usageFailure(`${typed(volume, to)} is a folder, and would be a file.`);
    if (found) there.push(typed(volume, to));
  }
  await confirmOverwrite(there, confirm, context);
  const send = (copy: Copy): Promise<unknown> => {
    const content = counted(readFile(resolve(host.directory, copy.from), copy), copy, context);
    const file = { folder: parentOf(copy.to), name: nameOf(copy.to), size: copy.size, content };
    return api('volumes.clientWrite', { app, volume, file });
  };
  await copyEach(copies, send, context);
  return copied(
    copies.map((copy) => ({ ...copy, to: typed(volume, copy.to) })),
    skipped,
  );
}

/** A file that grows while it is read is sent as long as it was. */
async function* readFile(path: string, { from, size }: Copy): AsyncGenerator<Uint8Array, void> {
  try {
    yield* createReadStream(path, { end: size - 1 }) as AsyncIterable<Uint8Array>;
  } catch (error) {
    // It was there when the copying began.
    throw new Failure('failure', `Could not read ${from}${reason(error)}.`, { cause: error });
  }
}

function look(path: string, shown: string): Stats {
  return attempt(() => statSync(path), shown);
}

function namesIn(path: string, shown: string): readonly { readonly name: string; readonly isLink: boolean }[] {
  const entries = attempt(() => readdirSync(path, { withFileTypes: true }), shown);
  return entries.map((entry) => ({ name: entry.name, isLink: entry.isSymbolicLink() }));
}

function attempt<T>(work: () => T, shown: string): T {
  try {
    return work();
  } catch (error) {
    throw usageFailure(`Could not read ${shown}${reason(error)}.`);
  }
}
