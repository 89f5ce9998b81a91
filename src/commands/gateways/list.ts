import { command } from '../../cli/define.ts';
import { app, limit } from '../../cli/inputs.ts';
import { Gateway } from '../../models/network.ts';
import { heading, nothing, table } from '../../output/view.ts';

export default command({
  summary: 'list the gateways of an app',
  options: { app, limit },
  examples: ['gateways:list --app hello'],
  operations: ['gateways.list'],
  output: { type: 'array', items: Gateway },
  run: ({ app: id, limit: most }, { api }) => api('gateways.list', { app: id, limit: most }),
  json: ({ items }) => items,
  view: (page, { app: id }) => [
    heading(`${id} Gateways`, page),
    table(
      ['NAME', 'PORTS', 'ADDRESSES'],
      page.items.map(({ name, ports = [], addresses = [] }) => [
        name,
        ports.map((each) => joined([each['port'], each['protocol']])).join(', '),
        addresses.map((each) => joined([each['value']])).join(', '),
      ]),
    ),
    ...(page.items.length === 0 ? [nothing('No gateways.', ['Add one', `gateways:apply FILE -a ${id}`])] : []),
  ],
});

const joined = (values: readonly unknown[]): string => values.map(String).join('/');
