import { command } from '../../cli/define.ts';
import { limit } from '../../cli/inputs.ts';
import { chosenWorkspace } from '../../cli/workspace.ts';
import { Workspace } from '../../models/workspace.ts';
import { heading, rows, type Cell } from '../../output/view.ts';

export default command({
  summary: 'list your workspaces',
  options: { limit },
  examples: ['workspaces:list'],
  operations: ['workspaces.list'],
  output: { type: 'array', items: Workspace },
  async run({ limit: most }, context) {
    return {
      listing: await context.api.stream('workspaces.list', { limit: most }),
      current: chosenWorkspace(undefined, context),
    };
  },
  json: ({ listing }) => listing,
  view({ listing, current }) {
    const name = ({ id }: Workspace): Cell => (id === current ? { text: `${id} (current)`, tone: 'good' } : id);
    return [
      heading('Workspaces', listing),
      rows(
        ['NAME', 'EMAIL', 'CREATED', 'UPDATED'],
        listing,
        (each) => [name(each), each.email, { moment: each.created }, { moment: each.updated }],
        ({ id }) => id,
      ),
    ];
  },
});
