import type { Dialect } from '../../api/dialects/dialect.ts';
import { usageFailure } from '../../base/errors.ts';
import { command } from '../../cli/define.ts';
import { app, argument, identifier } from '../../cli/inputs.ts';
import { done } from '../../output/view.ts';
import { portOption, protocolOption } from './port-inputs.ts';

export default command({
  summary: 'remove a gateway',
  description:
    'The app can no longer be reached at its ports. Routes that name it stay. On Drycc 1.8 to 1.13, give the --port and --protocol to remove; the gateway goes with its last port.',
  args: { gateway: argument('name', 'name of the gateway', identifier('gateway')) },
  options: { app, port: portOption, protocol: protocolOption },
  examples: ['gateways:remove internal --app hello'],
  operations: ['gateways.remove', 'gateways.removePort', 'gateways.list'],
  output: {
    title: 'RemovedGateway',
    type: 'object',
    properties: { app: { type: 'string' }, name: { type: 'string' } },
    required: ['app', 'name'],
  },
  doing: ({ app: id, gateway }) => `Removing gateway ${gateway} from ${id}`,
  async run({ app: id, gateway, port, protocol }, { api, dialect }) {
    const isByPort = ({ routes }: Dialect): boolean => routes['gateways.removePort'] !== null;
    const { routes } = await dialect((each) => each.routes['gateways.remove'] !== null || isByPort(each));
    if (routes['gateways.removePort'] === null) {
      if (port !== undefined || protocol !== undefined) {
        throw usageFailure('This controller removes whole gateways.', 'To remove one port, use gateways:apply.');
      }
      await api('gateways.remove', { app: id, gateway });
    } else {
      if (port === undefined || protocol === undefined) {
        throw usageFailure('This controller removes one port at a time.', 'Give --port and --protocol.');
      }
      await api('gateways.removePort', { app: id, name: gateway, port, protocol });
    }
    return { app: id, name: gateway };
  },
  view: (_, { app: id, gateway }) => [done(undefined, `Removed gateway ${gateway} from ${id}`)],
});
