import type { Api } from '../../api/client.ts';
import { readableUsername } from '../../api/identifiers.ts';
import { explainAppRefusal } from '../../changes/explain-app-refusal.ts';
import { afterChange } from '../../changes/after-change.ts';
import { notThere } from '../../changes/not-there.ts';
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
  operations: ['perms.delete', 'administrators.delete', 'perms.list', 'administrators.list', 'apps.info'],
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
    await asked.catch(async (error: unknown) => {
      if (isShortened) throw hintAtShortening(name, error);
      if (app === null) hintIfNoUser(name)(error);
      throw await withoutPermission(error, name, app ?? '', api);
    });
    if (isShortened) checkAfter(name, scope, await afterChange(() => namesIn(scope, api), context));
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
function hintAtShortening(name: string, error: unknown): unknown {
  return isAboutUser(error)
    ? error.withHint(`This controller may have read no further than "${readableUsername(name)}".`)
    : error;
}

/** Controllers say "forbidden" or "not found" of who is not on the list, which the owner may read. */
async function withoutPermission(error: unknown, name: string, app: string, api: Api): Promise<unknown> {
  if (!isAboutUser(error)) return error;
  try {
    const { items } = await namesIn({ app }, api);
    if (!items.includes(name)) {
      const hint = `perms:list --app ${app} shows them.`;
      const { status } = error;
      return new Failure('not_found', `${name} is not one of the ${groupOf({ app })}.`, { status, hint, cause: error });
    }
  } catch {
    // The list is not for this user either.
  }
  return explainAppRefusal(api, { app })(error).catch((explained: unknown) => explained);
}

function isAboutUser(error: unknown): error is Failure {
  return error instanceof Failure && (error.status === 403 || error.status === 404);
}

function checkAfter(name: string, scope: Scope, after: { readonly items: readonly string[] } | undefined): void {
  if (after?.items.includes(name) !== true) return;
  throw notThere(
    `${name} is still among the ${groupOf(scope)}`,
    'Controllers up to Workflow 2.6 do not understand every user name. Upgrade the controller to do this.',
  );
}
