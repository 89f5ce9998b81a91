import type { Api } from '../api/client.ts';
import { command, type Group, type PlainInput } from '../cli/define.ts';
import { app, argument, limit, optionalArgument, releaseVersion } from '../cli/inputs.ts';
import { released, toWait, wait } from '../cli/wait.ts';
import { Failure } from '../errors.ts';
import { Release, ReleaseVersion } from '../models/release.ts';
import { done, heading, pairs, rows } from '../output/view.ts';
import { differences } from './differences.ts';
import { diff } from './releases-diff.ts';
import { dryRun, isPlan, orPlan, plan, type Plan, planning, planView } from './plan.ts';
import { currentOf, legend, versionCell } from './release-marks.ts';

const list = command({
  summary: "list an app's releases, the newest first",
  options: { app, limit },
  examples: ['releases:list --app hello', 'releases:list --limit 5 --app hello'],
  operations: ['releases.list'],
  output: { type: 'array', items: Release },
  run: ({ app: id, limit: most }, { api }) => api.stream('releases.list', { app: id, limit: most }),
  view: (listing, { app: id }) => [
    heading(`${id} Releases`, listing),
    rows(
      ['VERSION', 'CREATED', 'SUMMARY'],
      listing,
      (release) => [versionCell(release, currentOf(listing.items)), { moment: release.created }, release.summary],
      ({ version, created, summary }) => [`v${version}`, created ?? '', summary ?? ''].join('\t'),
    ),
    legend(listing.items),
  ],
});

const info = command({
  summary: 'show a release',
  args: { version: argument('version', 'the release, as v3 or 3', releaseVersion, { completes: 'release' }) },
  options: { app },
  examples: ['releases:info v3 --app hello'],
  operations: ['releases.info'],
  output: Release,
  run: ({ app: id, version }, { api }) => api('releases.info', { app: id, version }),
  view: ({ version, config, owner, created, summary, updated, uuid, build, failed }, { app: id }) => [
    heading(`${id} Release v${version}`),
    pairs([
      ...((build ?? '') === '' ? [] : [['build:', build] as const]),
      ['config:', config],
      ['owner:', owner],
      ['created:', { moment: created }],
      ['summary:', summary],
      ['updated:', { moment: updated }],
      ['uuid:', uuid],
      ...(failed === true ? [['failed:', { text: 'yes', tone: 'bad' }] as const] : []),
    ]),
  ],
});

/** An empty version is not taken for none: that would be another rollback than the one that was meant. */
const earlier: PlainInput<number | undefined> = {
  ...optionalArgument('version', 'the release, as v3 or 3', releaseVersion, { completes: 'release' }),
  take: (given) => (typeof given === 'string' ? releaseVersion(given) : undefined),
};

const rollback = command({
  summary: 'go back to an earlier release',
  description:
    'A new release is made with the build and the config of the earlier one; without a version, of the last but one.',
  args: { version: earlier },
  options: { app, dryRun, wait },
  examples: ['releases:rollback --app hello', 'releases:rollback v2 --app hello'],
  operations: ['releases.rollback', 'releases.info', ...toWait],
  output: orPlan(ReleaseVersion),
  doing({ version, dryRun: isPlanned }) {
    if (isPlanned) return planning;
    return version === undefined ? 'Rolling back one release' : `Rolling back to v${version}`;
  },
  run({ app: id, version, dryRun: isPlanned, wait: waits }, context): Promise<ReleaseVersion | Plan> {
    const { api } = context;
    if (isPlanned) return planRollback(api, id, version);
    return released<ReleaseVersion>(waits, context, id, {
      make: () => api('releases.rollback', { app: id, ...(version !== undefined && { version }) }),
      read: (made) => Promise.resolve({ version: made }),
    });
  },
  view: (result) => (isPlan(result) ? planView(result) : [done(`v${result.version}`)]),
});

async function planRollback(api: Api, app: string, given: number | undefined): Promise<Plan> {
  const { items } = await api('releases.list', { app, limit: 1 });
  const [current] = items;
  const version = given ?? (current?.version ?? 0) - 1;
  if (version < 1) throw new Failure('refused', `${app} has no release before the current one.`);
  const target = await api('releases.info', { app, version });
  return plan(app, `roll ${app} back to v${version} in a new release`, differences(partsOf(current), partsOf(target)));
}

function partsOf(release: Release | undefined): Map<string, string> {
  const parts = Object.entries({ build: release?.build ?? '', config: release?.config ?? '' });
  return new Map(parts.filter(([, uuid]) => uuid !== ''));
}

/** Commands of releases. */
export const releases: Group = { list, info, diff, rollback };
