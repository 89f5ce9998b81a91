import { readNetworkFile } from '../../changes/network-file.ts';
import { command } from '../../cli/define.ts';
import { anyText, app, argument } from '../../cli/inputs.ts';
import { Gateway } from '../../models/network.ts';
import { done } from '../../output/view.ts';
import { gatewayPorts } from './gateway-file.ts';

export default command({
  summary: 'add or change a gateway from a YAML file',
  description:
    'The file has one gateway, as gateways:info prints it. Its ports replace those that the gateway has. Kubernetes spelling (listeners) works too.',
  args: { file: argument('file', 'YAML file; - for standard input', anyText, { completes: 'file' }) },
  options: { app },
  examples: ['gateways:apply gateway.yaml --app hello', 'gateways:apply - --app hello'],
  operations: ['gateways.apply'],
  output: Gateway,
  doing: ({ app: id, file }) => `Applying ${file} to ${id}`,
  async run({ app: id, file }, context) {
    const { api } = context;
    await api.require('gateways.apply');
    const read = await readNetworkFile(file, context);
    const { name } = read;
    return api('gateways.apply', { app: id, gateway: name, definition: { app: id, name, ports: gatewayPorts(read) } });
  },
  view: ({ name }, { app: id }) => [done(undefined, `Applied gateway ${name} to ${id}`)],
});
