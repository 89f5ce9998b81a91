import { command } from '../../cli/define.ts';
import { app } from '../../cli/inputs.ts';
import { Whitelist } from '../../models/whitelist.ts';
import { heading, line, nothing } from '../../output/view.ts';

export default command({
  summary: 'list the allowed IP addresses',
  description: 'If there are none, the app is reachable from everywhere.',
  options: { app },
  examples: ['whitelist:list --app hello'],
  operations: ['whitelist.list'],
  output: Whitelist,
  run: ({ app: id }, { api }) => api('whitelist.list', { app: id }),
  view: ({ addresses: known }, { app: id }) => [
    heading(`${id} Whitelisted Addresses`),
    ...known.map((address) => line(address)),
    ...(known.length === 0
      ? [nothing(`Every address may reach ${id}.`, ['Allow only some', `whitelist:add 10.0.0.0/8 -a ${id}`])]
      : []),
  ],
});
