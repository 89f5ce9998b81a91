import { formatNetworkFile } from '../../changes/network-file.ts';
import { command } from '../../cli/define.ts';
import { app, argument, identifier } from '../../cli/inputs.ts';
import { NetworkRoute } from '../../models/network.ts';
import { text } from '../../output/view.ts';
import { specOf } from './route-file.ts';

export default command({
  summary: 'print a route as a YAML file',
  description: 'Save it to a file, change it, and apply it with routes:apply.',
  args: { route: argument('name', 'name of the route', identifier('route'), { completes: 'route' }) },
  options: { app },
  examples: ['routes:info hello --app hello'],
  operations: ['routes.info'],
  output: NetworkRoute,
  async run({ app: id, route: name }, { api }) {
    const route = await api('routes.info', { app: id, route: name });
    return { route, content: await formatNetworkFile(route.kind ?? 'HTTPRoute', route.name, specOf(route)) };
  },
  json: ({ route }) => route,
  view: ({ content }) => [text(content)],
});
