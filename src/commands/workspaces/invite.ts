import { command } from '../../cli/define.ts';
import { argument, checkedWord } from '../../cli/inputs.ts';
import { Invitation } from '../../models/workspace.ts';
import { done, line } from '../../output/view.ts';
import { workspaceArgument } from './workspace-inputs.ts';

const address = checkedWord((word) => /^[^\s@]+@[^\s@]+$/.test(word), 'That is not an email address.');

export default command({
  summary: 'invite somebody to a workspace by email',
  description: 'Whoever accepts becomes a member; workspaces:update changes the role.',
  args: { workspace: workspaceArgument, email: argument('email', 'email address', address) },
  examples: ['workspaces:invite myteam bob@example.com'],
  operations: ['invitations.create'],
  output: Invitation,
  doing: ({ workspace, email }) => `Inviting ${email} to ${workspace}`,
  run: ({ workspace, email }, { api }) => api('invitations.create', { workspace, email }),
  view: ({ accepted, token }, { workspace, email }) => [
    done(undefined, `Invited ${email} to ${workspace}`),
    ...(accepted === true ? [line('The controller sends no mail: the user is a member already.')] : []),
    ...(token === undefined ? [line('The address was invited before.')] : []),
  ],
});
