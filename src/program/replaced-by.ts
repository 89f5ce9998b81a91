import type { Dialect } from '../api/dialects/dialect.ts';

const accounts = 'Accounts are kept by Drycc Passport, not by the controller.';

/** What does the work of commands, or of all commands of a noun, where controllers have dropped what those need. */
const replaced: Readonly<Record<string, string>> = {
  'auth:register': accounts,
  'auth:passwd': accounts,
  'auth:cancel': accounts,
  'auth:regenerate': 'tokens:add creates a token, and tokens:remove revokes one.',
  maintenance: 'routing:disable takes the app off the network; ps:scale web=0 stops it.',
};

/** The same where apps belong to workspaces. */
const replacedByWorkspaces: Readonly<Record<string, string>> = {
  perms:
    'Apps belong to workspaces, whose members share them: see workspaces:members, workspaces:invite, workspaces:update and workspaces:remove.',
  users: 'workspaces:members lists the members of a workspace.',
};

/** What to use in place of a command that a controller has no way to serve; undefined if nothing is known. */
export function replacementOf(name: string, { routes }: Dialect): string | undefined {
  const known = {
    ...(routes['auth.begin'] !== null && replaced),
    ...(routes['workspaces.list'] !== null && replacedByWorkspaces),
  };
  return known[name] ?? known[name.split(':')[0] ?? ''];
}
