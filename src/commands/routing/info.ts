import { settingsInfoCommand } from '../../changes/settings-commands.ts';
import { line } from '../../output/view.ts';

export default settingsInfoCommand({
  summary: 'show whether routing is on',
  examples: ['routing:info --app hello'],
  shows: 'routable',
  view: ({ routable }) => [line(`Routing is ${routable === true ? 'enabled' : 'disabled'}.`)],
});
