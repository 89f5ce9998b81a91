import { settingsInfoCommand } from '../../changes/settings-commands.ts';
import { line } from '../../output/view.ts';

export default settingsInfoCommand({
  summary: 'see whether an app can be reached through the router',
  examples: ['routing:info --app hello'],
  shows: 'routable',
  view: ({ routable }) => [line(`Routing is ${routable === true ? 'enabled' : 'disabled'}.`)],
});
