import { entriesByName, isJsonObject } from '../../base/json-object.ts';
import { command } from '../../cli/define.ts';
import { app, option, releaseVersion } from '../../cli/inputs.ts';
import { LatestBuild } from '../../models/build.ts';
import { heading, line, pairs, text } from '../../output/view.ts';
import { pipelinesOf } from '../../views/build-parts.ts';

export default command({
  summary: 'show the build of a release (Drycc 1.8 and newer)',
  description: 'Of variables in pipelines, only the groups are shown; builds:fetch has everything.',
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
  view: (build, { app: id }) => {
    const { uuid, image, stack, sha, procfile, dryccfile, dockerfile = '', created, updated } = build;
    if (uuid === undefined) return [line(`${id} has no build yet.`)];
    const config = dryccfile?.['config'];
    const groups = Object.keys(isJsonObject(config) ? config : {});
    return [
      heading(`${id} Build`),
      pairs([
        ['image:', image],
        ['stack:', stack],
        ['sha:', sha],
        ['uuid:', uuid],
        ['created:', { moment: created }],
        ['updated:', { moment: updated }],
        ...entriesByName(procfile ?? {}).map(([type, command]) => [`procfile ${type}:`, command] as const),
        ...pipelinesOf(build).map(
          ({ file, type, command }) => [`pipeline ${type}:`, `${file}${command === '' ? '' : `: ${command}`}`] as const,
        ),
        ...(groups.length === 0 ? [] : [['config groups:', groups.sort().join(', ')] as const]),
      ]),
      ...(dockerfile === '' ? [] : [line('dockerfile:'), text(`${dockerfile.trimEnd()}\n`)]),
    ];
  },
});
