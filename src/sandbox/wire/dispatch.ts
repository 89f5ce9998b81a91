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
import { isPaged, jsonReply, type Reply, resultReply } from './reply.ts';
import type { Match, Resource, Router } from './router.ts';
import type { Rules } from '../rules/rules.ts';
import { secretHeader } from '../state/owner-secret.ts';
import { isDiskFull } from '../state/store.ts';

/** What answers requests. */
export interface Dispatcher {
  readonly controller: Controller;
  readonly router: Router;
  /** How many items of a list make a page, where the request does not say. */
  readonly pageSize: number;
  /** What a registration has to prove that it is the owner's with; undefined where anybody may register. */
  readonly secret: string | undefined;
  /** Whether the client is told what the sandbox only simulates. */
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
    if (error instanceof Crash) return crashed;
    dispatcher.report(error);
    return isDiskFull(error)
      ? jsonReply(507, { detail: 'The disk is full.' })
      : jsonReply(500, { detail: 'Server Error' });
  });
  const announced = {
    [dialect.headers.api]: dialect.version,
    [dialect.headers.platform]: dialect.platform,
    ...(rules.olderHeaders && {
      [older.api]: dialect.version,
      [older.platform]: dialect.platform,
    }),
    [gitHeader]: 'http',
  };
  return { ...reply, headers: { ...reply.headers, ...announced } };
}

const crashed: Reply = {
  status: 500,
  headers: { 'Content-Type': 'text/html' },
  body: '<h1>Server Error (500)</h1>',
};

/** The headers of the first API of Deis v1. */
const older = deis11.headers;

async function reach(dispatcher: Dispatcher, request: IncomingMessage): Promise<Reply> {
  requireLoopback(request);
  const { router, controller } = dispatcher;
  requireClientVersion(request, controller.rules);
  const target = `http://${request.headers.host ?? ''}${request.url ?? ''}`;
  if (!URL.canParse(target)) throw refused(400, 'The URL of the request cannot be read.');
  const url = new URL(target);
  // As it was sent: a URL has its `..` resolved.
  const path = request.url?.split('?', 1)[0] ?? '';
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
  if (secret === undefined) return;
  const given = Buffer.from(String(headers[secretHeader] ?? ''));
  const wanted = Buffer.from(secret);
  if (given.length === wanted.length && timingSafeEqual(given, wanted)) return;
  const program = controller.dialect.product;
  throw refused(
    403,
    `Only the owner of this sandbox may register. Run ${program} auth:register as the user who started it, or start it with ${program} sandbox:start --open.`,
  );
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
  if (method === 'OPTIONS') return { status: 200, headers: {}, body: null };
  if (resource === root && (method === 'GET' || method === 'HEAD')) return jsonReply(200, {});
  if (!match) throw refused(405, rules.words.methodNotAllowed(method));
  return perform(dispatcher, match, user, url, await readFields(request, rules));
}

async function perform(
  { controller, pageSize, notices }: Dispatcher,
  { operation, parameters: inPath }: Match,
  user: Account | null,
  url: URL,
  body: JsonObject,
): Promise<Reply> {
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
  const handler = handlers[operation] as ((call: unknown, controller: Controller) => unknown) | undefined;
  if (!handler) throw refused(501, `The sandbox does not implement ${operation} yet.`);
  const result = resultReply(controller, operation, await handler(call, controller), page);
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
