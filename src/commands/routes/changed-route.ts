import { argument, identifier } from '../../cli/inputs.ts';

/** What `--json` prints of a route that was changed. */
export const ChangedRoute = {
  title: 'ChangedRoute',
  type: 'object',
  properties: { app: { type: 'string' }, name: { type: 'string' } },
  required: ['app', 'name'],
} as const;

/** The route that is meant. */
export const routeArgument = argument('name', 'name of the route', identifier('route'), { completes: 'route' });
