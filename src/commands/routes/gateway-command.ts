import { command, type Command } from '../../cli/define.ts';
import { app, identifier, option, wholeNumber } from '../../cli/inputs.ts';
import { usageFailure } from '../../base/errors.ts';
import { done } from '../../output/view.ts';
import { ChangedRoute, routeArgument } from './changed-route.ts';

interface Declared extends Pick<Command, 'summary' | 'examples'> {
  readonly isAttached: boolean;
}

/** Declares a command that attaches a route to a port of a gateway, or detaches it. */
export function gatewayCommand({ isAttached, ...declared }: Declared): Command {
  const operation = isAttached ? 'routes.attach' : 'routes.detach';
  return command({
    ...declared,
    args: { route: routeArgument },
    options: {
      app,
      gateway: option('gateway', 'name of the gateway', identifier('gateway'), { completes: 'gateway' }),
      port: option('port', 'port of the gateway', wholeNumber(1)),
    },
    operations: [operation],
    output: ChangedRoute,
    doing: ({ route }) => `${isAttached ? 'Attaching' : 'Detaching'} route ${route}`,
    async run({ app: id, route, gateway, port }, { api }) {
      if (gateway === undefined) throw usageFailure('Missing required option --gateway.');
      if (port === undefined) throw usageFailure('Missing required option --port.');
      await api(operation, { app: id, route, gateway, port });
      return { app: id, name: route };
    },
    view: (_, { route, gateway = '' }) => [
      done(undefined, isAttached ? `Attached ${route} to ${gateway}` : `Detached ${route} from ${gateway}`),
    ],
  });
}
