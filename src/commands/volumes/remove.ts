import { command } from '../../cli/define.ts';
import { app } from '../../cli/inputs.ts';
import { confirmName, confirmOption } from '../../changes/confirm-name.ts';
import { done } from '../../output/view.ts';
import { volumeArgument } from './volume-inputs.ts';

export default command({
  summary: 'remove a volume with its data',
  description: 'This cannot be undone. Unmount it first. At a terminal, type the name to confirm, or pass --confirm.',
  args: { name: volumeArgument },
  options: { app, confirm: confirmOption },
  examples: ['volumes:remove data --app hello --confirm data'],
  operations: ['volumes.remove', 'volumes.list'],
  output: { title: 'RemovedVolume', type: 'object', properties: { name: { type: 'string' } }, required: ['name'] },
  doing: ({ name }) => `Removing volume ${name}`,
  async run({ name, app: id, confirm }, context) {
    await context.api.require('volumes.remove');
    const effect = `removes the volume ${name} of ${id} on ${context.session().controller}`;
    // Scripts of Drycc's Go client, which never asks, give nothing.
    if (confirm !== undefined || context.prompt.isPossible) await confirmName({ name, effect, confirm }, context);
    await context.api('volumes.remove', { app: id, volume: name });
    return { name };
  },
  view: (_, { name }) => [done(undefined, `Removed volume ${name}`)],
});
