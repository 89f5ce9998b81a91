import type { Api } from '../../api/client.ts';
import { command } from '../../cli/define.ts';
import { argument, releaseVersion, optionalArgument, app, flag } from '../../cli/inputs.ts';
import { Failure } from '../../base/errors.ts';
import { Release } from '../../models/release.ts';
import { heading, line, rows } from '../../output/view.ts';
import { partsOf } from '../../views/build-parts.ts';
import { type Difference, DifferenceSchema, differencesView, differences } from '../../changes/differences.ts';

interface Comparison {
  readonly before: Release;
  readonly after: Release;
  /** Whether the releases have the same config; no controller gives the variables of an earlier one. */
  readonly same_config: boolean;
  readonly build: readonly Difference[];
  readonly releases: readonly Release[];
}

export default command({
  summary: 'compare two releases',
  description:
    'Compares builds and config, and lists the releases in between. Controllers return variables of the current release only, and Drycc 2.0 and 2.1 the current build only; other builds and configs are compared by UUID.',
  args: {
    from: argument('version', 'release, e.g. v3 or 3', releaseVersion, { completes: 'release' }),
    to: optionalArgument('version', 'another release (default: the newest)', releaseVersion, { completes: 'release' }),
  },
  options: { app, exitCode: flag('exit with 1 if build or config differ') },
  examples: ['releases:diff v3 v5 --app hello', 'releases:diff v3 --app hello'],
  operations: ['releases.list', 'builds.list'],
  output: {
    title: 'ReleaseDifferences',
    type: 'object',
    properties: {
      before: Release,
      after: Release,
      same_config: { type: 'boolean' },
      build: { type: 'array', items: DifferenceSchema },
      releases: { type: 'array', items: Release, description: 'those after the earlier one, up to the later one' },
    },
    required: ['before', 'after', 'same_config', 'build', 'releases'],
  },
  async run({ app: id, from, to, exitCode }, { api }) {
    return { comparison: await compare(api, id, from, to), isAsked: exitCode };
  },
  json: ({ comparison }) => comparison,
  view: ({ comparison: { before: from, after: to, same_config: isSame, build, releases } }, { app: id }) => [
    heading(`${id} Releases v${from.version} to v${to.version}`),
    line(build.length === 0 ? 'The same build.' : 'Another build:'),
    ...differencesView(build),
    line(isSame ? 'The same config.' : 'Another config.'),
    rows(
      ['VERSION', 'CREATED', 'SUMMARY'],
      { items: releases, more: undefined },
      ({ version, created, summary }) => [`v${version}`, { moment: created }, summary],
      ({ version, created, summary }) => [`v${version}`, created ?? '', summary ?? ''].join('\t'),
    ),
  ],
  exitCode: ({ comparison: { build, same_config: isSame }, isAsked }) =>
    isAsked && (build.length > 0 || !isSame) ? 1 : 0,
});

async function compare(api: Api, app: string, first: number, second: number | undefined): Promise<Comparison> {
  const { items: all } = await api('releases.list', { app });
  const newest = Math.max(...all.map(({ version }) => version));
  const [from, to] = [first, second ?? newest].map((version) => {
    const found = all.find((release) => release.version === version);
    if (found) return found;
    throw new Failure('not_found', `${app} has no release v${version}.`, { hint: 'releases:list shows all releases.' });
  }) as [Release, Release];
  const [earlier, later] = [from.version, to.version].sort((one, other) => one - other) as [number, number];
  return {
    before: from,
    after: to,
    same_config: from.config === to.config,
    build: from.build === to.build ? [] : await compareBuilds(api, app, from, to),
    releases: all.filter(({ version }) => version > earlier && version <= later),
  };
}

async function compareBuilds(api: Api, app: string, from: Release, to: Release): Promise<readonly Difference[]> {
  const { items } = await api('builds.list', { app });
  const [before, after] = [from, to].map(({ build }) => {
    const found = items.find(({ uuid }) => uuid === build);
    const parts = partsOf(found);
    return typeof build === 'string' && build !== '' ? new Map([['uuid', build], ...parts]) : parts;
  }) as [Map<string, string>, Map<string, string>];
  return differences(before, after);
}
