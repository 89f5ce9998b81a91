import { command } from '../../cli/define.ts';
import { anyText, app, flag, option, releaseVersion } from '../../cli/inputs.ts';
import { usageFailure } from '../../base/errors.ts';
import { confirmYes } from '../../changes/confirm-yes.ts';
import { line, text } from '../../output/view.ts';
import { usualFolder } from './dryccfile.ts';
import { filesOfBuild } from './files-of-build.ts';
import { changedFiles, saveFiles } from './save-files.ts';

const FetchedBuild = {
  title: 'FetchedBuild',
  type: 'object',
  properties: {
    saved: { type: 'boolean' },
    files: {
      type: 'array',
      items: {
        type: 'object',
        properties: { path: { type: 'string' }, content: { type: 'string' } },
        required: ['path', 'content'],
      },
    },
  },
  required: ['saved', 'files'],
} as const;

export default command({
  summary: 'print or save Procfile and pipelines of a build (Drycc 1.8 and newer)',
  description:
    'Prints the files with all values of their variables; --save writes them to the current directory. Files that differ are overwritten once you have confirmed it.',
  options: {
    app,
    version: option('version', 'release, e.g. v3 or 3 (default: the newest that is good)', releaseVersion, {
      short: 'v',
      completes: 'release',
    }),
    procfile: option('file', 'where the Procfile goes (default: Procfile)', anyText, { short: 'p', completes: 'file' }),
    dryccpath: option('folder', `where the pipelines go (default: ${usualFolder})`, anyText, {
      short: 'd',
      completes: 'file',
    }),
    save: flag('write the files instead of printing them'),
    confirm: confirmYes('overwrite files'),
  },
  examples: ['builds:fetch --app hello', 'builds:fetch --version v2 --save --app hello'],
  operations: ['builds.info'],
  output: FetchedBuild,
  async run({ app: id, version, procfile = 'Procfile', dryccpath = usualFolder, save, confirm }, context) {
    const { api, host, prompt } = context;
    const files = await filesOfBuild(await api('builds.info', { app: id, version }), { procfile, dryccpath });
    if (!save) return { saved: false, files };
    const changed = changedFiles(files, host.directory).map(({ path }) => path);
    if (changed.length > 0 && confirm !== 'yes') {
      const isSure = await prompt.confirm(`Overwrite ${changed.join(', ')}?`, '--confirm yes');
      if (!isSure) throw usageFailure('Nothing was saved.');
    }
    saveFiles(files, host.directory);
    return { saved: true, files };
  },
  view({ saved, files }, { app: id }) {
    if (files.length === 0) return [line(`The build of ${id} has no Procfile and no pipelines.`)];
    if (saved) return files.map(({ path }) => line(`Saved ${path}`));
    return [text(files.map(({ path, content }) => `---\n# Source: ${path}\n${content}\n`).join(''))];
  },
});
