import { command } from '../../cli/define.ts';
import { app, limit } from '../../cli/inputs.ts';
import { ProcessType } from '../../models/process-type.ts';
import { heading, nothing, table } from '../../output/view.ts';

export default command({
  summary: "list an app's process types",
  description: 'Garbage is what the current release no longer has: pts:clean removes it.',
  options: { app, limit },
  examples: ['pts:list --app hello'],
  operations: ['ptypes.list'],
  output: { type: 'array', items: ProcessType },
  run: ({ app: id, limit: most }, { api }) => api('ptypes.list', { app: id, limit: most }),
  json: ({ items }) => items,
  view: (page, { app: id }) => [
    heading(`${id} Process Types`, page),
    page.items.length === 0
      ? nothing('No process types.', ['Deploy an image', `builds:create IMAGE -a ${id}`])
      : table(
          ['NAME', 'RELEASE', 'READY', 'UP-TO-DATE', 'AVAILABLE', 'GARBAGE', 'STARTED'],
          page.items.map(({ name, release, ready, up_to_date: current, available_replicas: available, ...each }) => [
            ...[name, release, ready, current, available],
            each.garbage === true ? { text: 'yes', tone: 'warning' } : 'no',
            { moment: each.started },
          ]),
          page.items.map(({ name, release, ready }) => [name, ready ?? '', `(${release ?? ''})`].join(' ')),
        ),
  ],
});
