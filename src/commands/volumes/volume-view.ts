import { textsByName } from '../../base/json-object.ts';
import { parameterTexts } from '../../changes/secret-parameters.ts';
import type { Volume } from '../../models/volume.ts';
import { type Block, heading, pairs, type View } from '../../output/view.ts';

/** Where a volume is mounted: `web=/data worker=/cache`. */
export function mountsOf({ path = {} }: Volume): string {
  return textsByName(path)
    .map(([type, where]) => `${type}=${where}`)
    .join(' ');
}

const publicParameters = new Set(['nfs.server', 'nfs.path', 'oss.server', 'oss.bucket', 'oss.path_style']);

/** A volume with its parameters; keys of object storage only where that is asked for. */
export function volumeView(volume: Volume, showsSecrets: boolean): View {
  return [heading(`${volume.name} Volume`), volumePairs(volume, showsSecrets)];
}

function volumePairs(volume: Volume, showsSecrets: boolean): Block {
  const { app, size, type, uuid, created, updated, parameters = {} } = volume;
  return pairs([
    ['app:', app],
    ['size:', size],
    ['type:', type],
    ['mounted at:', mountsOf(volume)],
    ...parameterTexts(parameters, (name) => publicParameters.has(name), showsSecrets).map(
      ([name, value]) => [`${name}:`, value] as const,
    ),
    ['uuid:', uuid],
    ['created:', { moment: created }],
    ['updated:', { moment: updated }],
  ]);
}
