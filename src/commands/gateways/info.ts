import { formatNetworkFile } from '../../changes/network-file.ts';
import { command } from '../../cli/define.ts';
import { app, argument, identifier } from '../../cli/inputs.ts';
import { Gateway } from '../../models/network.ts';
import { text } from '../../output/view.ts';

export default command({
  summary: 'print a gateway as a YAML file',
  description: 'Save it to a file, change it, and apply it with gateways:apply.',
  args: { gateway: argument('name', 'name of the gateway', identifier('gateway'), { completes: 'gateway' }) },
  options: { app },
  examples: ['gateways:info hello --app hello'],
  operations: ['gateways.info'],
  output: Gateway,
  async run({ app: id, gateway: name }, { api }) {
    const gateway = await api('gateways.info', { app: id, gateway: name });
    return { gateway, content: await formatNetworkFile('Gateway', gateway.name, { ports: gateway.ports ?? [] }) };
  },
  json: ({ gateway }) => gateway,
  view: ({ content }) => [text(content)],
});
