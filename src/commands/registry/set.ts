import { byProcessType, ptypeOption } from '../../changes/by-process-type.ts';
import { changeGroup } from '../../changes/change-config-group.ts';
import { configChangeCommand } from '../../changes/config-commands.ts';
import { filledPair, manyArguments } from '../../cli/inputs.ts';
import { registryView, registrySecrets } from './registry-view.ts';

/** The credentials that builders and clusters use. */
const isCredential = (word: string): boolean => word === 'username' || word === 'password';
const credential = filledPair('credential', isCredential, 'any');

export default configChangeCommand({
  summary: 'set registry credentials',
  description: 'The app needs PORT in its config. Makes one release.',
  alsoPrinted: registrySecrets,
  args: { pairs: manyArguments('key=value', 'username or password', credential, { completes: 'credential' }) },
  options: { ptype: ptypeOption },
  examples: ['registry:set username=bob password=s3cur3pw1 --app hello'],
  doing: () => 'Applying registry information',
  did: ({ app, pairs }) => `Set registry ${pairs.map(([name]) => name).join(' and ')} of ${app}`,
  async run({ app, pairs, ptype, ...how }, context) {
    const changes = await byProcessType(context, app, 'registry', Object.fromEntries(pairs), ptype);
    return changeGroup(context, app, 'registry', changes, how);
  },
  view: registryView,
});
