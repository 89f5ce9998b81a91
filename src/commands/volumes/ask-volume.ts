import { Failure, usageFailure } from '../../base/errors.ts';
import type { Context } from '../../cli/context.ts';
import { VolumeFile } from '../../models/volume.ts';
import { copyFromVolume } from './copy-from-volume.ts';
import { copyToVolume } from './copy-to-volume.ts';
import { findFile, notThere, type Place } from './volume-files.ts';
import { readVolumePath, typed, type VolumePath } from './volume-path.ts';

/** What `--json` prints: the files that were listed, copied (where they are now) or removed. */
export const VolumeFiles = {
  title: 'VolumeFiles',
  type: 'object',
  properties: {
    files: { type: 'array', items: { ...VolumeFile, title: 'ShownFile', required: ['path', 'type'] } },
    skipped: { type: 'array', items: { type: 'string' }, description: 'what was not copied' },
  },
  required: ['files', 'skipped'],
} as const;

interface Shown {
  readonly path: string;
  readonly type: string;
  readonly name?: string | undefined;
  readonly size?: string | undefined;
  readonly timestamp?: string | undefined;
}

interface Asked {
  readonly app: string;
  readonly action: string;
  readonly source: string;
  readonly target: string | undefined;
  readonly confirm: string | undefined;
}

/** Lists, copies or removes files of a volume. */
export async function askVolume(
  { app, action, source, target = '', confirm }: Asked,
  context: Context,
): Promise<{ readonly files: readonly Shown[]; readonly skipped: readonly string[] }> {
  const from = readVolumePath(source);
  if (action === 'cp') {
    const to = readVolumePath(target);
    if (from && !to) return copyFromVolume({ app, volume: from.volume, source: from, target, confirm }, context);
    if (to && !from) return copyToVolume({ app, volume: to.volume, source, target: to, confirm }, context);
    throw usageFailure('One of the two paths has to be in a volume: vol://VOLUME/PATH.');
  }
  if (!from) throw usageFailure('A path in a volume is written vol://VOLUME/PATH.');
  const place = { app, volume: from.volume };
  const files = action === 'ls' ? await list(place, from, context) : [await remove(place, from, confirm, context)];
  return { files, skipped: [] };
}

async function list(place: Place, { path }: VolumePath, context: Context): Promise<readonly Shown[]> {
  try {
    const { items } = await context.api('volumes.clientList', { ...place, path });
    return items.map((each) => ({ ...each, path: each.path ?? each.name }));
  } catch (error) {
    // The controller only fails where nothing is.
    const isFailed = error instanceof Failure && error.status !== undefined && error.status >= 500;
    if (isFailed && (await findFile(place, path, context)) === undefined) throw notThere(place, path);
    throw error;
  }
}

async function remove(
  place: Place,
  { volume, path }: VolumePath,
  confirm: string | undefined,
  context: Context,
): Promise<Shown> {
  const { api, prompt } = context;
  const shown = typed(volume, path);
  if (path === '') throw usageFailure('Name a file or a folder in the volume.', 'volumes:remove removes a volume.');
  const found = await findFile(place, path, context);
  if (!found) throw notThere(place, path);
  if (found.type !== 'file' && confirm !== 'yes' && prompt.isPossible) {
    const isSure = await prompt.confirm(`Remove ${shown} with everything in it?`, '--confirm yes');
    if (!isSure) throw usageFailure('Nothing was removed.');
  }
  await api('volumes.clientRemove', { ...place, path });
  return { ...found, path: shown };
}
