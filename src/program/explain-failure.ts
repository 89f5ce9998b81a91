import { compareVersions } from '../api/dialects/compare-versions.ts';
import type { Dialect } from '../api/dialects/dialect.ts';
import { dialectNamed, dialectNames, kindsOf } from '../api/dialects/registry.ts';
import { NotInApi } from '../api/not-in-api.ts';
import type { OperationName } from '../api/operations.ts';
import { ConnectionRefused, Failure, usageFailure } from '../base/errors.ts';
import type { Meaning } from '../base/meaning.ts';
import { Deadline, untilStopped } from '../base/stop-signal.ts';
import { replacementOf } from './replaced-by.ts';
import type { Context, OwnedContext } from '../cli/context.ts';
import { didYouMean } from '../command-line/did-you-mean.ts';
import { startCommand } from '../commands/sandbox/start-command.ts';
import { explainToken, profileSource } from './explain-login.ts';

/** How long people are made to wait for names that come near, in milliseconds. */
const patience = 2000;

/** What to do next about a refusal, by what the controller means; undefined where the command knows better. */
const advice: Readonly<Record<Meaning, string | undefined>> = {
  'app name taken': 'Choose another name, or leave it out to get a generated one.',
  'namespace taken': 'The cluster already uses this name. Choose another.',
  'name reserved': 'Choose another name.',
  'nothing deployed': 'Deploy something first: push with git, or use builds:create.',
  'deploy failed': undefined,
  overtaken: 'Run it again if it is still needed.',
  unchanged: 'Add --ok-if-unchanged to check whether it is already as you asked.',
  'not set': 'config:list, limits:list and tags:list show the values.',
  'domain taken': 'Another app has this domain. Remove it there first, with domains:remove.',
  'apps left': 'Transfer them with apps:transfer or destroy them with apps:destroy; apps:list shows them.',
  'bad credentials': 'Check the user name and password; auth:register creates an account.',
  'username taken': 'Choose another name, or log in with auth:login.',
  'key taken': 'keys:list shows your keys; a key belongs to one user only.',
  'certificate name taken': 'certs:list shows your certificates; choose another name, or remove that one first.',
  'name taken in app': 'The app already has one of that name: choose another name, or remove that one first.',
  'unknown process type': 'ps:list shows the process types of the app.',
  'no such release': 'releases:list shows the releases.',
  'not permitted': 'Ask an administrator or, for an app, its owner, who can share it with perms:create.',
  'unknown method': 'The controller does not support this request; version --all shows its API.',
  'wrong password': undefined,
  'probes without process type': undefined,
};

/** What an advice is where the API lacks the operation of the usual one. */
const lesser: Readonly<Partial<Record<Meaning, readonly [lacks: OperationName, advice: string]>>> = {
  'apps left': ['apps.transfer', 'Destroy them with apps:destroy; apps:list shows them.'],
};

/** Only what the controller's API has is advised. */
async function adviceOn(meaning: Meaning, { dialect }: Context): Promise<string | undefined> {
  const [lacks, instead] = lesser[meaning] ?? [];
  if (lacks === undefined) return advice[meaning];
  return (await dialect()).routes[lacks] === null ? instead : advice[meaning];
}

/** Adds to a failure what the controller cannot know: where a name came from, what comes near it, and what to do next. */
export async function explainFailure(error: Failure, name: string, context: OwnedContext): Promise<Failure> {
  if (error instanceof NotInApi) {
    return usageFailure(neededApi(error, name), replacementOf(name, error.dialect) ?? error.hint);
  }
  if (error.kind === 'authentication' && error.status === undefined) return withHints(error, [profileSource(context)]);
  if (error instanceof ConnectionRefused) return ownSandbox(error, context);
  if (error.status === 401 && error.meaning === undefined) return explainToken(error, context);
  if (error.status === undefined || error.status < 400) return error;
  if (error.meaning === 'deploy failed') return aboutRelease(error, context);
  const next = error.meaning && (await adviceOn(error.meaning, context));
  if (error.status >= 500) return next === undefined ? error : error.withHint(next);
  const advised = next === undefined ? error : error.withHint(next);
  return error.status === 404 || error.status === 403 ? aboutApp(advised, context) : advised;
}

/** Names the oldest API of the controller's kind that the command works with, or otherwise the kinds of controllers. */
function neededApi({ controller, dialect, isIn }: NotInApi, name: string): string {
  const all = dialectNames.map(dialectNamed).filter((each) => each !== undefined);
  const having = all.filter(isIn).sort((one, other) => compareVersions(one.version, other.version));
  const oldest = having.find((each) => each.product === dialect.product && !isOlder(each, dialect));
  const spoken = `${controller} ${dialect.title === null ? `speaks ${dialect.version}` : `is ${dialect.title}`}`;
  if (oldest) return `${name} needs ${oldest.title ?? `API ${oldest.version}`}; ${spoken}.`;
  const kinds = having.filter((each) => each.product !== dialect.product).map(({ title }) => title);
  const titles = kinds.filter((title) => title !== null);
  return titles.length === 0 || titles.length < kinds.length
    ? `${name} is not possible: ${spoken}.`
    : `${name} needs ${titles.join(' or ')}; ${spoken}.`;
}

/** Whether a kind of controller comes before another with the same version: nobody upgrades to it. */
function isOlder(one: Dialect, than: Dialect): boolean {
  const kinds = kindsOf(than).map(({ name }) => name);
  const age = (name: string): number => (kinds.includes(name) ? kinds.indexOf(name) : kinds.length);
  return than.sign !== null && age(one.name) > age(than.name);
}

/** The controller says what failed, and not what it left behind. */
async function aboutRelease(error: Failure, { api, askedApp, host }: OwnedContext): Promise<Failure> {
  const asked = askedApp();
  if (!asked) return error;
  const { readReleases, withFailedRelease } = await import('../rollout/good-release.ts');
  const releases = await readReleases(api, asked.app, host.interrupted);
  return releases ? withFailedRelease(error, asked.app, releases) : error;
}

async function aboutApp(error: Failure, context: OwnedContext): Promise<Failure> {
  const asked = context.askedApp();
  if (!asked) return error;
  // Near names are for people: scripts are told as soon as it is known, and ask for nothing more than before.
  const isForPeople = error.status === 404 && context.host.stderr.isTTY === true;
  const names = isForPeople ? await appNames(context) : undefined;
  if (names?.includes(asked.app) === true) return error;
  const { source } = asked;
  return withHints(error, [
    source === undefined ? undefined : `The app name came from ${source}; use --app to choose another.`,
    names && didYouMean(asked.app, names),
  ]);
}

/** The apps that there are; undefined where the controller does not tell them at once. */
async function appNames({ api, host }: Context): Promise<readonly string[] | undefined> {
  const deadline = new Deadline(host.interrupted, patience);
  try {
    const { items } = await untilStopped(deadline, () => api('apps.list', {}));
    return items.map(({ id }) => id);
  } catch {
    return undefined;
  } finally {
    deadline.release();
  }
}

/** The user's own sandbox does not answer because it is not running. */
function ownSandbox(error: ConnectionRefused, context: Context): Failure {
  const command = startCommand(error.origin, context);
  if (command === undefined) return error;
  return new Failure(error.kind, error.message, { hint: `This is your sandbox. Start it: ${command}`, cause: error });
}

function withHints(error: Failure, hints: readonly (string | undefined)[]): Failure {
  const all = [error.hint, ...hints].filter((hint) => hint !== undefined);
  if (all.length === 0) return error;
  return new Failure(error.kind, error.message, { status: error.status, cause: error, hint: all.join(' ') });
}
