import { command } from '../../cli/define.ts';
import { app } from '../../cli/inputs.ts';
import { done } from '../../output/view.ts';
import { ChangedGateway, gatewayArgument, portOf, portOptions } from './port-inputs.ts';

export default command({
  summary: 'open a port of a gateway (Drycc 1.8 to 1.13)',
  description: 'Adds the gateway if the app has none of that name. Newer controllers have gateways:apply.',
  args: { gateway: gatewayArgument },
  options: { app, ...portOptions },
  examples: ['gateways:add internal --port 8080 --protocol HTTP --app hello'],
  operations: ['gateways.addPort'],
  output: ChangedGateway,
  doing: ({ app: id, gateway }) => `Adding gateway ${gateway} to ${id}`,
  async run({ app: id, gateway: name, ...given }, { api }) {
    await api('gateways.addPort', { app: id, name, ...portOf(given) });
    return { app: id, name };
  },
  view: (_, { app: id, gateway }) => [done(undefined, `Added gateway ${gateway} to ${id}`)],
});
