import { join } from 'node:path';
import { tmpdir } from 'node:os';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Api } from '../../src/api/client.ts';
import { parseControllerUrl } from '../../src/api/controller-url.ts';
import { spellings } from '../../src/api/dialects/dialect.ts';
import { dialectNamed } from '../../src/api/dialects/registry.ts';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import { isIdentifier } from '../../src/api/identifiers.ts';
import { type OperationName, operations } from '../../src/api/operations.ts';
import { parametersIn } from '../../src/api/request.ts';
import { brands } from '../../src/base/brand.ts';
import { connect } from '../../src/cli/connection.ts';
import type { Host } from '../../src/cli/host.ts';
import { Failure } from '../../src/base/errors.ts';
import { createRouter } from '../../src/sandbox/wire/router.ts';
import { serve, type TestServer } from '../http/servers.ts';
import { type Answered, goodAnswer, kinds, written } from './answers.ts';
import { parametersOf } from './parameters.ts';
import { type Property, property } from './property.ts';
import { arrivedIn, type Asked, inPath, meantBy } from './requests.ts';

interface Exchange {
  readonly asked: Asked;
  readonly answered: Answered;
}

/** Every operation of every dialect, with what it may be given and what it may be answered. */
const exchanges = kinds
  .filter(({ dialect }) => dialects.includes(dialect))
  .map(({ dialect, name }) =>
    fc.record<Exchange>({
      asked: fc.record<Asked>({
        dialect: fc.constant(dialect.name),
        name: fc.constant(name),
        route: fc.constant(spellings(dialect, name)[0] ?? 'GET /'),
        params: parametersOf(name).map((params) => ({
          ...params,
          ...Object.fromEntries(['limit', ...(dialect.lacks[name] ?? [])].map((lacking) => [lacking, undefined])),
        })),
      }),
      answered: goodAnswer(dialect, name),
    }),
  );

const routers = new Map(
  dialects.map((dialect) => [dialect.name, createRouter(dialect, { lacks: [], readsPrefixes: false })]),
);

interface Wire {
  readonly server: TestServer;
  exchange: Exchange | undefined;
  /** What arrived of what was asked for, of which there may be one alone. */
  readonly arrived: unknown[];
}

/** A controller that answers one operation, and says of all else that it is there and for other methods. */
async function build(): Promise<Wire> {
  const server = await serve((response, { method, path, body }) => {
    const { asked, answered } = wire.exchange ?? {};
    const [place = '', query = ''] = path.split('?');
    const match = routers
      .get(asked?.dialect ?? '')?.(place)
      ?.match(method);
    if (asked === undefined || match?.operation !== asked.name) {
      // What is asked before something is removed: see api/guard.ts.
      const isProof = match?.operation === 'whitelist.list';
      response.writeHead(isProof ? 200 : 405).end(isProof ? '{"addresses":[]}' : '{}');
      return;
    }
    wire.arrived.push(arrivedIn(asked.name, match, query, body === '' ? undefined : JSON.parse(body)));
    const type = operations[asked.name].answer === 'text' ? 'text/plain' : 'application/json';
    response.writeHead(200, { 'Content-Type': type }).end(answered?.body);
  });
  const wire: Wire = { server, exchange: undefined, arrived: [] };
  return wire;
}

/** What a connection uses of a host. */
const host = {
  environment: {},
  now: () => new Date(),
  random: Math.random,
  interrupted: new AbortController().signal,
} satisfies Partial<Host> as unknown as Host;

/** Asks as commands do. */
async function ask({ dialect, name, params }: Asked, { origin }: TestServer): Promise<unknown> {
  const connection = connect(
    { controller: parseControllerUrl(origin), token: 'token', sslVerify: true },
    {
      host,
      brand: brands.deis,
      memory: join(tmpdir(), 'nothing', 'is', 'remembered'),
      api: dialect,
      timeout: undefined,
      progress: () => undefined,
      notice: () => undefined,
    },
  );
  try {
    return await (connection.api as (name: OperationName, params: object) => ReturnType<Api>)(name, params);
  } finally {
    await connection.close();
  }
}

/** What goes in comes out, at both ends of a connection: once, and whole. */
export const wireProperties: readonly Property[] = [
  property(
    'a request and its answer over HTTP',
    exchanges,
    { times: { sample: 3, whole: 100 }, prepare: build },
    async ({ asked, answered }, wire) => {
      Object.assign(wire, { exchange: { asked, answered }, arrived: [] });
      const dialect = dialectNamed(asked.dialect);
      const params = dialect ? parametersIn(dialect, asked.name, asked.params) : {};
      // Deis v1 would cut some names of users short.
      const isCut = (value: string): boolean => dialect?.dangers?.cutsPaths === true && !/^[-\w]+$/.test(value);
      const isPossible = inPath(asked.route).every((name) => {
        const value = String(params[name]);
        return isIdentifier(name, value) && !(name === 'username' && isCut(value));
      });
      if (!isPossible) {
        await expect(ask(asked, wire.server)).rejects.toBeInstanceOf(Failure);
        expect(wire.arrived).toEqual([]);
        return;
      }
      const value = await ask(asked, wire.server);
      expect(wire.arrived).toEqual([meantBy({ ...asked, params })]);
      // Half of a pair of UTF-16 is another character on the wire.
      const sent = Buffer.from(answered.body).toString();
      expect(written(answered, value) ?? sent).toBe(sent);
    },
  ),
];
