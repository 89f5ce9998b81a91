import { usageFailure } from '../../base/errors.ts';
import { type Command, command } from '../../cli/define.ts';
import { app, argument, identifier, option, wholeNumber } from '../../cli/inputs.ts';
import { done } from '../../output/view.ts';

/** How the two commands differ that change the gateways of a route. */
interface Verb {
  readonly summary: string;
  readonly description: string;
  readonly examples: readonly string[];
  readonly operation: 'routes.attach' | 'routes.detach';
  readonly doing: string;
  readonly did: (route: string, gateway: string) => string;
}

/** A command that attaches a route to a port of a gateway, or detaches it. */
export function routeGatewayCommand({ summary, description, examples, operation, doing, did }: Verb): Command {
  return command({
    summary,
    description,
    args: { route: argument('name', 'name of the route', identifier('route')) },
    options: {
      app,
      gateway: option('name', 'name of the gateway', identifier('gateway')),
      port: option('port', 'port of the gateway, e.g. 80', wholeNumber(1)),
    },
    examples,
    operations: [operation],
    output: {
      title: 'RouteGateway',
      type: 'object',
      properties: { route: { type: 'string' }, gateway: { type: 'string' }, port: { type: 'integer' } },
      required: ['route', 'gateway', 'port'],
    },
    doing: ({ route, gateway = '' }) => `${doing} route ${route} to gateway ${gateway}`,
    async run({ app: id, route, gateway, port }, { api }) {
      if (gateway === undefined || port === undefined) throw usageFailure('Give both --gateway and --port.');
      await api(operation, { app: id, route, gateway, port });
      return { route, gateway, port };
    },
    view: ({ route, gateway }) => [done(undefined, did(route, gateway))],
  });
}
