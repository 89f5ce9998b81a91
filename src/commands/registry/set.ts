import { changeGroup } from '../../changes/change-config-group.ts';
import { configChangeCommand } from '../../changes/config-commands.ts';
import { filledPair, manyArguments } from '../../cli/inputs.ts';
import { registryView, registrySecrets } from './registry-view.ts';

/** The credentials that builders and clusters use. */
const isCredential = (word: string): boolean => word === 'username' || word === 'password';
const credential = filledPair('credential', isCredential, 'any');

export default configChangeCommand({
  summary: 'set the credentials of an app for a private image registry',
  description: 'The app must have a PORT in its config. One release is made for all of them.',
  alsoPrinted: registrySecrets,
  args: { pairs: manyArguments('key=value', 'username, password', credential, { completes: 'credential' }) },
  examples: ['registry:set username=bob password=s3cur3pw1 --app hello'],
  doing: () => 'Applying registry information',
  run: ({ app, pairs, ...how }, context) => changeGroup(context, app, 'registry', Object.fromEntries(pairs), how),
  view: registryView,
});
