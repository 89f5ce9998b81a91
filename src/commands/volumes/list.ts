import { command } from '../../cli/define.ts';
import { app, limit } from '../../cli/inputs.ts';
import { Volume } from '../../models/volume.ts';
import { heading, isEmpty, nothing, rows } from '../../output/view.ts';
import { jsonNotice } from './volume-inputs.ts';
import { mountsOf } from './volume-view.ts';

export default command({
  summary: "list an app's volumes",
  description: jsonNotice,
  options: { app, limit },
  examples: ['volumes:list --app hello'],
  operations: ['volumes.list'],
  output: { type: 'array', items: Volume },
  run: ({ app: id, limit: most }, { api }) => api.stream('volumes.list', { app: id, limit: most }),
  view: (listing, { app: id }) => [
    heading(`${id} Volumes`, listing),
    isEmpty(listing)
      ? nothing('No volumes.', ['Add one', `volumes:add data 10G -a ${id}`])
      : rows(
          ['NAME', 'SIZE', 'TYPE', 'MOUNTED AT', 'CREATED'],
          listing,
          (each) => [each.name, each.size, each.type, mountsOf(each), { moment: each.created }],
          (each) => [each.name, each.size ?? '', each.type ?? '', mountsOf(each)].join(' ').trimEnd(),
        ),
  ],
});
