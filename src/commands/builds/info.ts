import { command } from '../../cli/define.ts';
import { app, option, releaseVersion } from '../../cli/inputs.ts';
import { LatestBuild } from '../../models/build.ts';
import { heading, line, pairs } from '../../output/view.ts';

export default command({
  summary: 'show the build of a release (Drycc 1.8 and newer)',
  options: {
    app,
    version: option('version', 'release, e.g. v3 or 3 (default: the newest that is good)', releaseVersion, {
      short: 'v',
      completes: 'release',
    }),
  },
  examples: ['builds:info --app hello', 'builds:info --version v2 --app hello'],
  operations: ['builds.info'],
  output: LatestBuild,
  run: ({ app: id, version }, { api }) => api('builds.info', { app: id, version }),
  view: ({ uuid, image, stack, sha, created, updated }, { app: id }) =>
    uuid === undefined
      ? [line(`${id} has no build yet.`)]
      : [
          heading(`${id} Build`),
          pairs([
            ['image:', image],
            ['stack:', stack],
            ['sha:', sha],
            ['uuid:', uuid],
            ['created:', { moment: created }],
            ['updated:', { moment: updated }],
          ]),
        ],
});
