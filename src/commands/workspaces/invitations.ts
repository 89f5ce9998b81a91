import { command } from '../../cli/define.ts';
import { limit } from '../../cli/inputs.ts';
import { findWorkspace } from '../../cli/workspace.ts';
import { Invitation } from '../../models/workspace.ts';
import { heading, nothing, table } from '../../output/view.ts';
import { optionalWorkspace } from './workspace-inputs.ts';

export default command({
  summary: 'list open invitations to a workspace',
  description: 'Whoever has the token of an invitation can accept it. --json prints the tokens.',
  args: { workspace: optionalWorkspace },
  options: { limit },
  examples: ['workspaces:invitations', 'workspaces:invitations myteam --json'],
  operations: ['invitations.list', 'workspaces.list'],
  output: { type: 'array', items: Invitation },
  async run({ workspace: given, limit: most }, context) {
    await context.api.require('invitations.list');
    const workspace = await findWorkspace(given, context);
    return { page: await context.api('invitations.list', { workspace, limit: most }), workspace };
  },
  json: ({ page }) => page.items,
  view: ({ page, workspace }) => [
    heading(`${workspace} Invitations`, page),
    table(
      ['EMAIL', 'INVITED BY', 'CREATED'],
      page.items.map(({ email, inviter, created }) => [email, inviter, { moment: created }]),
      page.items.map(({ email }) => email),
    ),
    ...(page.items.length === 0
      ? [nothing('No open invitations.', ['Invite somebody', `workspaces:invite ${workspace} EMAIL`])]
      : []),
  ],
});
