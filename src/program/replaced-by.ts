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
  resources: 'Resources became addons: see addons:list.',
  'gateways:add': 'Add the port to the file that gateways:info prints, and apply it with gateways:apply.',
  'routes:get': 'routes:info prints the rules of a route.',
  routes: 'Change the file that routes:info prints, and apply it with routes:apply.',
};

/** The same where what is around an app changes piece by piece. */
const replacedByPieces: Readonly<Record<string, string>> = {
  addons: 'This controller has resources: see resources:list.',
  'gateways:info': 'gateways:list shows the ports of gateways.',
  'gateways:apply': 'gateways:add and gateways:remove change gateways port by port.',
  'routes:info': 'routes:get prints the rules of a route.',
  'routes:apply': 'See routes:add, routes:set, routes:attach and routes:detach.',
};

/** What to use in place of a command that a controller has no way to serve; undefined if nothing is known. */
export function replacementOf(name: string, { routes }: Dialect): string | undefined {
  const known = {
    ...(routes['auth.begin'] !== null && replaced),
    ...(routes['workspaces.list'] !== null && replacedByWorkspaces),
    ...(routes['gateways.addPort'] !== null && replacedByPieces),
  };
  return known[name] ?? known[name.split(':')[0] ?? ''];
}
