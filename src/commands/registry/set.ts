import { byProcessType, changedTypeOption } from '../../changes/by-process-type.ts';
import { changeGroup } from '../../changes/change-config-group.ts';
import { configChangeCommand } from '../../changes/config-commands.ts';
import type { PlainInput } from '../../cli/define.ts';
import { anyText, filledPair, manyArguments } from '../../cli/inputs.ts';
import { registryView, registrySecrets } from './registry-view.ts';

/** The credentials that builders and clusters use. */
const isCredential = (word: string): boolean => word === 'username' || word === 'password';
const credential = filledPair('credential', isCredential, 'any');

/** `username=bob password=secret`, in part or as a whole; or `bob secret`, as Drycc's Go client has it. */
const credentials: PlainInput<readonly (readonly [name: string, value: string])[]> = {
  ...manyArguments('key=value', 'username or password', anyText, { completes: 'credential' }),
  take(given) {
    const words = Array.isArray(given) ? (given as readonly string[]) : [];
    const [username = '', password = '', ...others] = words;
    const isPlain = words.length === 2 && !words.some((word) => /^(?:username|password)=/.test(word));
    if (!isPlain || others.length > 0 || username === '' || password === '') return words.map(credential);
    return [
      ['username', username],
      ['password', password],
    ];
  },
};

export default configChangeCommand({
  summary: 'set registry credentials',
  description: 'The app needs PORT in its config. Makes one release.',
  alsoPrinted: registrySecrets,
  args: { pairs: credentials },
  options: { ptype: changedTypeOption },
  examples: ['registry:set username=bob password=s3cur3pw1 --app hello'],
  doing: () => 'Applying registry information',
  did: ({ app, pairs }) => `Set registry ${pairs.map(([name]) => name).join(' and ')} of ${app}`,
  async run({ app, pairs, ptype, ...how }, context) {
    const changes = await byProcessType(context, app, 'registry', Object.fromEntries(pairs), ptype);
    return changeGroup(context, app, 'registry', changes, how);
  },
  view: registryView,
});
