import { Failure } from '../base/errors.ts';
import type { HttpAnswer } from '../http/exchange.ts';
import { isWordless, refusal } from '../http/refusal.ts';
import type { WebSocket } from '../websocket/web-socket.ts';
import { readAnswer, Unreadable } from './answer.ts';
import type { ControllerUrl } from './controller-url.ts';
import { explainCrash } from './crash.ts';
import { type Dialect, type Route, type SocketName, spellings } from './dialects/dialect.ts';
import { understood } from './dialects/refusals.ts';
import { checkNames, DangerousDelete, isSafeToDelete, proofOf, unproven } from './guard.ts';
import { named } from './not-found.ts';
import { inOtherForm } from './other-answers.ts';
import { hasRoute, requireDecisive, requireRoute } from './not-in-api.ts';
import { type Operation, type OperationName, operations, type Params, type Result, type Page } from './operations.ts';
import { largestPage, readPages } from './pages.ts';
import type { Recogniser } from './recognise.ts';
import { noteRelease } from './release-number.ts';
import { pageQuery, parametersIn, pathOf, type WireRequest, wireRequest } from './request.ts';
import { Listing } from './series.ts';
import { mostTelling } from './most-telling.ts';
import type { SocketParams } from './sockets.ts';
import { readBytes, readText } from './text-answer.ts';

/** What an operation gives before it is whole: a list from its first page on, a text piece by piece. */
export type Streamed<K extends OperationName> =
  Result<K> extends Page<infer T> ? Listing<T> : Result<K> extends string ? AsyncIterable<string> : never;

/** A controller that commands can ask. */
export interface Api {
  /** Asks for one operation, in whatever way the controller keeps it. Rejects with a `Failure`. */
  <K extends OperationName>(name: K, params: Params<K>): Promise<Result<K>>;
  /**
   * Asks for an operation that answers with a list or with text, and gives it as it comes, for what is only to be shown.
   * Rejects where its start cannot be had or read; what comes later rejects in its turn.
   */
  stream<K extends OperationName>(name: K, params: Params<K>): Promise<Streamed<K>>;
  /** Makes sure that the controller's API has an operation; for commands that must know before they do something else. */
  require(name: OperationName): Promise<void>;
  /** Opens a WebSocket, and sends its first message. Rejects with a `Failure`. */
  open<K extends SocketName>(name: K, params: SocketParams[K]): Promise<WebSocket>;
  readonly controller: ControllerUrl;
}

/** A message to the controller, without the token, which is added where the origin is checked. */
export interface Outgoing extends WireRequest {
  readonly anonymous: boolean;
  /** Milliseconds to wait for the response, where that is longer than for a read. */
  readonly patience: number | undefined;
  /** True where the body of a success is wanted piece by piece. */
  readonly streamed: boolean;
  /** True where those pieces are wanted as bytes. */
  readonly binary?: boolean;
  /** True where it may be long, so that it is worth packing. */
  readonly isLong?: boolean;
  /** True where a redirect is an answer. */
  readonly keepsRedirect?: boolean;
}

/** What the client needs: a way to send, the dialect, and what the profile says. */
export interface ClientOptions {
  readonly controller: ControllerUrl;
  readonly send: (outgoing: Outgoing) => Promise<HttpAnswer>;
  /** Opens a WebSocket at a path relative to the controller's URL. */
  readonly open: (path: string) => Promise<WebSocket>;
  readonly recogniser: Recogniser;
  /** How many items to ask for in one page of a list; the controller decides where it is left out. */
  readonly pageSize?: number | undefined;
  /** Tells the user something that is neither the result nor a failure. */
  readonly notice: (message: string) => void;
}

/** Makes the one function through which all commands speak to a controller. */
export function createApi(options: ClientOptions): Api {
  const { controller, recogniser } = options;

  async function stream(name: OperationName, params: object): Promise<unknown> {
    try {
      return await askInEither(name, params);
    } catch (error) {
      const dialect = await recogniser.current();
      const given = params as Readonly<Record<string, unknown>>;
      const askMore = (listed: OperationName, of: object): Promise<unknown> => ask(options, dialect, listed, of);
      const explained = await explainCrash(error, { dialect, name, params: given, ask: askMore });
      throw named(explained, { operation: name, params, path: () => pathOf(dialect, name, given) }, controller);
    }
  }

  async function askInEither(name: OperationName, params: object): Promise<unknown> {
    const dialect = await recogniser.current(hasRoute(name));
    try {
      return await ask(options, dialect, name, params);
    } catch (error) {
      if (!isUnknown(error) && !isUnreadable(error, dialect, name)) throw error;
      // The controller may have been upgraded to another API. A path that it does not know did nothing: it is asked again.
      const now = await (isUnknown(error) && !isWordless(error) ? recogniser.current() : recogniser.reconsider());
      if (now === dialect) throw error;
      return ask(options, now, name, params);
    }
  }

  async function api(name: OperationName, params: object): Promise<unknown> {
    return whole(name, await stream(name, params));
  }

  const require = async (name: OperationName): Promise<void> => {
    requireRoute(controller, await recogniser.current(hasRoute(name)), name);
  };
  const open = async <K extends SocketName>(name: K, params: SocketParams[K]): Promise<WebSocket> => {
    const { openSocket } = await import('./sockets.ts');
    return openSocket({ ...options, askForApp: (app) => api('apps.info', { app }) }, name, params);
  };
  return Object.assign(api as Api, { stream, require, open, controller });
}

