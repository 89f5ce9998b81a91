import { command } from '../../cli/define.ts';
import { argument, releaseVersion, app } from '../../cli/inputs.ts';
import { Release } from '../../models/release.ts';
import { heading, pairs } from '../../output/view.ts';

export default command({
  summary: 'show a release',
  args: { version: argument('version', 'release, e.g. v3 or 3', releaseVersion, { completes: 'release' }) },
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
