import { command } from '../../cli/define.ts';
import { app } from '../../cli/inputs.ts';
import { begun, done, doneIn, either } from '../../output/view.ts';
import { okIfUnchanged, makeChange } from '../../changes/ok-if-unchanged.ts';
import { addressArguments } from './addresses.ts';

export default command({
  summary: 'remove addresses from the whitelist',
  description: 'Reads the list first: on a controller without whitelists, the request would delete the app.',
  args: { addresses: { ...addressArguments, completes: 'address' } },
  options: { app, okIfUnchanged },
  examples: ['whitelist:remove 1.2.3.4 --app hello'],
  operations: ['whitelist.remove', 'whitelist.list'],
  output: {
    title: 'RemovedAddresses',
    type: 'object',
    properties: { app: { type: 'string' }, addresses: { type: 'array', items: { type: 'string' } } },
    required: ['app', 'addresses'],
  },
  doing: ({ addresses: given, app: id }) => `Removing ${given.flat().join(',')} from ${id} whitelist`,
  async run({ app: id, addresses: given, okIfUnchanged: isOkIfUnchanged }, context) {
    const { api } = context;
    const removed = { app: id, addresses: given.flat() };
    await makeChange(
      {
        operation: 'whitelist.remove',
        isOkIfUnchanged,
        make: () => api('whitelist.remove', removed),
        async look() {
          const { addresses: known } = await api('whitelist.list', { app: id });
          return removed.addresses.some((address) => known.includes(address)) ? undefined : null;
        },
      },
      context,
    );
    return removed;
  },
  view: (_, { addresses: given, app: id }) => [
    either({
      terminal: [done(undefined, `Removed ${given.flat().join(', ')} from ${id}`)],
      pipe: [begun(), doneIn(undefined, false)],
    }),
  ],
});
