import { settingsInfoCommand } from '../../changes/settings-commands.ts';
import { labelsView } from '../../views/labels.ts';

export default settingsInfoCommand({
  summary: 'list labels',
  examples: ['labels:list --app hello'],
  requires: 'label',
  view: ({ label = {} }, { app }) => labelsView(label, app),
});
