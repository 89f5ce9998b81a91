import { command } from '../../cli/define.ts';
import { app } from '../../cli/inputs.ts';
import { Whitelist } from '../../models/whitelist.ts';
import { begun, done, doneIn, either } from '../../output/view.ts';
import { okIfUnchanged, makeChange, isAsWanted } from '../../changes/ok-if-unchanged.ts';
import { addressArguments } from './addresses.ts';

export default command({
  summary: 'allow access from these addresses',
  description: 'Addresses may also be separated by commas.',
  args: { addresses: addressArguments },
  options: { app, okIfUnchanged },
  examples: ['whitelist:add 1.2.3.4 10.0.0.0/8 --app hello', 'whitelist:add 1.2.3.4,10.0.0.0/8 --app hello'],
  operations: ['whitelist.add', 'whitelist.list'],
  output: Whitelist,
  doing: ({ addresses: given, app: id }) => `Adding ${given.flat().join(',')} to ${id} whitelist`,
  run({ app: id, addresses: given, okIfUnchanged: isOkIfUnchanged }, context) {
    const { api } = context;
    const make = () => api('whitelist.add', { app: id, addresses: given.flat() });
    const look = async () => {
      const known = await api('whitelist.list', { app: id });
      return isAsWanted({ addresses: given.flat() }, known) ? known : undefined;
    };
    return makeChange({ operation: 'whitelist.add', isOkIfUnchanged, make, look }, context);
  },
  view: (_, { addresses: given, app: id }) => [
    either({
      terminal: [done(undefined, `Allowed ${given.flat().join(', ')} on ${id}`)],
      pipe: [begun(), doneIn(undefined, false)],
    }),
  ],
});
