import { command } from '../../cli/define.ts';
import { app, argument, identifier } from '../../cli/inputs.ts';
import { done } from '../../output/view.ts';

export default command({
  summary: 'remove a gateway',
  description: 'The app can no longer be reached at its ports. Routes that name it stay.',
  args: { gateway: argument('name', 'name of the gateway', identifier('gateway')) },
  options: { app },
  examples: ['gateways:remove internal --app hello'],
  operations: ['gateways.remove'],
  output: {
    title: 'RemovedGateway',
    type: 'object',
    properties: { app: { type: 'string' }, name: { type: 'string' } },
    required: ['app', 'name'],
  },
  doing: ({ app: id, gateway }) => `Removing gateway ${gateway} from ${id}`,
  async run({ app: id, gateway }, { api }) {
    await api('gateways.remove', { app: id, gateway });
    return { app: id, name: gateway };
  },
  view: (_, { app: id, gateway }) => [done(undefined, `Removed gateway ${gateway} from ${id}`)],
});