/** Waits for what is still to come of an answer. */
async function whole(name: OperationName, value: unknown): Promise<unknown> {
  if (value instanceof Listing) {
    const items = await value.all();
    return { items, total: Math.max(value.total, items.length) };
  }
  const { answer }: Operation = operations[name];
  if (answer !== 'text') return value;
  let text = '';
  for await (const piece of value as AsyncIterable<string>) text += piece;
  return text;
}

function isUnknown(error: unknown): error is Failure {
  return error instanceof Failure && (error.status === 404 || error.status === 405);
}

/** A read, or the start of a login, that was answered in another way than its dialect has it: nothing was changed. */
function isUnreadable(error: unknown, dialect: Dialect, name: OperationName): error is Unreadable {
  const isHarmless = name === 'auth.login' || spellings(dialect, name).every((route) => route.startsWith('GET '));
  return error instanceof Unreadable && isHarmless;
}

/** Tries the spellings of an operation in their order, as long as the controller answers that it does not know one. */
async function ask(asking: ClientOptions, dialect: Dialect, name: OperationName, params: object): Promise<unknown> {
  requireRoute(asking.controller, dialect, name);
  const refusals: Failure[] = [];
  const given = params as Readonly<Record<string, unknown>>;
  for (const route of spellings(dialect, name)) {
    try {
      return await askOnce(asking, dialect, name, route, given);
    } catch (error) {
      if (!isUnknown(error) && !(error instanceof DangerousDelete)) throw error;
      refusals.push(error);
    }
  }
  throw mostTelling(refusals);
}

async function askOnce(
  asking: ClientOptions,
  dialect: Dialect,
  name: OperationName,
  route: Route,
  { limit, ...params }: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  const operation: Operation = operations[name];
  requireDecisive(asking.controller, dialect, name, params);
  checkNames(dialect, route, params);
  const request = wireRequest(route, name, parametersIn(dialect, name, params));
  if (operation.answer === 'page') {
    const most = typeof limit === 'number' ? limit : undefined;
    const first = most ?? asking.pageSize;
    const paging = {
      dialect,
      name,
      ask: (query: string) => deliver(asking, dialect, { ...request, query }, operation),
      limit: most ?? Infinity,
    };
    const query = [request.query, pageQuery(dialect, first)].filter(Boolean).join('&');
    return readPages(query, paging, { first, largest: largestPage(asking.pageSize) });
  }
  const proof = proofOf(dialect, name, route);
  if (proof === 'look' && !(await isSafeToDelete(request.path, (path) => look(asking, dialect, path)))) {
    throw new DangerousDelete(request.path);
  }
  if (typeof proof === 'object') await prove(asking, dialect, proof.by, inPathOf(route, params), request.path);
  const answer = await deliver(asking, dialect, request, operation);
  // Its headers may have told that the controller is another one by now, which writes texts in another way.
  if (operation.answer === 'bytes') return readBytes(name, answer);
  if (operation.answer === 'text') return readText(await asking.recogniser.current(), name, answer);
  const value = readAnswer(dialect, name, answer, (why) => {
    asking.notice(`The change was made, but the controller's response to ${name} cannot be read whole: ${why}.`);
  });
  noteRelease(value, answer.headers, dialect);
  return value;
}

/** Makes sure that the controller knows a path that is to be deleted: it is read first, and the answer must be of its own shape. */
async function prove(
  asking: ClientOptions,
  dialect: Dialect,
  proof: OperationName,
  params: Readonly<Record<string, unknown>>,
  path: string,
): Promise<void> {
  try {
    await ask(asking, dialect, proof, params);
  } catch (error) {
    // A refusal says in the controller's own words why there is nothing to delete.
    if (!(error instanceof Failure) || error.kind !== 'controller' || error.status !== undefined) throw error;
    throw unproven(path, error);
  }
}

function inPathOf(route: Route, params: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(params).filter(([parameter]) => route.includes(`{${parameter}}`)));
}

async function deliver(
  asking: ClientOptions,
  dialect: Dialect,
  request: WireRequest,
  operation: Operation,
): Promise<HttpAnswer> {
  const { anonymous = false, patience, redirects: keepsRedirect = false } = operation;
  const isText = operation.answer === 'text';
  const binary = operation.answer === 'bytes';
  const streamed = isText || binary;
  const isLong = request.method === 'GET' && (isText || operation.answer === 'page' || operation.answer === 'list');
  const answer = await asking.send({ ...request, anonymous, patience, streamed, binary, isLong, keepsRedirect });
  asking.recogniser.observe(answer.headers);
  if (answer.status >= 200 && answer.status < 300) return answer;
  const other = inOtherForm(answer, operation, asking.controller);
  if (other) return { ...answer, status: 200, body: JSON.stringify(other) };
  throw understood(refusal(answer, request.method), dialect);
}

async function look(asking: ClientOptions, dialect: Dialect, path: string): Promise<number> {
  const request = { method: 'GET', path, query: '', body: undefined } as const;
  const answer = await asking.send({ ...request, anonymous: false, patience: undefined, streamed: false });
  asking.recogniser.observe(answer.headers);
  const { status } = answer;
  if (status === 401 || status === 403 || status === 429 || status >= 500) throw understood(refusal(answer), dialect);
  return status;
}
