import { command } from '../../cli/define.ts';
import { optionalArgument, anyText, app, limit } from '../../cli/inputs.ts';
import { Pod } from '../../models/pod.ts';
import { heading, nothing } from '../../output/view.ts';
import { podsView } from '../../views/pod-table.ts';

export default command({
  summary: "list an app's processes",
  args: { type: optionalArgument('type', 'show only processes of this type', anyText, { completes: 'process' }) },
  options: { app, limit },
  examples: ['ps:list --app hello', 'ps:list web --app hello'],
  operations: ['pods.list', 'pods.listByType'],
  output: { type: 'array', items: Pod },
  async run({ app: id, type, limit: most }, { api, dialect }) {
    if (type === undefined) return api('pods.list', { app: id, limit: most });
    // Drycc 1.8 and newer list all of them only.
    if ((await dialect()).routes['ptypes.list'] === null) {
      return api('pods.listByType', { app: id, type, limit: most });
    }
    const pods = (await api('pods.list', { app: id })).items.filter((pod) => pod.type === type);
    return { items: pods.slice(0, most), total: pods.length };
  },
  json: ({ items }) => items,
  view: (page, { app: id }) => [
    heading(`${id} Processes`, page),
    ...podsView(page.items),
    ...(page.items.length === 0
      ? [nothing('No processes are running.', ['Start one', `ps:scale web=1 -a ${id}`])]
      : []),
  ],
});
