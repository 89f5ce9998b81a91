import { command } from '../../cli/define.ts';
import { app } from '../../cli/inputs.ts';
import { confirmName, confirmOption } from '../../changes/confirm-name.ts';
import { done } from '../../output/view.ts';
import { addonArgument } from './addon-inputs.ts';

export default command({
  summary: 'remove an addon with its data',
  description: 'This cannot be undone. Type the name to confirm, or pass --confirm.',
  args: { name: addonArgument },
  options: { app, confirm: confirmOption },
  examples: ['addons:remove cache --app hello --confirm cache'],
  operations: ['addons.remove', 'addons.list'],
  output: { title: 'RemovedAddon', type: 'object', properties: { name: { type: 'string' } }, required: ['name'] },
  doing: ({ name }) => `Removing addon ${name}`,
  async run({ name, app: id, confirm }, context) {
    await context.api.require('addons.remove');
    const effect = `removes the addon ${name} of ${id} on ${context.session().controller}`;
    await confirmName({ name, effect, confirm }, context);
    await context.api('addons.remove', { app: id, addon: name });
    return { name };
  },
  view: (_, { name }) => [done(undefined, `Removed addon ${name}`)],
});
