import type { Dialect } from '../../api/dialects/dialect.ts';
import { usageFailure } from '../../base/errors.ts';
import { command } from '../../cli/define.ts';
import { app } from '../../cli/inputs.ts';
import { done } from '../../output/view.ts';
import { ChangedGateway, gatewayArgument, portOf, portOptions } from './port-inputs.ts';

export default command({
  summary: 'remove a gateway',
  description:
    'The app can no longer be reached at its ports. Routes that name it stay. Drycc 1.8 to 1.13 removes one port at a time, with --port and --protocol; the gateway goes with its last port.',
  args: { gateway: gatewayArgument },
  options: { app, ...portOptions },
  examples: ['gateways:remove internal --app hello'],
  operations: ['gateways.remove', 'gateways.removePort'],
  output: ChangedGateway,
  doing: ({ app: id, gateway }) => `Removing gateway ${gateway} from ${id}`,
  async run({ app: id, gateway, ...given }, { api, dialect }) {
    const isByPort = ({ routes }: Dialect): boolean => routes['gateways.removePort'] !== null;
    const spoken = await dialect((each) => each.routes['gateways.remove'] !== null || isByPort(each));
    const isPort = given.port !== undefined || given.protocol !== undefined;
    if (isByPort(spoken)) {
      if (!isPort) {
        throw usageFailure('This controller removes one port at a time.', 'Give --port and --protocol.');
      }
      await api('gateways.removePort', { app: id, name: gateway, ...portOf(given) });
    } else {
      if (isPort)
        throw usageFailure('This controller removes whole gateways.', 'To remove one port, use gateways:apply.');
      await api('gateways.remove', { app: id, gateway });
    }
    return { app: id, name: gateway };
  },
  view: (_, { app: id, gateway }) => [done(undefined, `Removed gateway ${gateway} from ${id}`)],
});
