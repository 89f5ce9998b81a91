import { command } from '../../cli/define.ts';
import { app, limit } from '../../cli/inputs.ts';
import { Resource } from '../../models/addon.ts';
import { heading, isEmpty, nothing, rows } from '../../output/view.ts';
import { jsonNotice } from './resource-inputs.ts';

export default command({
  summary: "list an app's resources",
  description: jsonNotice,
  options: { app, limit },
  examples: ['resources:list --app hello'],
  operations: ['resources.list'],
  output: { type: 'array', items: Resource },
  run: ({ app: id, limit: most }, { api }) => api.stream('resources.list', { app: id, limit: most }),
  view: (listing, { app: id }) => [
    heading(`${id} Resources`, listing),
    isEmpty(listing)
      ? nothing('No resources.', ['See what there is', 'resources:services'])
      : rows(
          ['NAME', 'PLAN', 'STATUS', 'BINDING', 'UPDATED'],
          listing,
          ({ name, plan, status, binding, updated }) => [name, plan, status, binding, { moment: updated }],
          ({ name, plan, status }) => `${name} ${plan ?? ''} ${status ?? ''}`.trimEnd(),
        ),
  ],
});
