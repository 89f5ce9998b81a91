import { command } from '../../cli/define.ts';
import { app, argument, identifier } from '../../cli/inputs.ts';
import { usageFailure } from '../../base/errors.ts';
import { done } from '../../output/view.ts';
import { portOption, protocolOption } from './port-inputs.ts';

export default command({
  summary: 'add a port to a gateway (Drycc 1.8 to 1.13)',
  description: 'Makes the gateway if there is none. On newer Drycc, use gateways:apply.',
  args: { gateway: argument('name', 'name of the gateway', identifier('gateway')) },
  options: { app, port: portOption, protocol: protocolOption },
  examples: ['gateways:add internal --port 8080 --protocol TCP --app hello'],
  operations: ['gateways.addPort'],
  output: {
    title: 'GatewayPort',
    type: 'object',
    properties: {
      app: { type: 'string' },
      name: { type: 'string' },
      port: { type: 'integer' },
      protocol: { type: 'string' },
    },
    required: ['app', 'name', 'port', 'protocol'],
  },
  doing: ({ app: id, gateway }) => `Adding gateway ${gateway} to ${id}`,
  async run({ app: id, gateway: name, port, protocol }, { api }) {
    if (port === undefined || protocol === undefined) throw usageFailure('Give both --port and --protocol.');
    const added = { app: id, name, port, protocol };
    await api('gateways.addPort', added);
    return added;
  },
  view: ({ port, name }, { app: id }) => [done(undefined, `Added port ${port} of gateway ${name} to ${id}`)],
});
