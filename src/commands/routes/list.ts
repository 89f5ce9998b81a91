import { command } from '../../cli/define.ts';
import { app, limit } from '../../cli/inputs.ts';
import { NetworkRoute } from '../../models/network.ts';
import { heading, nothing, table } from '../../output/view.ts';

export default command({
  summary: 'list the routes of an app',
  options: { app, limit },
  examples: ['routes:list --app hello'],
  operations: ['routes.list'],
  output: { type: 'array', items: NetworkRoute },
  run: ({ app: id, limit: most }, { api }) => api('routes.list', { app: id, limit: most }),
  json: ({ items }) => items,
  view: (page, { app: id }) => [
    heading(`${id} Routes`, page),
    table(
      ['NAME', 'KIND', 'GATEWAYS'],
      page.items.map(({ name, kind, parent_refs: parents = [] }) => [
        name,
        kind,
        parents.map((each) => `${String(each['name'])}:${String(each['port'])}`).join(', '),
      ]),
    ),
    ...(page.items.length === 0 ? [nothing('No routes.', ['Add one', `routes:apply FILE -a ${id}`])] : []),
  ],
});
