import { command } from '../../cli/define.ts';
import { app, argument } from '../../cli/inputs.ts';
import { done } from '../../output/view.ts';
import { protocol, readPorts, typeArgument } from './service-inputs.ts';

export default command({
  summary: 'add a port to the service of a process type',
  description: 'Makes the service if there is none. Routes and other processes reach the process type at the port.',
  args: {
    ptype: typeArgument,
    ports: argument('port:target', 'port of the service, and port of the processes, e.g. 80:5000', readPorts),
  },
  options: { app, protocol },
  examples: ['services:add web 80:5000 --app hello', 'services:add dns 53:5353 --protocol UDP --app hello'],
  operations: ['services.add'],
  output: {
    title: 'AddedPort',
    type: 'object',
    properties: {
      app: { type: 'string' },
      ptype: { type: 'string' },
      port: { type: 'integer' },
      protocol: { type: 'string' },
      target_port: { type: 'integer' },
    },
    required: ['app', 'ptype', 'port', 'protocol', 'target_port'],
  },
  doing: ({ app: id, ptype, ports }) => `Adding port ${ports.port} of ${ptype} to ${id}`,
  async run({ app: id, ptype, ports: { port, target }, protocol: spoken = 'TCP' }, { api }) {
    const added = { app: id, ptype, port, protocol: spoken, target_port: target };
    await api('services.add', added);
    return added;
  },
  view: (_, { app: id, ptype, ports }) => [done(undefined, `Added port ${ports.port} of ${ptype} to ${id}`)],
});
