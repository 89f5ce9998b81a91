import type { Api } from '../../api/client.ts';
import { readableUsername } from '../../api/identifiers.ts';
import { command } from '../../cli/define.ts';
import { Failure } from '../../base/errors.ts';
import { done } from '../../output/view.ts';
import { Permission, type PermissionChange, hintIfNoUser, groupOf } from './change-permission.ts';
import { type Scope, usernameArgument, scopeOptions, scopeOf } from './permission-scope.ts';

/** The names of who is meant, and how many the controller says there are. */
async function namesIn({ app }: Scope, api: Api): Promise<{ items: readonly string[]; total: number }> {
  if (app === null) {
    const { items, total } = await api('administrators.list', {});
    return { items: items.map(({ username: name }) => name), total };
  }
  const { users } = await api('perms.list', { app });
  return { items: users, total: users.length };
}

export default command({
  summary: 'remove a collaborator or an administrator',
  args: { username: usernameArgument },
  options: scopeOptions,
  examples: ['perms:delete bob --app hello', 'perms:delete bob --admin'],
  operations: ['perms.delete', 'administrators.delete', 'perms.list', 'administrators.list'],
  output: Permission,
  doing: ({ username: name }) => `Removing ${name}`,
  async run({ username: name, ...given }, context): Promise<PermissionChange> {
    const scope = await scopeOf(given, context);
    const { app } = scope;
    const { api } = context;
    await api.require(app === null ? 'administrators.delete' : 'perms.delete');
    const isShortened = readableUsername(name) !== name;
    if (isShortened) checkBefore(name, scope, (await namesIn(scope, api)).items);
    const asked =
      app === null ? api('administrators.delete', { username: name }) : api('perms.delete', { app, username: name });
    await asked.catch(isShortened ? hintAtShortening(name) : hintIfNoUser(name));
    if (isShortened) checkAfter(name, scope, (await namesIn(scope, api)).items);
    return { username: name, app, admin: app === null };
  },
  view: (change) => [
    done(
      undefined,
      `Removed ${change.username} from ${groupOf(change)}`,
      `Removing ${change.username} from ${groupOf(change)}`,
    ),
  ],
});

/** Controllers up to Workflow 2.6 and Deis v1 read a name only to its first dot, @ or plus, and remove who is called that. */
function checkBefore(name: string, scope: Scope, names: readonly string[]): void {
  if (!names.includes(name)) throw new Failure('not_found', `${name} is not one of the ${groupOf(scope)}.`);
  const readable = readableUsername(name);
  if (names.includes(readable)) {
    throw new Failure('refused', `Nothing was sent: some controllers would remove ${readable} instead of ${name}.`, {
      hint: `They read no further than "${readable}", who is among the ${groupOf(scope)} as well.`,
    });
  }
}

/** A controller that reads another name answers as it does for that one. */
function hintAtShortening(name: string): (error: unknown) => never {
  return (error) => {
    const isAboutUser = error instanceof Failure && (error.status === 403 || error.status === 404);
    throw isAboutUser
      ? error.withHint(`This controller may have read no further than "${readableUsername(name)}".`)
      : error;
  };
}

function checkAfter(name: string, scope: Scope, names: readonly string[]): void {
  if (!names.includes(name)) return;
  throw new Failure(
    'controller',
    `The controller reported success, but ${name} is still among the ${groupOf(scope)}.`,
    {
      hint: 'Controllers up to Workflow 2.6 do not understand every user name. Upgrade the controller to do this.',
    },
  );
}
