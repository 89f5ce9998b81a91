import { explainAppRefusal } from '../../changes/explain-app-refusal.ts';
import { command } from '../../cli/define.ts';
import { option } from '../../cli/inputs.ts';
import { usageFailure } from '../../base/errors.ts';
import { requireParameter } from '../../changes/require-parameter.ts';
import { done } from '../../output/view.ts';
import { Permission, type PermissionChange, hintIfNoUser, groupOf } from './change-permission.ts';
import { usernameArgument, scopeOptions, scopeOf } from './permission-scope.ts';

const all = ['view', 'change', 'delete'] as const;

function readPermissions(word: string): string {
  const given = word.split(',');
  if (given.every((each) => all.some((known) => known === each))) return word;
  throw usageFailure(`"${word}" is not a list of permissions.`, `Allowed: ${all.join(', ')}.`);
}

export default command({
  summary: 'add a collaborator or an administrator',
  args: { username: usernameArgument },
  options: {
    ...scopeOptions,
    permissions: option('list', 'what is allowed (default: view,change,delete; Drycc 1.8 to 1.13)', readPermissions),
  },
  examples: ['perms:create bob --app hello', 'perms:create bob --admin'],
  operations: ['perms.create', 'administrators.create', 'apps.info'],
  output: Permission,
  doing: ({ username: name }) => `Adding ${name}`,
  async run({ username: name, permissions, ...given }, context): Promise<PermissionChange> {
    const { app } = await scopeOf(given, context);
    if (permissions !== undefined) await requireParameter(context, 'perms.create', 'permissions');
    // Elsewhere it is left out.
    const allowed = permissions ?? all.join(',');
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
