import { command } from '../../cli/define.ts';
import { anyText, flag, limit, option } from '../../cli/inputs.ts';
import { chosenWorkspace, inWorkspace, workspaceOption } from '../../cli/workspace.ts';
import { requireParameter } from '../../changes/require-parameter.ts';
import { usageFailure } from '../../base/errors.ts';
import { App } from '../../models/app.ts';
import { heading, isEmpty, linked, nothing, rows } from '../../output/view.ts';

export default command({
  summary: 'list your apps',
  options: {
    limit,
    workspace: workspaceOption,
    all: flag('list the apps of all your workspaces'),
    search: option('text', 'only apps whose name starts with this (Drycc of 2026 and newer)', anyText),
  },
  examples: ['apps:list', 'apps:list --json'],
  operations: ['apps.list'],
  output: { type: 'array', items: App },
  async run({ limit: most, workspace, all, search }, context) {
    const { api } = context;
    if (all && workspace !== undefined) throw usageFailure('Use either --all or --workspace.');
    if (search !== undefined) await requireParameter(context, 'apps.list', 'search');
    const chosen = all ? {} : await inWorkspace(workspace, context, chosenWorkspace);
    return api.stream('apps.list', { ...chosen, search, limit: most });
  },
  view: (listing) => [
    heading('Apps', listing),
    rows(
      [
        'ID',
        listing.items.some(({ workspace }) => workspace !== undefined) ? 'WORKSPACE' : 'OWNER',
        'CREATED',
        'UPDATED',
      ],
      listing,
      ({ id, url, owner, workspace, created, updated }) => [
        linked(url ?? '', id),
        workspace ?? owner,
        { moment: created },
        { moment: updated },
      ],
      ({ id }) => id,
    ),
    ...(isEmpty(listing) ? [nothing('You have no apps.', ['Create one', 'create hello'])] : []),
  ],
});
