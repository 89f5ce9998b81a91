import type { Api } from '../../api/client.ts';
import type { Context } from '../../cli/context.ts';
import { type PlainInput, command } from '../../cli/define.ts';
import { optionalArgument, releaseVersion, app } from '../../cli/inputs.ts';
import { lastGoodRelease, readReleases, wayBack } from '../../rollout/good-release.ts';
import { waitOption, waitOperations, applyRelease } from '../../rollout/wait-option.ts';
import { Failure } from '../../base/errors.ts';
import { ReleaseVersion, type Release } from '../../models/release.ts';
import { done } from '../../output/view.ts';
import { differences } from '../../changes/differences.ts';
import {
  dryRun,
  withPlanSchema,
  planningText,
  type Plan,
  isPlan,
  planView,
  createPlan,
} from '../../changes/dry-run.ts';

/** An empty version is not taken for none: that would be another rollback than the one that was meant. */
const earlier: PlainInput<number | undefined> = {
  ...optionalArgument('version', 'release, e.g. v3 or 3', releaseVersion, { completes: 'release' }),
  take: (given) => (typeof given === 'string' ? releaseVersion(given) : undefined),
};

export default command({
  summary: 'roll back to an earlier release',
  description: 'Makes a new release with the build and the config of the earlier one (default: the previous release).',
  args: { version: earlier },
  options: { app, dryRun, wait: waitOption },
  examples: ['releases:rollback --app hello', 'releases:rollback v2 --app hello'],
  operations: ['releases.rollback', 'releases.info', ...waitOperations],
  output: withPlanSchema(ReleaseVersion),
  doing({ version, dryRun: isPlanned }) {
    if (isPlanned) return planningText;
    return version === undefined ? 'Rolling back one release' : `Rolling back to v${version}`;
  },
  run({ app: id, version, dryRun: isPlanned, wait: waits }, context): Promise<Partial<ReleaseVersion> | Plan> {
    const { api } = context;
    if (isPlanned) return planRollback(api, id, version);
    return applyRelease<Partial<ReleaseVersion>>(waits, context, id, {
      make: () =>
        api('releases.rollback', { app: id, ...(version !== undefined && { version }) }).catch((error: unknown) =>
          nameGoodRelease(error, id, context),
        ),
      read: (made) => Promise.resolve({ version: made }),
    });
  },
  view: (result) =>
    isPlan(result) ? planView(result) : [done(result.version === undefined ? undefined : `v${result.version}`)],
});

/** A controller refuses to go back to a release that failed or has no build, and does not say which one is good. */
async function nameGoodRelease(error: unknown, app: string, { api, host }: Context): Promise<never> {
  const isAboutTarget =
    error instanceof Failure && (error.meaning === 'no such release' || error.meaning === 'nothing deployed');
  if (!isAboutTarget) throw error;
  const releases = await readReleases(api, app, host.interrupted);
  throw releases ? error.withHint(wayBack(lastGoodRelease(releases, newestOf(releases)), app)) : error;
}

const newestOf = (releases: readonly Release[]): number => Math.max(0, ...releases.map(({ version }) => version));

async function planRollback(api: Api, app: string, given: number | undefined): Promise<Plan> {
  const { items } = await api('releases.list', { app, limit: 1 });
  const [current] = items;
  const version = given ?? (current?.version ?? 0) - 1;
  if (version < 1) throw new Failure('refused', `${app} has no release before the current one.`);
  const target = await api('releases.info', { app, version });
  if (target.failed === true) {
    const releases = (await api('releases.list', { app })).items;
    throw new Failure('refused', `The release v${version} of ${app} has failed.`, {
      hint: wayBack(lastGoodRelease(releases, newestOf(releases)), app),
    });
  }
  return createPlan(
    app,
    `roll ${app} back to v${version} in a new release`,
    differences(partsOf(current), partsOf(target)),
  );
}

function partsOf(release: Release | undefined): Map<string, string> {
  const parts = Object.entries({ build: release?.build ?? '', config: release?.config ?? '' });
  return new Map(parts.filter(([, uuid]) => uuid !== ''));
}
