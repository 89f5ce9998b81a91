import { isJsonObject } from '../../base/json-object.ts';
import { command } from '../../cli/define.ts';
import { app, limit } from '../../cli/inputs.ts';
import { Service } from '../../models/network.ts';
import { type Cell, heading, nothing, table } from '../../output/view.ts';

export default command({
  summary: 'list the services of an app and their ports',
  options: { app, limit },
  examples: ['services:list --app hello'],
  operations: ['services.list'],
  output: { type: 'array', items: Service },
  run: ({ app: id, limit: most }, { api }) => api('services.list', { app: id, limit: most }),
  json: ({ items }) => items,
  view: (page, { app: id }) => [
    heading(`${id} Services`, page),
    table(
      ['TYPE', 'PORT', 'PROTOCOL', 'TARGET', 'DOMAIN'],
      page.items.flatMap(({ ptype, domain, ports = [] }) =>
        ports
          .filter(isJsonObject)
          .map(({ port, protocol, targetPort }) => [ptype, cell(port), cell(protocol), cell(targetPort), domain]),
      ),
    ),
    ...(page.items.length === 0 ? [nothing('No services.', ['Add one', `services:add web 80:5000 -a ${id}`])] : []),
  ],
});

const cell = (value: unknown): Cell => (typeof value === 'number' || typeof value === 'string' ? value : undefined);
