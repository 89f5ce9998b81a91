import { command } from '../../cli/define.ts';
import { app, limit } from '../../cli/inputs.ts';
import { imageAndCommit } from '../../views/build-parts.ts';
import { Build } from '../../models/build.ts';
import { heading, isEmpty, nothing, rows } from '../../output/view.ts';

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
      ['IMAGE', 'CREATED', 'UUID'],
      listing,
      ({ uuid, image, sha, created }) => [imageAndCommit(image, sha), { moment: created }, uuid],
      ({ uuid, created }) => `${uuid ?? '-'} ${created ?? ''}`,
    ),
    ...(isEmpty(listing) ? [nothing('No builds yet.', ['Deploy an image', `builds:create IMAGE -a ${id}`])] : []),
  ],
});
