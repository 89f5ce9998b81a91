import { Failure } from '../../base/errors.ts';
import { isJsonObject } from '../../base/json-object.ts';
import { command } from '../../cli/define.ts';
import { app, argument } from '../../cli/inputs.ts';
import { done } from '../../output/view.ts';
import { protocol, readPort, typeArgument } from './service-inputs.ts';

export default command({
  summary: 'remove a port from the service of a process type',
  description: 'With its last port, the service is removed.',
  args: { ptype: typeArgument, port: argument('port', 'port of the service, e.g. 80', readPort) },
  options: { app, protocol },
  examples: ['services:remove web 80 --app hello', 'services:remove dns 53 --protocol UDP --app hello'],
  operations: ['services.list', 'services.remove'],
  output: {
    title: 'RemovedPort',
    type: 'object',
    properties: {
      app: { type: 'string' },
      ptype: { type: 'string' },
      port: { type: 'integer' },
      protocol: { type: 'string' },
    },
    required: ['app', 'ptype', 'port', 'protocol'],
  },
  doing: ({ app: id, ptype, port }) => `Removing port ${port} of ${ptype} from ${id}`,
  async run({ app: id, ptype, port, protocol: spoken = 'TCP' }, { api }) {
    // Controllers say that they removed a port that is not there.
    const { items } = await api('services.list', { app: id });
    const ports = items.filter((service) => service.ptype === ptype).flatMap((service) => service.ports ?? []);
    if (!ports.some((each) => isJsonObject(each) && each['port'] === port && each['protocol'] === spoken)) {
      throw new Failure('not_found', `${ptype} of ${id} has no ${spoken} port ${port}; nothing was removed.`, {
        hint: `services:list shows the ports of ${id}.`,
      });
    }
    const removed = { app: id, ptype, port, protocol: spoken };
    await api('services.remove', removed);
    return removed;
  },
  view: (_, { app: id, ptype, port }) => [done(undefined, `Removed port ${port} of ${ptype} from ${id}`)],
});
