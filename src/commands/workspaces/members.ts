import { command } from '../../cli/define.ts';
import { limit } from '../../cli/inputs.ts';
import { findWorkspace } from '../../cli/workspace.ts';
import { Member } from '../../models/workspace.ts';
import { heading } from '../../output/view.ts';
import { membersTable } from './members-table.ts';
import { optionalWorkspace } from './workspace-inputs.ts';

export default command({
  summary: 'list the members of a workspace',
  args: { workspace: optionalWorkspace },
  options: { limit },
  examples: ['workspaces:members', 'workspaces:members myteam'],
  operations: ['members.list', 'workspaces.info', 'workspaces.list'],
  output: { type: 'array', items: Member },
  async run({ workspace: given, limit: most }, context) {
    const { api } = context;
    await api.require('members.list');
    const workspace = await findWorkspace(given, context);
    const page = await api('members.list', { workspace, limit: most });
    // Of a workspace that one is no member of, the controller gives an empty list; every workspace has a member.
    if (page.items.length === 0) await api('workspaces.info', { workspace });
    return { page, workspace };
  },
  json: ({ page }) => page.items,
  view: ({ page, workspace }) => [heading(`${workspace} Members`, page), membersTable(page.items)],
});
