import { command } from '../../cli/define.ts';
import { app, limit } from '../../cli/inputs.ts';
import { Addon } from '../../models/addon.ts';
import { heading, isEmpty, nothing, rows } from '../../output/view.ts';
import { jsonNotice } from './addon-inputs.ts';

export default command({
  summary: "list an app's addons",
  description: jsonNotice,
  options: { app, limit },
  examples: ['addons:list --app hello'],
  operations: ['addons.list'],
  output: { type: 'array', items: Addon },
  run: ({ app: id, limit: most }, { api }) => api.stream('addons.list', { app: id, limit: most }),
  view: (listing, { app: id }) => [
    heading(`${id} Addons`, listing),
    isEmpty(listing)
      ? nothing('No addons.', ['See what there is', 'addons:classes'])
      : rows(
          ['NAME', 'CLASS', 'PLAN', 'CREATED', 'UPDATED'],
          listing,
          ({ name, kind, plan, created, updated }) => [name, kind, plan, { moment: created }, { moment: updated }],
          ({ name, kind, plan }) => `${name} ${kind ?? ''} ${plan ?? ''}`.trimEnd(),
        ),
  ],
});
