import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type Operation, type OperationName, operations } from '../../api/operations.ts';
import { deis11 } from '../../api/dialects/deis-1.1.ts';
import { gitHeader } from '../../api/dialects/git-over-http.ts';
import type { JsonObject } from '../../base/json-object.ts';
import { type Account, authenticate } from './authentication.ts';
import { readFields } from './body.ts';
import { type Controller, openOperations } from '../handlers/handler.ts';
import { handlers } from '../handlers/table.ts';
import { requireLoopback } from './loopback.ts';
import { noticeHeader, noticeOf } from './notices.ts';
import { requestedPage, wholeList } from './paging.ts';
import { Crash, Refusal, refused, unauthenticated } from './refusal.ts';
import { currentRelease } from '../state/releases.ts';
import { permittedApp } from '../drycc/permit.ts';
import { loginPath } from '../drycc/login-page.ts';
import { answerBeside, rootMap } from '../drycc/beside.ts';
import type { Throttle } from '../drycc/throttle.ts';
import { dryccHandlers, ownedDryccHandlers } from '../drycc/table.ts';
import { Answered, answeredReply, isPaged, jsonReply, type Reply, resultReply } from './reply.ts';
import type { Match, Resource, Router } from './router.ts';
import type { Rules } from '../rules/rules.ts';
import { secretHeader } from '../state/owner-secret.ts';
import { isNoRoom, noRoom } from '../state/unusable-state.ts';

/** What answers requests. */
export interface Dispatcher {
  readonly controller: Controller;
  readonly router: Router;
  /** How many items of a list make a page, where the request does not say. */
  readonly pageSize: number;
  /** What a registration has to prove that it is the owner's with; undefined where anybody may register. */
  readonly secret: string | undefined;
  /** Counts requests, where they are throttled. */
  readonly throttle?: Throttle | undefined;
  /** Whether a header says what the sandbox only simulates. */
  readonly notices: boolean;
  /** Is told of errors that are no refusals; the client only sees a 500. */
  readonly report: (error: unknown) => void;
}

/**
 * Answers one request. Never rejects. The order of refusals is that of real controllers: unknown paths, even without a
 * token; what the client accepts; who it is; the method; the body; and then what the handler has to say.
 */
export async function answer(dispatcher: Dispatcher, request: IncomingMessage): Promise<Reply> {
  const { dialect, rules } = dispatcher.controller;
  const reply = await reach(dispatcher, request).catch((error: unknown) => {
    if (error instanceof Refusal) return jsonReply(error.status, error.body, error.headers);
    if (error instanceof Crash) return crashReply(rules);
    dispatcher.report(error);
    return isNoRoom(error) ? jsonReply(507, { detail: noRoom }) : jsonReply(500, { detail: 'Server Error' });
  });
  const announced = {
    ...announcement(dispatcher.controller),
    ...(rules.olderHeaders && {
      [older.api]: dialect.version,
      [older.platform]: dialect.platform,
    }),
    [gitHeader]: 'http',
  };
  return { ...reply, headers: { ...reply.headers, ...announced } };
}

/** The version headers. Today's Drycc sends each of them twice. */
function announcement({ dialect: { headers, version, platform }, rules }: Controller): Reply['headers'] {
  const sent = (value: string): string | readonly string[] => (rules.workspaces ? [value, value] : value);
  return { [headers.api]: sent(version), [headers.platform]: sent(platform) };
}

function crashReply({ workspaces, newerDrycc }: Rules): Reply {
  if (workspaces) return internalError;
  return newerDrycc ? jsonReply(500, { detail: 'Server Error' }) : crashed;
}

const crashed: Reply = {
  status: 500,
  headers: { 'Content-Type': 'text/html' },
  body: '<h1>Server Error (500)</h1>',
};

const internalError = jsonReply(500, { error: { code: 'INTERNAL_ERROR', message: 'An internal error occurred' } });

/** The headers of the first API of Deis v1. */
const older = deis11.headers;

async function reach(dispatcher: Dispatcher, request: IncomingMessage): Promise<Reply> {
  const { router, controller } = dispatcher;
  requireLoopback(request, controller.rules.newerDrycc ? loginPath : undefined);
  requireClientVersion(request, controller.rules);
  const target = `http://${request.headers.host ?? ''}${request.url ?? ''}`;
  if (!URL.canParse(target)) throw refused(400, 'The URL of the request cannot be read.');
  const url = new URL(target);
  // As it was sent: a URL has its `..` resolved.
  const path = request.url?.split('?', 1)[0] ?? '';
  const extra = controller.rules.newerDrycc ? await answerBeside(controller, request, url, path) : undefined;
  if (extra) return extra;
  const resource = path === `${controller.dialect.prefix}/` ? root : router(path);
  if (!resource) return unknownPath(path);
  const Allow = resource.allow;
  try {
    const reply = await reachResource(dispatcher, request, url, resource);
    return { ...reply, headers: { ...reply.headers, Allow } };
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal(error.status, error.body, { ...error.headers, Allow });
    throw error;
  }
}

/** Who has an account runs code as the owner of the sandbox. */
function requireOwner({ secret, controller }: Dispatcher, { headers }: IncomingMessage): void {
  if (isOwners(secret, headers)) return;
  const program = controller.dialect.product;
  throw refused(
    403,
    `Only the owner of this sandbox may register. Run ${program} auth:register as the user who started it, or start it with ${program} sandbox:start --open.`,
  );
}

