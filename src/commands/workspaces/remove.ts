import { command } from '../../cli/define.ts';
import { done } from '../../output/view.ts';
import { RemovedMember } from './removed-member.ts';
import { hintIfNoMember, memberArgument, workspaceArgument } from './workspace-inputs.ts';

export default command({
  summary: 'remove a member from a workspace',
  args: { workspace: workspaceArgument, username: memberArgument },
  examples: ['workspaces:remove myteam bob'],
  operations: ['members.remove'],
  output: RemovedMember,
  doing: ({ workspace, username }) => `Removing ${username} from ${workspace}`,
  async run({ workspace, username }, { api }) {
    await api('members.remove', { workspace, username }).catch(hintIfNoMember(workspace));
    return { workspace, username };
  },
  view: (_, { workspace, username }) => [done(undefined, `Removed ${username} from ${workspace}`)],
});
