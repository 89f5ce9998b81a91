import { explainAppRefusal } from '../../changes/explain-app-refusal.ts';
import { command } from '../../cli/define.ts';
import { done } from '../../output/view.ts';
import { Permission, type PermissionChange, hintIfNoUser, groupOf } from './change-permission.ts';
import { usernameArgument, scopeOptions, scopeOf } from './permission-scope.ts';

export default command({
  summary: 'add a collaborator or an administrator',
  args: { username: usernameArgument },
  options: scopeOptions,
  examples: ['perms:create bob --app hello', 'perms:create bob --admin'],
  operations: ['perms.create', 'administrators.create', 'apps.info'],
  output: Permission,
  doing: ({ username: name }) => `Adding ${name}`,
  async run({ username: name, ...given }, context): Promise<PermissionChange> {
    const { app } = await scopeOf(given, context);
    const asked =
      app === null
        ? context.api('administrators.create', { username: name })
        : context.api('perms.create', { app, username: name });
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
