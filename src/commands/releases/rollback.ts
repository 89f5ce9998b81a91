import type { Context } from '../../cli/context.ts';
import { command } from '../../cli/define.ts';
import { app } from '../../cli/inputs.ts';
import { lastGoodRelease, readReleases, wayBack } from '../../rollout/good-release.ts';
import { waitOption, waitOperations, applyRelease } from '../../rollout/wait-option.ts';
import { Failure } from '../../base/errors.ts';
import { ReleaseVersion, type Release } from '../../models/release.ts';
import { done, either } from '../../output/view.ts';
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
import { type Effect, effectView } from './rollback-effect.ts';
import { requireParameter } from '../../changes/require-parameter.ts';
import { type RollbackTarget, rollbackTarget, rollbackTypes } from './rollback-target.ts';
import { readSurroundings } from './release-context.ts';

export default command({
  summary: 'roll back to an earlier release',
  description:
    'Makes a new release with the build and the config of the earlier one (default: the previous release). Other process types than those given go on as they are.',
  args: { target: rollbackTarget },
  options: { app, ptype: rollbackTypes, dryRun, wait: waitOption },
  examples: [
    'releases:rollback --app hello',
    'releases:rollback v2 --app hello',
    'releases:rollback v2 --ptype web --app hello',
  ],
  operations: ['releases.rollback', 'builds.list', ...waitOperations],
  output: withPlanSchema(ReleaseVersion),
  doing({ target, ptype, dryRun: isPlanned }) {
    if (isPlanned) return planningText;
    const types = typesOf(target, ptype);
    const what = types.length === 0 ? 'Rolling back' : `Rolling back ${types.join(', ')}`;
    return target.version === undefined ? `${what} one release` : `${what} to v${target.version}`;
  },
  async run({ app: id, target, ptype, dryRun: isPlanned, wait: waits }, context): Promise<Outcome> {
    const { api } = context;
    const { version } = target;
    const types = typesOf(target, ptype);
    if (types.length > 0) await requireParameter(context, 'releases.rollback', 'ptypes');
    if (isPlanned) return planRollback(context, id, version, types);
    const given = { ...(version !== undefined && { version }), ...(types.length > 0 && { ptypes: types.join(',') }) };
    const made = await applyRelease<Partial<ReleaseVersion>>(waits, context, id, {
      make: () =>
        api('releases.rollback', { app: id, ...given }).catch((error: unknown) => nameGoodRelease(error, id, context)),
      read: (newest) => Promise.resolve({ version: newest }),
    });
    return { result: made };
  },
  json: ({ result }) => result,
  view({ result, effect }, { app: id, target, ptype }) {
    const { version } = target;
    const what = whatOf(id, typesOf(target, ptype));
    if (isPlan(result))
      return [either({ terminal: effect ? effectView(result, effect) : planView(result), pipe: planView(result) })];
    const release = result.version === undefined ? undefined : `v${result.version}`;
    const back = version === undefined ? `Rolled ${what} back one release` : `Rolled ${what} back to v${version}`;
    return [done(release, release === undefined ? back : `${back}, in ${release}`)];
  },
});

interface Outcome {
  readonly result: Partial<ReleaseVersion> | Plan;
  readonly effect?: Effect | undefined;
}

/** A controller refuses to go back to a release that failed or has no build, and does not say which one is good. */
async function nameGoodRelease(error: unknown, app: string, { api, host }: Context): Promise<never> {
  const isAboutTarget =
    error instanceof Failure && (error.meaning === 'no such release' || error.meaning === 'nothing deployed');
  if (!isAboutTarget) throw error;
  const releases = await readReleases(api, app, host.interrupted);
  const newest = releases?.find(({ version }) => version === newestOf(releases));
  // Where nothing has failed, the list is all that is wanted of a number that was wrong.
  if (!releases || (error.kind === 'not_found' && newest?.failed !== true)) throw error;
  const { kind, message, status, meaning } = error;
  const hint = wayBack(lastGoodRelease(releases, newestOf(releases)), app);
  throw new Failure(kind, message, { status, meaning, hint, cause: error });
}

const newestOf = (releases: readonly Release[]): number => Math.max(0, ...releases.map(({ version }) => version));

function typesOf({ types }: RollbackTarget, others: readonly string[]): readonly string[] {
  return [...new Set([...others, ...types])];
}

function whatOf(app: string, types: readonly string[]): string {
  return types.length === 0 ? app : `${types.join(', ')} of ${app}`;
}

async function planRollback(
  context: Context,
  app: string,
  given: number | undefined,
  types: readonly string[],
): Promise<Outcome> {
  const { api } = context;
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
  const would = `roll ${whatOf(app, types)} back to v${version} in a new release`;
  const result = createPlan(app, would, differences(partsOf(current), partsOf(target)));
  if (current === undefined || !context.isForPeople) return { result };
  return { result, effect: { current, target, around: await readSurroundings(context, app) } };
}

function partsOf(release: Release | undefined): Map<string, string> {
  const parts = Object.entries({ build: release?.build ?? '', config: release?.config ?? '' });
  return new Map(parts.filter(([, uuid]) => uuid !== ''));
}
