import { command } from '../../cli/define.ts';
import { app } from '../../cli/inputs.ts';
import { Volume } from '../../models/volume.ts';
import { done } from '../../output/view.ts';
import { jsonNotice, sizeArgument, volumeArgument } from './volume-inputs.ts';
import { readSource, sourceOptions } from './volume-source.ts';

export default command({
  summary: 'add a volume to an app',
  description: `Mount it with volumes:mount. ${jsonNotice}`,
  args: { name: volumeArgument, size: sizeArgument },
  options: { app, ...sourceOptions },
  examples: [
    'volumes:add data 10G --app hello',
    'volumes:add media 500G --type nfs --nfs-server nfs.example.com --nfs-path /media --app hello',
  ],
  operations: ['volumes.create'],
  output: Volume,
  doing: ({ name, app: id }) => `Adding volume ${name} to ${id}`,
  async run({ name, size, app: id, ...source }, context) {
    await context.api.require('volumes.create');
    const parameters = await readSource(source, context);
    return context.api('volumes.create', { app: id, name, size, type: source.type ?? 'csi', parameters });
  },
  view: (_, { name, app: id }) => [done(undefined, `Added volume ${name} to ${id}`)],
});
