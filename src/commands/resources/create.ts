import { command } from '../../cli/define.ts';
import { app } from '../../cli/inputs.ts';
import { Resource } from '../../models/addon.ts';
import { done } from '../../output/view.ts';
import { jsonNotice, optionsOf, planInputs } from './resource-inputs.ts';

export default command({
  summary: 'create a resource',
  description: `Bind it with resources:bind, so that processes get its login in their environment. ${jsonNotice}`,
  args: planInputs.args,
  options: { app, values: planInputs.values },
  examples: [
    'resources:create cache redis standard-128 --app hello',
    'resources:create cache redis standard-128 --values values.yaml --app hello',
  ],
  operations: ['resources.create'],
  output: Resource,
  doing: ({ name, app: id }) => `Creating ${name} to ${id}`,
  async run({ name, service, plan, params, app: id, values }, context) {
    await context.api.require('resources.create');
    const options = await optionsOf(params, values, context);
    return context.api('resources.create', { app: id, name, plan: `${service}:${plan}`, options });
  },
  view: (_, { name, service, plan }) => [done(undefined, `Created resource ${name} (${service}, ${plan})`)],
});
