import { releaseOf } from '../../api/release-number.ts';
import { command } from '../../cli/define.ts';
import { app } from '../../cli/inputs.ts';
import { Config } from '../../models/config.ts';
import { line } from '../../output/view.ts';
import { showValues } from '../../changes/config-values.ts';
import { differencesView } from '../../changes/differences.ts';

export default command({
  summary: 'edit environment variables in your editor',
  description:
    'Uses VISUAL or EDITOR; the file is private and is deleted afterwards. Review the diff, then apply it as one release; a deleted line removes its variable. If someone else changed the config meanwhile, you get a new diff to confirm.',
  options: { app, showValues },
  examples: ['config:edit --app hello'],
  operations: ['config.get', 'config.set'],
  output: Config,
  async run({ app: id, showValues: shows }, context) {
    const { editConfig } = await import('./edit-variables.ts');
    return editConfig(id, shows, context);
  },
  json: ({ config }) => config,
  view({ config, changes }) {
    if (changes.length === 0) return [];
    const release = releaseOf(config);
    return [line(release === undefined ? 'Changed:' : `Changed in ${release}:`), ...differencesView(changes)];
  },
});
