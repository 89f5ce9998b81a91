import { command } from '../../cli/define.ts';
import { limit } from '../../cli/inputs.ts';
import { App } from '../../models/app.ts';
import { heading, isEmpty, linked, nothing, rows } from '../../output/view.ts';

export default command({
  summary: 'list your apps',
  options: { limit },
  examples: ['apps:list', 'apps:list --json'],
  operations: ['apps.list'],
  output: { type: 'array', items: App },
  run: ({ limit: most }, { api }) => api.stream('apps.list', { limit: most }),
  view: (listing) => [
    heading('Apps', listing),
    rows(
      ['ID', 'OWNER', 'CREATED', 'UPDATED'],
      listing,
      ({ id, url, owner, created, updated }) => [
        linked(url ?? '', id),
        owner,
        { moment: created },
        { moment: updated },
      ],
      ({ id }) => id,
    ),
    ...(isEmpty(listing) ? [nothing('You have no apps.', ['Create one', 'create hello'])] : []),
  ],
});
