import { command } from '../../cli/define.ts';
import { anyText, identifier, option, optionalArgument, trueOrFalse } from '../../cli/inputs.ts';
import { usageFailure } from '../../base/errors.ts';
import { Member, Workspace } from '../../models/workspace.ts';
import { done } from '../../output/view.ts';
import { hintIfNoMember, workspaceArgument } from './workspace-inputs.ts';

const roles = ['admin', 'member', 'viewer'] as const;

export default command({
  summary: 'change a member of a workspace, or its email address',
  description:
    'Viewers can read, log in to processes and see logs; members can change apps; admins can delete as well, and manage the workspace.',
  args: {
    workspace: workspaceArgument,
    username: optionalArgument('username', 'the member to change', identifier('username'), { completes: 'member' }),
  },
  options: {
    role: option('role', 'role of the member', anyText, { choices: roles }),
    alerts: option('boolean', 'whether alerts are sent to the member', trueOrFalse),
    email: option('address', 'email address of the workspace', anyText),
  },
  examples: ['workspaces:update myteam bob --role viewer', 'workspaces:update myteam --email team@example.com'],
  operations: ['members.update', 'workspaces.update'],
  output: { anyOf: [Member, Workspace] },
  doing: ({ workspace, username }) => `Updating ${username === undefined ? '' : `${username} in `}${workspace}`,
  async run({ workspace, username, role, alerts, email }, { api }): Promise<object> {
    if (username === undefined) {
      if (email === undefined || role !== undefined || alerts !== undefined) {
        throw usageFailure('Name the member to change, or give --email.');
      }
      return api('workspaces.update', { workspace, email });
    }
    if (email !== undefined) throw usageFailure('--email is of the workspace. Leave the user name out.');
    if (role === undefined && alerts === undefined) throw usageFailure('Give --role or --alerts.');
    return api('members.update', {
      workspace,
      username,
      ...(role !== undefined && { role }),
      ...(alerts !== undefined && { alerts }),
    }).catch(hintIfNoMember(workspace));
  },
  view: (_, { workspace, username }) => [
    done(undefined, username === undefined ? `Updated workspace ${workspace}` : `Updated ${username} in ${workspace}`),
  ],
});
