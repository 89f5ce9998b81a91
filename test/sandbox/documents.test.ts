import { describe, expect, test } from 'vitest';
import type { Dialect } from '../../src/api/dialects/dialect.ts';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import type { CommonOperation, OperationName } from '../../src/api/operations.ts';
import { isJsonObject } from '../../src/base/json-object.ts';
import { createRouter } from '../../src/sandbox/wire/router.ts';
import { corrections, documented, type Exchange, promised } from './document-exchanges.ts';
import { states } from './document-states.ts';
import { type Answer, changeState, preparedState, start, type StartedSandbox } from './started-sandbox.ts';

/** The user test of the documents is registered, and has the token of the documents. */
const registered = preparedState(async (sandbox) => {
  const registration = documented.find((exchange) => operationOf(exchange) === 'auth.register');
  await sandbox.ask('auth.register', { ...(registration?.request.body as object), ...registration?.optional });
}, "UPDATE users SET token = 'abc123'");

function dialectOf(doc: string): Dialect {
  const dialect = dialects.find(({ documents }) => documents.includes(doc));
  if (!dialect) throw new TypeError(`no dialect is written down in ${doc}`);
  return dialect;
}

function operationOf({ doc, request }: Exchange): OperationName {
  const dialect = dialectOf(doc);
  // Two operations share the path on which the documents restart a pod by its name.
  if (/\/pods\/[^/]+-[^/]+\/restart\/$/.test(request.path)) return 'pods.restartByName';
  const match = createRouter(dialect)(request.path)?.match(request.method);
  if (!match) throw new TypeError(`${dialect.name} does not know ${request.method} ${request.path}`);
  return match.operation;
}

/** A sandbox in the state that the exchange takes for granted. */
async function inState(exchange: Exchange, operation: OperationName): Promise<StartedSandbox> {
  const dialect = dialectOf(exchange.doc);
  if (operation === 'auth.register') return start(dialect);
  const { sandbox } = await registered(dialect);
  for (const [step, params] of states[operation as CommonOperation](exchange)) {
    const answer = await sandbox.ask(step, params, 'abc123');
    expect(answer.status, `${step}: ${answer.text}`).toBeLessThan(300);
  }
  if (operation !== 'pods.restartByName') return sandbox;
  // Pods are given names that nobody knows before.
  await sandbox.close();
  const { directory } = sandbox;
  changeState(directory, "UPDATE pods SET name = 'go-v2-web-atots'");
  return start(dialect, { directory });
}

/** Texts that differ from run to run, by the field that holds them. */
const volatile: Readonly<Record<string, RegExp>> = {
  uuid: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  fingerprint: /^[0-9A-F]{2}(?::[0-9A-F]{2}){31}$/,
  token: /^(?:abc123|[0-9a-f]{40})$/,
  url: /^http:\/\/[a-z0-9-]+\.localhost:\d+$/,
};

/** What a documented text promises: the text itself, or its form where it differs from run to run. */
function form(place: string, promise: string, exact: boolean): RegExp {
  const field = /\w+$/.exec(place)?.[0] ?? '';
  const known = volatile[field] ?? (volatile['uuid']?.test(promise) ? volatile['uuid'] : undefined);
  if (known) return known;
  if (/^\d{4}-\d\d-\d\dT/.test(promise)) return new RegExp(`^${promise.replaceAll(/\d/g, String.raw`\d`)}$`);
  if (field === 'name' && promise.startsWith('go-')) return /^[a-z0-9-]+-v2-web-[a-z0-9]{5}$/;
  return exact ? new RegExp(`^${promise.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}$`) : /^/;
}

/**
 * Compares an answer's body with the documented one: all fields and their types. With `exact` their values as well,
 * where the state decides them.
 */
function expectLike(actual: unknown, promise: unknown, place: string, exact: boolean): void {
  if (Array.isArray(promise)) {
    expect(actual, place).toHaveLength(promise.length);
    for (const [index, item] of promise.entries()) {
      expectLike((actual as unknown[])[index], item, `${place}[${index}]`, exact);
    }
  } else if (isJsonObject(promise)) {
    expect(Object.keys(actual as object).sort(), place).toEqual(Object.keys(promise).sort());
    for (const [name, item] of Object.entries(promise)) {
      expectLike((actual as Readonly<Record<string, unknown>>)[name], item, `${place}.${name}`, exact);
    }
  } else if (typeof promise === 'string') {
    expect(actual, place).toMatch(form(place, promise, exact));
  } else if (!exact || /^certs\..*\.id$/.test(place)) {
    expect(typeof actual, place).toBe(typeof promise);
  } else {
    expect(actual, place).toBe(promise);
  }
}

function expectPromised(answer: Answer, operation: OperationName, exchange: Exchange, exact: boolean): void {
  const promise = promised(operation, exchange, dialectOf(exchange.doc));
  expect(answer.status, answer.text).toBe(promise.status);
  expect(answer.headers).toMatchObject(promise.headers);
  if (operation === 'apps.logs') {
    expect(answer.json).toMatch(/^\d\d:\d\d:\d\d /);
    expect(String(answer.json).slice(8)).toBe(String(promise.body).slice(8));
  } else if (promise.body === null) {
    expect(answer.text).toBe('');
  } else {
    expectLike(answer.json, promise.body, operation, exact);
  }
}

/** Here the documents' answers show what the optional parameters do; elsewhere they show what their absence does. */
const shownWithOptional = new Set<OperationName>(['auth.register', 'apps.create']);

/** An answer repeats the parameters that it has fields for. */
function withSent(body: unknown, sent: object): unknown {
  if (!isJsonObject(body)) return body;
  const repeated = Object.entries(sent).filter(([name]) => name in body);
  return { ...body, ...Object.fromEntries(repeated) };
}

describe.each(dialects.flatMap(({ documents }) => documents))('%s', (doc) => {
  const exchanges = documented.filter((exchange) => exchange.doc === doc);

  test.each(exchanges)('$request.method $request.path (exchange $n)', async (exchange) => {
    const operation = operationOf(exchange);
    const { request, optional, response } = exchange;
    // Only the name of the host is the sandbox's own.
    const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => name !== 'Host'));
    const sandbox = await inState(exchange, operation);
    const answer = await sandbox.send({ ...request, headers, body: request.body ?? undefined });
    expectPromised(answer, operation, exchange, !shownWithOptional.has(operation));
    expect(sandbox.reported).toEqual([]);

    if (optional === null || 'query' in optional) return;
    const other = await inState(exchange, operation);
    const full = await other.send({ ...request, headers, body: { ...(request.body as object | null), ...optional } });
    const body = withSent(response.body, optional);
    expectPromised(full, operation, { ...exchange, response: { ...response, body } }, true);
  });
});

test('the five documents show 196 exchanges', () => {
  expect(documented).toHaveLength(196);
});

test.each(corrections)('$why', ({ applies, correct }) => {
  const concerned = documented.filter((exchange) => applies(operationOf(exchange), exchange, dialectOf(exchange.doc)));
  expect(concerned).not.toEqual([]);
  for (const { doc, response } of concerned) expect(response).not.toMatchObject(correct(response, dialectOf(doc)));
});
