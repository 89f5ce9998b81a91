import { command } from '../../cli/define.ts';
import { done } from '../../output/view.ts';
import { invitationArgument } from './invitation-argument.ts';
import { workspaceArgument } from './workspace-inputs.ts';

export default command({
  summary: 'revoke an invitation to a workspace',
  args: { workspace: workspaceArgument, invitation: { ...invitationArgument, completes: 'invitation' } },
  examples: ['workspaces:revoke myteam 0123456789abcdef0123456789abcdef'],
  operations: ['invitations.revoke'],
  output: {
    title: 'RevokedInvitation',
    type: 'object',
    properties: { workspace: { type: 'string' } },
    required: ['workspace'],
  },
  doing: ({ workspace }) => `Revoking the invitation to ${workspace}`,
  async run({ workspace, invitation }, { api }) {
    await api('invitations.revoke', { workspace, invitation });
    return { workspace };
  },
  view: (_, { workspace }) => [done(undefined, `Revoked the invitation to ${workspace}`)],
});
