import { byProcessType, changedTypeOption } from '../../changes/by-process-type.ts';
import { changeGroup } from '../../changes/change-config-group.ts';
import { configChangeCommand } from '../../changes/config-commands.ts';
import { isVariableName } from '../../changes/config-values.ts';
import { removalOf } from '../../changes/removal.ts';
import { checkedWord, manyArguments } from '../../cli/inputs.ts';
import { registryView, registrySecrets } from './registry-view.ts';

const name = checkedWord(isVariableName, 'Give only the name of the credential, e.g. username.');

const both = ['username', 'password'];

export default configChangeCommand({
  summary: 'remove registry credentials',
  alsoPrinted: registrySecrets,
  args: {
    names: manyArguments('key', 'name of a credential', name, { completes: 'credential', drycc: { required: false } }),
  },
  options: { ptype: changedTypeOption },
  examples: ['registry:unset username password --app hello'],
  doing: () => 'Applying registry information',
  did: ({ app, names }) => `Removed registry ${(names.length === 0 ? both : names).join(' and ')} of ${app}`,
  async run({ app, names, ptype, ...how }, context) {
    const changes = await byProcessType(context, app, 'registry', removalOf(names.length === 0 ? both : names), ptype);
    return changeGroup(context, app, 'registry', changes, how);
  },
  view: registryView,
});
