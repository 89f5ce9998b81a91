import { command } from '../../cli/define.ts';
import { argument, releaseVersion, app } from '../../cli/inputs.ts';
import { Release } from '../../models/release.ts';
import { type Cell, heading, pairs } from '../../output/view.ts';
import { stateCell } from './release-marks.ts';

export default command({
  summary: 'show a release',
  args: { version: argument('version', 'release, e.g. v3 or 3', releaseVersion, { completes: 'release' }) },
  options: { app },
  examples: ['releases:info v3 --app hello'],
  operations: ['releases.info'],
  output: Release,
  run: ({ app: id, version }, { api }) => api('releases.info', { app: id, version }),
  view: ({ version, config, owner, created, summary, updated, uuid, build, failed, ...deployment }, { app: id }) => [
    heading(`${id} Release v${version}`),
    pairs([
      ...((build ?? '') === '' ? [] : [['build:', build] as const]),
      ['config:', config],
      ...(owner === undefined ? [] : [['owner:', owner] as const]),
      ...deploymentPairs({ version, ...deployment }),
      ['created:', { moment: created }],
      ['summary:', summary],
      ['updated:', { moment: updated }],
      ['uuid:', uuid],
      ...(failed === true ? [['failed:', { text: 'yes', tone: 'bad' }] as const] : []),
    ]),
  ],
});

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
