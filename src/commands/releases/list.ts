import { command } from '../../cli/define.ts';
import { app, limit, manyArguments } from '../../cli/inputs.ts';
import { readProcessType } from '../../cli/process-type.ts';
import { requireParameter } from '../../changes/require-parameter.ts';
import { Release } from '../../models/release.ts';
import { heading, rows } from '../../output/view.ts';
import { versionCell, currentVersion, legend, stateCell } from './release-marks.ts';

export default command({
  summary: 'list releases, newest first',
  args: {
    types: {
      ...manyArguments(
        'type',
        'only releases that deployed these process types (Drycc 1.8 and newer)',
        readProcessType,
        {
          completes: 'process',
        },
      ),
      required: false,
    },
  },
  options: { app, limit },
  examples: ['releases:list --app hello', 'releases:list --limit 5 --app hello'],
  operations: ['releases.list'],
  output: { type: 'array', items: Release },
  async run({ app: id, types, limit: most }, context) {
    if (types.length === 0) return context.api.stream('releases.list', { app: id, limit: most });
    await requireParameter(context, 'releases.list', 'ptypes');
    return context.api.stream('releases.list', { app: id, limit: most, ptypes: types.join(',') });
  },
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
