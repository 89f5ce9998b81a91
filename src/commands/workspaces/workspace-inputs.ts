import { argument, identifier, optionalArgument } from '../../cli/inputs.ts';
import { hintIfMissing } from '../../changes/hint-if-missing.ts';

/** The workspace that must be named. */
export const workspaceArgument = argument('workspace', 'name of the workspace', identifier('workspace'), {
  completes: 'workspace',
});

/** The workspace, by default the chosen one. */
export const optionalWorkspace = optionalArgument('workspace', 'name of the workspace', identifier('workspace'), {
  otherwise: 'the current workspace',
  completes: 'workspace',
});

/** The member that is meant. */
export const memberArgument = argument('username', 'user name of the member', identifier('username'), {
  completes: 'member',
});

/** Adds to a "not found" failure how to list members. */
export const hintIfNoMember = (workspace: string) =>
  hintIfMissing(`workspaces:members ${workspace} shows its members.`);
