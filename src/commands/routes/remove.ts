import { command } from '../../cli/define.ts';
import { app, argument, identifier } from '../../cli/inputs.ts';
import { done } from '../../output/view.ts';

export default command({
  summary: 'remove a route',
  description: 'Its gateways and services stay.',
  args: { route: argument('name', 'name of the route', identifier('route'), { completes: 'route' }) },
  options: { app },
  examples: ['routes:remove old --app hello'],
  operations: ['routes.remove'],
  output: {
    title: 'RemovedRoute',
    type: 'object',
    properties: { app: { type: 'string' }, name: { type: 'string' } },
    required: ['app', 'name'],
  },
  doing: ({ app: id, route }) => `Removing route ${route} from ${id}`,
  async run({ app: id, route }, { api }) {
    await api('routes.remove', { app: id, route });
    return { app: id, name: route };
  },
  view: (_, { app: id, route }) => [done(undefined, `Removed route ${route} from ${id}`)],
});
