import { command } from '../../cli/define.ts';
import { app, limit } from '../../cli/inputs.ts';
import { Domain } from '../../models/domain.ts';
import { heading, linked, nothing, table } from '../../output/view.ts';
import { sortDomains } from '../../cli/domain-name.ts';

export default command({
  summary: "list an app's domains",
  options: { app, limit },
  examples: ['domains:list --app hello'],
  operations: ['domains.list'],
  output: { type: 'array', items: Domain },
  run: ({ app: id, limit: most }, { api }) => api('domains.list', { app: id, limit: most }),
  json: ({ items }) => items,
  view(page, { app: id }) {
    const sorted = sortDomains(page.items);
    // Today's Drycc has none.
    const hasOwners = sorted.some(({ owner }) => owner !== undefined);
    return [
      heading(`${id} Domains`, page),
      table(
        ['DOMAIN', ...(hasOwners ? ['OWNER'] : []), 'CREATED'],
        sorted.map(({ domain, owner, created }) => [
          linked(domain),
          ...(hasOwners ? [owner] : []),
          { moment: created },
        ]),
        sorted.map(({ domain }) => domain),
      ),
      ...(sorted.length === 0 ? [nothing('No domains.', ['Add one', `domains:add www.example.com -a ${id}`])] : []),
    ];
  },
});
