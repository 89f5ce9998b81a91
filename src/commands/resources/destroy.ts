import { command } from '../../cli/define.ts';
import { app } from '../../cli/inputs.ts';
import { confirmName, confirmOption } from '../../changes/confirm-name.ts';
import { done } from '../../output/view.ts';
import { resourceArgument } from './resource-inputs.ts';

export default command({
  summary: 'destroy a resource with its data',
  description: 'This cannot be undone. Type the name to confirm, or pass --confirm.',
  args: { name: resourceArgument },
  options: { app, confirm: confirmOption },
  examples: ['resources:destroy cache --app hello --confirm cache'],
  operations: ['resources.remove', 'resources.list'],
  output: { title: 'DestroyedResource', type: 'object', properties: { name: { type: 'string' } }, required: ['name'] },
  doing: ({ name }) => `Destroying resource ${name}`,
  async run({ name, app: id, confirm }, context) {
    await context.api.require('resources.remove');
    const effect = `destroys the resource ${name} of ${id} on ${context.session().controller}`;
    await confirmName({ name, effect, confirm }, context);
    await context.api('resources.remove', { app: id, resource: name });
    return { name };
  },
  view: (_, { name }) => [done(undefined, `Destroyed resource ${name}`)],
});
