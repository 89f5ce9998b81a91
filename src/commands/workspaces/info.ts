import { command } from '../../cli/define.ts';
import { limit } from '../../cli/inputs.ts';
import { findWorkspace } from '../../cli/workspace.ts';
import { Member, Workspace } from '../../models/workspace.ts';
import { heading, line, pairs } from '../../output/view.ts';
import { membersTable } from './members-table.ts';
import { optionalWorkspace } from './workspace-inputs.ts';

const WorkspaceDetails = {
  allOf: [
    Workspace,
    {
      type: 'object',
      properties: { members: { type: 'array', items: Member } },
      required: ['members'],
    },
  ],
} as const;

export default command({
  summary: 'show a workspace with its members',
  args: { workspace: optionalWorkspace },
  options: { limit },
  examples: ['workspaces:info', 'workspaces:info myteam'],
  operations: ['workspaces.info', 'workspaces.list', 'members.list'],
  output: WorkspaceDetails,
  async run({ workspace: given, limit: most }, context) {
    const { api } = context;
    await api.require('workspaces.info');
    const workspace = await findWorkspace(given, context);
    const [details, members] = await Promise.all([
      api('workspaces.info', { workspace }),
      api('members.list', { workspace, limit: most }),
    ]);
    return { details, members };
  },
  json: ({ details, members }) => ({ ...details, members: members.items }),
  view: ({ details: { id, email, uuid, created, updated }, members }) => [
    heading(`${id} Workspace`),
    pairs([
      ['email:', email],
      ['uuid:', uuid],
      ['created:', { moment: created }],
      ['updated:', { moment: updated }],
    ]),
    line(''),
    heading(`${id} Members`, members),
    membersTable(members.items),
  ],
});
