import { releaseOf } from '../../api/release-number.ts';
import { command } from '../../cli/define.ts';
import { app } from '../../cli/inputs.ts';
import { Config } from '../../models/config.ts';
import { line } from '../../output/view.ts';
import { showValues } from '../../changes/config-values.ts';
import { differencesView } from '../../changes/differences.ts';

export default command({
  summary: "edit an app's environment variables in your editor",
  description:
    'The editor is that of VISUAL or EDITOR; its file is private, and gone when it ends. What is different is shown, agreed to and sent in one request, in one release; a line that is gone removes its variable. Where somebody else has changed the config meanwhile, what is different from theirs is shown and asked for anew.',
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
