import { command } from '../../cli/define.ts';
import { app } from '../../cli/inputs.ts';
import { Resource } from '../../models/addon.ts';
import { done } from '../../output/view.ts';
import { jsonNotice, optionsOf, planInputs } from './resource-inputs.ts';

export default command({
  summary: 'change the plan or parameters of a resource',
  description: `Parameters that you leave out go back to those of the plan. ${jsonNotice}`,
  args: planInputs.args,
  options: { app, values: planInputs.values },
  examples: [
    'resources:update cache redis standard-128 --app hello',
    'resources:update cache redis standard-128 --values values.yaml --app hello',
  ],
  operations: ['resources.update'],
  output: Resource,
  doing: ({ name, app: id }) => `Updating ${name} of ${id}`,
  async run({ name, service, plan, params, app: id, values }, context) {
    await context.api.require('resources.update');
    const options = await optionsOf(params, values, context);
    return context.api('resources.update', { app: id, resource: name, plan: `${service}:${plan}`, options });
  },
  view: (_, { name, service, plan }) => [done(undefined, `Updated resource ${name} (${service}, ${plan})`)],
});
