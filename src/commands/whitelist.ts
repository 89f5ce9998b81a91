import { command, type Group } from '../cli/define.ts';
import { app, manyArguments } from '../cli/inputs.ts';
import { usageFailure } from '../errors.ts';
import { Whitelist } from '../models/whitelist.ts';
import { begun, heading, line } from '../output/view.ts';
import { okIfUnchanged, orUnchanged } from './unchanged.ts';

/** Reads addresses that are joined by commas, as the Go clients want them. */
function readAddresses(word: string): readonly string[] {
  const given = word.split(',').map((address) => address.trim());
  const wrong = given.find((address) => !/^[0-9a-f.:]+(?:\/\d{1,3})?$/i.test(address));
  if (wrong === undefined) return given;
  throw usageFailure(`"${wrong}" is no address: they are written as 1.2.3.4, 10.0.0.0/8 or 2001:db8::/32.`);
}

const addresses = manyArguments('address', 'an IP address, or a range of them as in 10.0.0.0/8', readAddresses);

const list = command({
  summary: 'list the addresses from which an app can be reached',
  description: 'When there are none, it can be reached from everywhere.',
  options: { app },
  examples: ['whitelist:list --app hello'],
  operations: ['whitelist.list'],
  output: Whitelist,
  run: ({ app: id }, { api }) => api('whitelist.list', { app: id }),
  view: ({ addresses: known }, { app: id }) => [
    heading(`${id} Whitelisted Addresses`),
    ...known.map((address) => line(address)),
  ],
});

const add = command({
  summary: 'let an app be reached from these addresses, and from no others',
  description: 'Several addresses may also be joined by commas.',
  args: { addresses },
  options: { app, okIfUnchanged },
  examples: ['whitelist:add 1.2.3.4 10.0.0.0/8 --app hello', 'whitelist:add 1.2.3.4,10.0.0.0/8 --app hello'],
  operations: ['whitelist.add', 'whitelist.list'],
  output: Whitelist,
  doing: ({ addresses: given, app: id }) => `Adding ${given.flat().join(',')} to ${id} whitelist`,
  run({ app: id, addresses: given, okIfUnchanged: isOkIfUnchanged }, context) {
    const { api } = context;
    const make = () => api('whitelist.add', { app: id, addresses: given.flat() });
    const look = () => api('whitelist.list', { app: id });
    return orUnchanged({ operation: 'whitelist.add', isOkIfUnchanged, make, look }, context);
  },
  view: () => [begun(), line('done')],
});

const remove = command({
  summary: 'no longer let an app be reached from these addresses',
  description: 'The list is read first: a controller that has none would take the request for the end of the app.',
  args: { addresses: { ...addresses, completes: 'address' } },
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
    await orUnchanged(
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
  view: () => [begun(), line('done')],
});

/** Commands of the addresses from which an app can be reached. */
export const whitelist: Group = { list, add, remove };
