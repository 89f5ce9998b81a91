import { settingsInfoCommand } from '../../changes/settings-commands.ts';
import { line } from '../../output/view.ts';

export default settingsInfoCommand({
  summary: 'show whether automatic rollback is on',
  examples: ['autorollback:info --app hello'],
  requires: 'autorollback',
  shows: 'autorollback',
  view: ({ autorollback }) => [line(`Autorollback is ${autorollback === true ? 'enabled' : 'disabled'}.`)],
});
