import { command } from '../../cli/define.ts';
import { app, limit } from '../../cli/inputs.ts';
import { Build } from '../../models/build.ts';
import { heading, rows } from '../../output/view.ts';

export default command({
  summary: 'list builds',
  description: 'Drycc controllers keep only the current build.',
  options: { app, limit },
  examples: ['builds:list --app hello'],
  operations: ['builds.list'],
  output: { type: 'array', items: Build },
  run: ({ app: id, limit: most }, { api }) => api.stream('builds.list', { app: id, limit: most }),
  view: (listing, { app: id }) => [
    heading(`${id} Builds`, listing),
    rows(
      ['UUID', 'IMAGE', 'SHA', 'CREATED'],
      listing,
      ({ uuid, image, sha, created }) => [uuid, image, sha?.slice(0, 8), { moment: created }],
      ({ uuid, created }) => `${uuid ?? '-'} ${created ?? ''}`,
    ),
  ],
});
