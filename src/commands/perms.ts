import type { Api } from '../api/client.ts';
import { readableUsername } from '../api/identifiers.ts';
import type { Context } from '../cli/context.ts';
import { command, type Group } from '../cli/define.ts';
import { appIfGiven, argument, flag, identifier, limit } from '../cli/inputs.ts';
import { Failure, usageFailure } from '../errors.ts';
import { Administrator, Collaborators } from '../models/user.ts';
import { heading, line } from '../output/view.ts';
import { hintAtMissing } from './not-found.ts';

const options = { app: appIfGiven, admin: flag('the administrators of the controller instead of the users of an app') };
const username = argument('username', 'the user', identifier('username'), { completes: 'user' });

/** Who is meant: the users of an app, or the administrators where there is no app. */
interface Scope {
  readonly app: string | null;
}

async function scopeOf(given: { app: string | undefined; admin: boolean }, context: Context): Promise<Scope> {
  if (given.admin && given.app !== undefined) throw usageFailure('--admin and --app exclude each other.');
  return { app: given.admin ? null : await context.app(given.app) };
}

/** The names of who is meant, and how many the controller says there are. */
async function namesIn({ app }: Scope, api: Api): Promise<{ items: readonly string[]; total: number }> {
  if (app === null) {
    const { items, total } = await api('administrators.list', {});
    return { items: items.map(({ username: name }) => name), total };
  }
  const { users } = await api('perms.list', { app });
  return { items: users, total: users.length };
}

const list = command({
  summary: 'list with whom an app is shared, or the administrators',
  options: { ...options, limit },
  examples: ['perms:list --app hello', 'perms:list --admin'],
  operations: ['perms.list', 'administrators.list'],
  output: { anyOf: [Collaborators, { type: 'array', items: Administrator }] },
  async run({ limit: most, ...given }, context) {
    const { app } = await scopeOf(given, context);
    if (app !== null) return { app, collaborators: await context.api('perms.list', { app }), most };
    return { app, administrators: await context.api('administrators.list', { limit: most }) };
  },
  json: ({ collaborators, administrators }) => collaborators ?? administrators.items,
  view({ app, collaborators, administrators, most }) {
    if (collaborators === undefined) {
      return [heading('Administrators', administrators), ...administrators.items.map((each) => line(each.username))];
    }
    const { users } = collaborators;
    const shown = users.slice(0, most);
    return [heading(`${app}'s Users`, { items: shown, total: users.length }), ...shown.map((name) => line(name))];
  },
});

const Permission = {
  title: 'Permission',
  type: 'object',
  properties: {
    username: { type: 'string' },
    app: { type: ['string', 'null'], description: 'null for administrators' },
    admin: { type: 'boolean' },
  },
  required: ['username', 'app', 'admin'],
} as const;

interface Change {
  readonly username: string;
  readonly app: string | null;
  readonly admin: boolean;
}

function groupOf({ app }: Scope): string {
  return app === null ? 'system administrators' : `${app} collaborators`;
}

const missingUser = (name: string) => hintAtMissing(`Is ${name} a user of this controller?`);

const create = command({
  summary: 'share an app with a user, or make one an administrator',
  args: { username },
  options,
  examples: ['perms:create bob --app hello', 'perms:create bob --admin'],
  operations: ['perms.create', 'administrators.create'],
  output: Permission,
  doing: ({ username: name }) => `Adding ${name}`,
  async run({ username: name, ...given }, context): Promise<Change> {
    const { app } = await scopeOf(given, context);
    const asked =
      app === null
        ? context.api('administrators.create', { username: name })
        : context.api('perms.create', { app, username: name });
    await asked.catch(missingUser(name));
    return { username: name, app, admin: app === null };
  },
  view: (change) => [line(`Adding ${change.username} to ${groupOf(change)}... done`)],
});

const remove = command({
  summary: 'stop sharing an app with a user, or make an administrator a user again',
  args: { username },
  options,
  examples: ['perms:delete bob --app hello', 'perms:delete bob --admin'],
  operations: ['perms.delete', 'administrators.delete', 'perms.list', 'administrators.list'],
  output: Permission,
  doing: ({ username: name }) => `Removing ${name}`,
  async run({ username: name, ...given }, context): Promise<Change> {
    const scope = await scopeOf(given, context);
    const { app } = scope;
    const { api } = context;
    await api.require(app === null ? 'administrators.delete' : 'perms.delete');
    const isShortened = readableUsername(name) !== name;
    if (isShortened) checkBefore(name, scope, (await namesIn(scope, api)).items);
    const asked =
      app === null ? api('administrators.delete', { username: name }) : api('perms.delete', { app, username: name });
    await asked.catch(isShortened ? hintAtShortening(name) : missingUser(name));
    if (isShortened) checkAfter(name, scope, (await namesIn(scope, api)).items);
    return { username: name, app, admin: app === null };
  },
  view: (change) => [line(`Removing ${change.username} from ${groupOf(change)}... done`)],
});

/** Controllers up to Workflow 2.6 and Deis v1 read a name only to its first dot, @ or plus, and remove who is called that. */
function checkBefore(name: string, scope: Scope, names: readonly string[]): void {
  if (!names.includes(name)) throw new Failure('not_found', `${name} is not among the ${groupOf(scope)}.`);
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
    `The controller says that it is done, and ${name} is still among the ${groupOf(scope)}.`,
    {
      hint: 'Controllers up to Workflow 2.6 do not understand every user name. Upgrade the controller to do this.',
    },
  );
}

/** Commands of permissions. */
export const perms: Group = { list, create, delete: remove };
