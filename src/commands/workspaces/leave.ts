import { afterChange } from '../../changes/after-change.ts';
import { command } from '../../cli/define.ts';
import { done } from '../../output/view.ts';
import { forgetWorkspace } from './forget-workspace.ts';
import { RemovedMember } from './removed-member.ts';
import { workspaceArgument } from './workspace-inputs.ts';

export default command({
  summary: 'leave a workspace',
  description: 'Only an invitation by one of its admins lets you in again.',
  args: { workspace: workspaceArgument },
  examples: ['workspaces:leave myteam'],
  operations: ['members.remove', 'auth.whoami'],
  output: RemovedMember,
  doing: ({ workspace }) => `Leaving ${workspace}`,
  async run({ workspace }, context) {
    const { api } = context;
    await api.require('members.remove');
    const { username } = await api('auth.whoami', {});
    await api('members.remove', { workspace, username });
    await afterChange(() => forgetWorkspace(workspace, context), context);
    return { workspace, username };
  },
  view: (_, { workspace }) => [done(undefined, `Left workspace ${workspace}`)],
});
