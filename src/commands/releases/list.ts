import { command } from '../../cli/define.ts';
import { app, limit, manyArguments } from '../../cli/inputs.ts';
import { readProcessType } from '../../cli/process-type.ts';
import { requireParameter } from '../../changes/require-parameter.ts';
import { Release } from '../../models/release.ts';
import { heading, rows } from '../../output/view.ts';
import { versionCell, currentVersion, legend, stateCell } from './release-marks.ts';

const optionalTypes = {
  ...manyArguments('type', 'only releases that deployed this process type (Drycc 1.8 and newer)', readProcessType, {
    completes: 'process',
  }),
  required: false,
};

export default command({
  summary: 'list releases, newest first',
  args: { types: optionalTypes },
  options: { app, limit },
  examples: ['releases:list --app hello', 'releases:list --limit 5 --app hello', 'releases:list web --app hello'],
  operations: ['releases.list'],
  output: { type: 'array', items: Release },
  async run({ app: id, types, limit: most }, context) {
    if (types.length > 0) await requireParameter(context, 'releases.list', 'ptypes');
    const only = types.length > 0 ? { ptypes: types.join(',') } : {};
    return context.api.stream('releases.list', { app: id, limit: most, ...only });
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