/** Whether a request proves that it is the owner's; anybody's does where there is no secret. */
function isOwners(secret: string | undefined, headers: IncomingMessage['headers']): boolean {
  if (secret === undefined) return true;
  const given = Buffer.from(String(headers[secretHeader] ?? ''));
  const wanted = Buffer.from(secret);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** Deis v1 wants clients that say which major version they are of to be of its own; others it does not ask. */
function requireClientVersion({ headers }: IncomingMessage, { clientVersion, clientVersionHeader }: Rules): void {
  const version = headers[clientVersionHeader];
  if (clientVersion === null || version === undefined || version === clientVersion) return;
  const versions = `Client version: ${String(version)} Server version: ${clientVersion}`;
  throw new Refusal(405, { error: `Client and server versions do not match. ${versions}` });
}

/** The root of the API, which no document shows: clients ask it for the version, and whether their token is good. */
const root: Resource = { allow: 'GET, HEAD, OPTIONS', operations: [], match: () => undefined };

const open = new Set<OperationName>(openOperations);

async function reachResource(
  dispatcher: Dispatcher,
  request: IncomingMessage,
  url: URL,
  resource: Resource,
): Promise<Reply> {
  const { store, rules } = dispatcher.controller;
  const { method = 'GET', headers } = request;
  if (!acceptsJson(headers.accept)) throw refused(406, rules.words.notAcceptable);
  const match = resource.match(method);
  if (match?.operation === 'auth.register') requireOwner(dispatcher, request);
  const isIgnored = match !== undefined && rules.ignoresToken.includes(match.operation);
  const user = isIgnored ? null : authenticate(store, rules, headers.authorization);
  const isOpen = resource.operations.some((operation) => open.has(operation));
  if (!user && !isOpen) throw unauthenticated('Authentication credentials were not provided.');
  dispatcher.throttle?.(request, user?.username);
  if (method === 'OPTIONS') return { status: 200, headers: {}, body: null };
  if (resource === root && (method === 'GET' || method === 'HEAD'))
    return jsonReply(200, rules.workspaces ? rootMap(url) : {});
  if (!match) throw refused(405, rules.words.methodNotAllowed(method));
  return perform(dispatcher, match, user, url, { request, body: await readFields(request, rules, listOf(match)) });
}

/** The field that a body is which is a list. */
function listOf({ operation }: Match): string | undefined {
  return operation === 'routes.setRules' ? 'rules' : undefined;
}

async function perform(
  dispatcher: Dispatcher,
  { operation, parameters: inPath }: Match,
  user: Account | null,
  url: URL,
  { request, body }: { readonly request: IncomingMessage; readonly body: JsonObject },
): Promise<Reply> {
  const { controller, pageSize, notices } = dispatcher;
  const { store, rules, dialect } = controller;
  const { answer: kind }: Operation = operations[operation];
  const page =
    kind === 'page' && isPaged(controller, operation) ? requestedPage(dialect, rules, url, pageSize) : wholeList;
  const parameters = dialect.codecs[operation]?.asked?.(inPath) ?? inPath;
  const parameter = (name: string): string => {
    const value = parameters[name];
    if (value === undefined) throw new TypeError(`the routes of ${operation} have no ${name}`);
    return value;
  };
  const call = { user, parameter, query: (name: string) => url.searchParams.get(name), body, window: page.window };
  // The handler of an operation takes the call of that operation, which no type can follow through a table.
  const table = tableOf(rules);
  const handler = table[operation] as ((call: unknown, controller: Controller) => unknown) | undefined;
  if (!handler) throw refused(501, `The sandbox does not implement ${operation} yet.`);
  const asked = rules.newerDrycc
    ? {
        ...call,
        origin: url.origin,
        isOwner: isOwners(dispatcher.secret, request.headers),
        ...(user &&
          inPath['app'] !== undefined && {
            app: permittedApp(controller, user, { operation, method: request.method ?? 'GET', id: inPath['app'] }),
          }),
      }
    : call;
  const outcome = await handler(asked, controller);
  const result =
    outcome instanceof Answered ? answeredReply(outcome) : resultReply(controller, operation, outcome, page);
  const notice = notices ? noticeOf(store, operation, () => parameter('app'), body) : undefined;
  const reply = notice === undefined ? result : { ...result, headers: { ...result.headers, [noticeHeader]: notice } };
  if (dialect.headers.release === null || !rules.announcesRelease.includes(operation)) return reply;
  const { version } = currentRelease(store, parameter('app'));
  const { release } = dialect.headers;
  const names = rules.olderHeaders && older.release !== null ? [release, older.release] : [release];
  return {
    ...reply,
    headers: { ...reply.headers, ...Object.fromEntries(names.map((each) => [each, String(version)])) },
  };
}

function tableOf({ newerDrycc, workspaces }: Rules): Readonly<Partial<Record<OperationName, unknown>>> {
  if (!newerDrycc) return handlers;
  return workspaces ? dryccHandlers : ownedDryccHandlers;
}

function acceptsJson(accept: string | undefined): boolean {
  if (accept === undefined || accept.trim() === '') return true;
  return accept
    .split(',')
    .some((range) => /^(?:\*\/\*|application\/(?:\*|json))$/i.test(range.split(';')[0]?.trim() ?? ''));
}

function unknownPath(path: string): Reply {
  const shown = path.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return {
    status: 404,
    headers: { 'Content-Type': 'text/html' },
    body: `<h1>Not Found</h1><p>The requested URL ${shown} was not found on this server.</p>`,
  };
}
