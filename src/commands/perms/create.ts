import { explainAppRefusal } from '../../changes/explain-app-refusal.ts';
import { command } from '../../cli/define.ts';
import { option } from '../../cli/inputs.ts';
import { requireParameter } from '../../changes/require-parameter.ts';
import { done } from '../../output/view.ts';
import { Permission, type PermissionChange, hintIfNoUser, groupOf } from './change-permission.ts';
import { optionalPermissions, permissionNames, readPermissions } from './permissions.ts';
import { usernameArgument, scopeOptions, scopeOf } from './permission-scope.ts';

export default command({
  summary: 'add a collaborator or an administrator',
  args: { username: usernameArgument, allowed: optionalPermissions },
  options: {
    ...scopeOptions,
    permissions: option('list', 'permissions (default: view,change,delete; Drycc 1.8 to 1.13)', readPermissions),
  },
  examples: ['perms:create bob --app hello', 'perms:create bob --admin'],
  operations: ['perms.create', 'administrators.create', 'apps.info'],
  output: Permission,
  doing: ({ username: name }) => `Adding ${name}`,
  async run({ username: name, allowed: words, permissions: option, ...given }, context): Promise<PermissionChange> {
    const { app } = await scopeOf(given, context);
    const permissions = option ?? words;
    if (permissions !== undefined) await requireParameter(context, 'perms.create', 'permissions');
    // Elsewhere it is left out.
    const allowed = permissions ?? permissionNames.join(',');
    const asked =
      app === null
        ? context.api('administrators.create', { username: name })
        : context.api('perms.create', { app, username: name, permissions: allowed });
    await asked.catch(app === null ? hintIfNoUser(name) : explainAppRefusal(context.api, { app, user: name }));
    return { username: name, app, admin: app === null };
  },
  view: (change) => [
    done(
      undefined,
      `Added ${change.username} to ${groupOf(change)}`,
      `Adding ${change.username} to ${groupOf(change)}`,
    ),
  ],
});
