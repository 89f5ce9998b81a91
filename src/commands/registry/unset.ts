import { changeGroup, removal } from '../../changes/change-config-group.ts';
import { configChangeCommand } from '../../changes/config-commands.ts';
import { isVariableName } from '../../changes/config-values.ts';
import { checkedWord, manyArguments } from '../../cli/inputs.ts';
import { registryView, secrets } from './registry-view.ts';

const name = checkedWord(isVariableName, 'Credentials are removed by their name alone, such as username.');

export default configChangeCommand({
  summary: 'remove credentials for a private image registry from an app',
  alsoPrinted: secrets,
  args: { names: manyArguments('key', 'the name of a credential', name, { completes: 'credential' }) },
  examples: ['registry:unset username password --app hello'],
  doing: () => 'Applying registry information',
  run: ({ app, names, ...how }, context) => changeGroup(context, app, 'registry', removal(names), how),
  view: registryView,
});
