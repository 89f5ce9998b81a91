import { usageFailure } from '../../base/errors.ts';
import { confirmYes } from '../../changes/confirm-yes.ts';
import { command } from '../../cli/define.ts';
import { anyText, app, argument, optionalArgument } from '../../cli/inputs.ts';
import { type Block, heading, line, nothing, table } from '../../output/view.ts';
import { askVolume, VolumeFiles } from './ask-volume.ts';

export default command({
  summary: 'list, copy or remove files in a volume (Drycc 1.8 to 1.13)',
  description:
    'Write a path in a volume as vol://VOLUME/PATH. cp copies a file or a folder into a folder: to the volume, or from it into a directory that exists; a folder that ends in / is copied without its own name. Files that exist are overwritten once you have confirmed it. Empty files cannot be copied to a volume. rm removes folders with everything in them; at a terminal it asks first.',
  args: {
    action: argument('action', 'ls, cp or rm', anyText, { choices: ['ls', 'cp', 'rm'] }),
    source: argument('source', 'path in the volume; for cp also a path on this machine', anyText, {
      completes: 'file',
    }),
    target: optionalArgument('target', 'for cp: where to copy it', anyText, { completes: 'file' }),
  },
  options: { app, confirm: confirmYes('overwrite files, or remove a folder') },
  examples: [
    'volumes:client ls vol://data/ --app hello',
    'volumes:client cp ./photos vol://data/ --app hello',
    'volumes:client cp vol://data/photos . --app hello',
    'volumes:client rm vol://data/photos/old.jpg --app hello',
  ],
  operations: ['volumes.clientList', 'volumes.clientRead', 'volumes.clientWrite', 'volumes.clientRemove'],
  output: VolumeFiles,
  async run({ action, source, target, ...given }, context) {
    if ((action === 'cp') !== (target !== undefined))
      throw usageFailure(action === 'cp' ? 'cp needs a source and a target.' : `${action} takes one path.`);
    await context.api.require('volumes.clientList');
    const result = await askVolume({ ...given, action, source, target }, context);
    for (const path of result.skipped) context.note(`${path} was left out: it is empty, or no file.`);
    return result;
  },
  view({ files }, { action, source }) {
    if (action !== 'ls') return files.map(({ path }) => line(`${action === 'rm' ? 'Removed' : 'Copied'} ${path}`));
    return [heading(source), files.length === 0 ? nothing('No files.') : listed(files)];
  },
});

type Listed = Awaited<ReturnType<typeof askVolume>>['files'];

/** In a pipe as with the Go client, whose columns are times, sizes and names. */
function listed(files: Listed): Block {
  const nameOf = ({ name = '', type }: Listed[number]): string => (type === 'dir' ? `${name}/` : name);
  return table(
    ['CHANGED', 'SIZE', 'NAME'],
    files.map((each) => [{ moment: each.timestamp }, each.size, nameOf(each)]),
    files.map((each) => `[${each.timestamp ?? ''}] ${each.size ?? ''} ${nameOf(each)}`),
  );
}
