import { settingsInfoCommand } from '../../changes/settings-commands.ts';
import { line } from '../../output/view.ts';

export default settingsInfoCommand({
  summary: 'show whether automatic deployment is on',
  examples: ['autodeploy:info --app hello'],
  requires: 'autodeploy',
  shows: 'autodeploy',
  view: ({ autodeploy }) => [line(`Autodeploy is ${autodeploy === true ? 'enabled' : 'disabled'}.`)],
});
