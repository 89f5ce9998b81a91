import { command } from '../../cli/define.ts';
import { AcceptedInvitation } from '../../models/workspace.ts';
import { done } from '../../output/view.ts';
import { invitationArgument } from './invitation-argument.ts';
import { workspaceArgument } from './workspace-inputs.ts';

export default command({
  summary: 'accept an invitation to a workspace',
  args: { workspace: workspaceArgument, invitation: invitationArgument },
  examples: ['workspaces:accept myteam 0123456789abcdef0123456789abcdef'],
  operations: ['invitations.accept'],
  output: AcceptedInvitation,
  doing: ({ workspace }) => `Accepting the invitation to ${workspace}`,
  run: ({ workspace, invitation }, { api }) => api('invitations.accept', { workspace, invitation }),
  view: (_, { workspace }) => [done(undefined, `You are a member of ${workspace} now`)],
});
