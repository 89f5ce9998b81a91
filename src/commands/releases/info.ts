import { command } from '../../cli/define.ts';
import { argument, releaseVersion, app } from '../../cli/inputs.ts';
import { Release } from '../../models/release.ts';
import { type Cell, either, facts, heading, pairs, type View } from '../../output/view.ts';
import { imageOf, readSurroundings, type Surroundings } from './release-context.ts';
import { stateCell } from './release-marks.ts';

export default command({
  summary: 'show a release',
  args: { version: argument('version', 'release, e.g. v3 or 3', releaseVersion, { completes: 'release' }) },
  options: { app },
  examples: ['releases:info v3 --app hello'],
  operations: ['releases.info', 'releases.list', 'builds.list'],
  output: Release,
  async run({ app: id, version }, context) {
    const release = await context.api('releases.info', { app: id, version });
    return { release, around: context.isForPeople ? await readSurroundings(context, id) : undefined };
  },
  json: ({ release }) => release,
  view: ({ release, around }, { app: id }) => [
    heading(`${id} Release v${release.version}`),
    either({ terminal: releaseView(release, around ?? { releases: [], builds: [] }), pipe: pipeView(release) }),
  ],
});

function pipeView(release: Release): View {
  const { config, owner, created, summary, updated, uuid, build, failed } = release;
  return [
    pairs([
      ...((build ?? '') === '' ? [] : [['build:', build] as const]),
      ['config:', config],
      ...(owner === undefined ? [] : [['owner:', owner] as const]),
      ...deploymentPairs(release),
      ['created:', { moment: created }],
      ['summary:', summary],
      ['updated:', { moment: updated }],
      ['uuid:', uuid],
      ...(failed === true ? [['failed:', { text: 'yes', tone: 'bad' }] as const] : []),
    ]),
  ];
}

/** What one wants to know about a release, and its differences from the one before; UUIDs come last. */
function releaseView(release: Release, around: Surroundings): View {
  const { version, config, owner, created, summary, uuid, build, failed } = release;
  const before = around.releases.find((each) => each.version === version - 1);
  const image = imageOf(release, around);
  const isNew = (is: boolean | undefined): string => (before === undefined || is !== true ? '' : ' (new)');
  return [
    facts([
      ['Summary:', summary],
      ['Created:', { moment: created }],
      ['Owner:', owner],
      ...deploymentPairs(release).map(
        ([name, value]) => [`${name.charAt(0).toUpperCase()}${name.slice(1)}`, value] as const,
      ),
      ...(failed === true ? [['Failed:', { text: 'yes', tone: 'bad' }] as const] : []),
      ...(image === undefined ? [] : [['Image:', `${image}${isNew(before?.build !== build)}`] as const]),
      ...(before === undefined ? [] : [['Config:', before.config === config ? 'unchanged' : 'changed'] as const]),
      ['UUID:', uuid],
      ...((build ?? '') === '' ? [] : [['Build UUID:', build] as const]),
      ...((config ?? '') === '' ? [] : [['Config UUID:', config] as const]),
    ]),
  ];
}

/** How the deployment went, on controllers that deploy after they have answered. */
function deploymentPairs(release: Release): (readonly [string, Cell])[] {
  const { state, exception, deployed_ptypes: types, conditions = [] } = release;
  if (state === undefined) return [];
  return [
    ['state:', stateCell(release)],
    ...(types === undefined ? [] : [['deployed:', types.join(', ')] as const]),
    ...((exception ?? '') === '' ? [] : [['exception:', exception] as const]),
    ...conditions.map((each) => ['condition:', inWords(each)] as const),
  ];
}

function inWords(condition: Readonly<Record<string, unknown>>): string {
  const { state, action, ptypes, exception, created } = condition;
  const types = Array.isArray(ptypes) ? ptypes.join(',') : '';
  return [created, action, types, state, exception].filter((part) => typeof part === 'string' && part !== '').join(' ');
}
