import { command } from '../../cli/define.ts';
import { anyText, app, argument, manyArguments } from '../../cli/inputs.ts';
import { done } from '../../output/view.ts';
import { readBackend } from './backend.ts';
import { ChangedRoute, routeArgument } from './changed-route.ts';

export default command({
  summary: 'add a route to services (Drycc 1.8 to 1.13)',
  description: 'Attach it to a gateway with routes:attach. Newer controllers have routes:apply.',
  args: {
    route: routeArgument,
    kind: argument('kind', 'kind of the route, e.g. HTTPRoute', anyText, {
      choices: ['HTTPRoute', 'GRPCRoute', 'TCPRoute', 'UDPRoute', 'TLSRoute'],
    }),
    backends: manyArguments('backend', 'service, its port and its weight, e.g. hello:80,100', readBackend),
  },
  options: { app },
  examples: ['routes:add api HTTPRoute hello:80,100 --app hello'],
  operations: ['routes.create'],
  output: ChangedRoute,
  doing: ({ app: id, route }) => `Adding route ${route} to ${id}`,
  async run({ app: id, route: name, kind, backends }, { api }) {
    await api('routes.create', { app: id, name, kind, rules: [{ backendRefs: backends }] });
    return { app: id, name };
  },
  view: (_, { app: id, route }) => [done(undefined, `Added route ${route} to ${id}`)],
});
