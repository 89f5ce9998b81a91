import { readNetworkFile } from '../../changes/network-file.ts';
import { command } from '../../cli/define.ts';
import { anyText, app, argument } from '../../cli/inputs.ts';
import { NetworkRoute } from '../../models/network.ts';
import { done } from '../../output/view.ts';
import { routeParts } from './route-file.ts';

export default command({
  summary: 'add or change a route from a YAML file',
  description:
    'The file has one route, as routes:info prints it. It replaces the rules and gateways that the route has. Kubernetes spelling (parentRefs, backendRefs) works too.',
  args: { file: argument('file', 'YAML file; - for standard input', anyText, { completes: 'file' }) },
  options: { app },
  examples: ['routes:apply route.yaml --app hello', 'routes:apply - --app hello'],
  operations: ['routes.apply'],
  output: NetworkRoute,
  doing: ({ app: id, file }) => `Applying ${file} to ${id}`,
  async run({ app: id, file }, context) {
    const { api } = context;
    await api.require('routes.apply');
    const read = await readNetworkFile(file, context);
    const { name, kind } = read;
    const definition = { app: id, name, kind, ...routeParts(read) };
    return api('routes.apply', { app: id, route: name, definition });
  },
  view: ({ name }, { app: id }) => [done(undefined, `Applied route ${name} to ${id}`)],
});
