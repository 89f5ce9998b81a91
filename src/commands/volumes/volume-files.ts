import { sep } from 'node:path';
import { isIdentifier } from '../../api/identifiers.ts';
import { Failure } from '../../base/errors.ts';
import type { Context } from '../../cli/context.ts';
import type { VolumeFile } from '../../models/volume.ts';
import { typed } from './volume-path.ts';

/** The volume that is looked into. */
export interface Place {
  readonly app: string;
  readonly volume: string;
}

/** A path of more names than any app makes. */
const deepest = 100;

/**
 * The files and folders in a folder of a volume. Rejects with a failure if the controller names one in a way that would lead
 * elsewhere, or two alike.
 */
export async function filesIn({ app, volume }: Place, path: string, { api }: Context): Promise<readonly VolumeFile[]> {
  if (path.split('/').length > deepest)
    throw new Failure('controller', 'The folders of the volume are nested too deeply.');
  const { items } = await api('volumes.clientList', { app, volume, path });
  const seen = new Set<string>();
  for (const { name } of items) {
    const isName = isIdentifier('path', name) && !name.includes('/') && !(sep === '\\' && name.includes(':'));
    if (!isName)
      throw new Failure('controller', `The volume has a file "${name}", which cannot be copied by its name.`);
    if (seen.has(name)) throw new Failure('controller', `The controller lists "${name}" twice in one folder.`);
    seen.add(name);
  }
  return items;
}

/** Looks into folders of a volume, into each once; one that is not there has nothing in it. */
export function createLook(place: Place, context: Context): (path: string) => Promise<readonly VolumeFile[]> {
  const known = new Map<string, Promise<readonly VolumeFile[]>>();
  const lookInto = async (path: string): Promise<readonly VolumeFile[]> =>
    path === '' || (await look(parentOf(path))).some(({ name, type }) => name === nameOf(path) && type === 'dir')
      ? filesIn(place, path, context)
      : [];
  const look = (path: string): Promise<readonly VolumeFile[]> => {
    const found = known.get(path) ?? lookInto(path);
    known.set(path, found);
    return found;
  };
  return look;
}

/** What is at a path of a volume; undefined if there is nothing. Folders on the way are looked into one by one. */
export async function findFile(place: Place, path: string, context: Context): Promise<VolumeFile | undefined> {
  if (path === '') return { name: '', type: 'dir' };
  const found = await createLook(place, context)(parentOf(path));
  return found.find(({ name }) => name === nameOf(path));
}

/** Says that nothing is at a path. */
export const notThere = ({ volume }: Place, path: string): Failure =>
  new Failure('not_found', `${typed(volume, path)} not found.`, { hint: 'volumes:client ls lists a folder.' });

/** The last name of a path. */
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
/** The path of its folder. */
export const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
/** A path below a folder, which may be the volume itself. */
export const below = (folder: string, name: string): string => [folder, name].filter(Boolean).join('/');
