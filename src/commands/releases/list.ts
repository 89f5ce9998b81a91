import { command } from '../../cli/define.ts';
import { app, limit } from '../../cli/inputs.ts';
import { Release } from '../../models/release.ts';
import { heading, rows } from '../../output/view.ts';
import { versionCell, currentVersion, legend, stateCell } from './release-marks.ts';

export default command({
  summary: 'list releases, newest first',
  options: { app, limit },
  examples: ['releases:list --app hello', 'releases:list --limit 5 --app hello'],
  operations: ['releases.list'],
  output: { type: 'array', items: Release },
  run: ({ app: id, limit: most }, { api }) => api.stream('releases.list', { app: id, limit: most }),
  view: (listing, { app: id }) => [
    heading(`${id} Releases`, listing),
    rows(
      ['VERSION', ...(listing.items.some(({ state }) => state !== undefined) ? ['STATE'] : []), 'CREATED', 'SUMMARY'],
      listing,
      (release) => [
        versionCell(release, currentVersion(listing.items)),
        ...(release.state === undefined ? [] : [stateCell(release)]),
        { moment: release.created },
        release.summary,
      ],
      ({ version, created, summary }) => [`v${version}`, created ?? '', summary ?? ''].join('\t'),
    ),
    legend(listing.items),
  ],
});
