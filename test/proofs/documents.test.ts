import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brands } from '../../src/base/brand.ts';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import { isJsonObject } from '../../src/base/json-object.ts';
import { createMachine, type Machine } from '../setup/simulated-machine.ts';
import { documented, type Exchange } from '../sandbox/document-exchanges.ts';
import { material } from '../sandbox/document-states.ts';
import { type Row, rows, type Run } from './document-commands.ts';
import { type Received, type Reply, startTestController, type TestController } from './test-controller.ts';

/** Within the validity of the documents' certificate, which they show as just added. */
const now = new Date('2016-06-22T22:24:20Z');

const caused = new Set<Exchange>();

function rowOf({ request }: Exchange): Row {
  const asked = `${request.method} ${request.path.replace(/^\/v\d/, '')}`;
  const row = rows.find(
    (each) => each.request === asked && (each.body === undefined || isDeepStrictEqual(each.body, request.body)),
  );
  if (!row) throw new TypeError(`no command line is known for ${asked}`);
  return row;
}

/** The command lines of an exchange; those with optional parameters only where its document has them. */
function runsOf(exchange: Exchange): readonly Run[] {
  const names = (value: object | null | undefined): string[] => Object.keys(value ?? {});
  const runs = rowOf(exchange).runs.filter(({ adds }) =>
    names(adds).every((name) => names(exchange.optional).includes(name)),
  );
  const added = runs.flatMap(({ adds }) => names(adds));
  expect(new Set(added), 'optional parameters that are sent').toEqual(new Set(names(exchange.optional)));
  return runs;
}

const noProcesses: Reply = {
  status: 200,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ count: 0, next: null, previous: null, results: [] }),
};

/** Answers as one document shows it, and to nothing else. A header that is dropped is one that a proxy does not pass on. */
function documentedAnswers(
  exchanges: readonly Exchange[],
  { dropped = /^$/, run }: { readonly dropped: RegExp | undefined; readonly run: Run },
): (request: Received) => Reply {
  const removed = new Set<string>();
  return ({ method, path, body }) => {
    if (run.nothingRuns === true && path.endsWith('/containers/')) return noProcesses;
    if (method === 'DELETE') removed.add(path);
    const known = exchanges.filter(({ request }) => request.method === method && request.path === path);
    const exchange = known.find(({ request }) => isDeepStrictEqual(request.body, body)) ?? known[0];
    if (!exchange) return { status: 404, headers: { 'Content-Type': 'text/plain' }, body: 'Not Found' };
    const { status, headers, body: shown } = exchange.response;
    const passed = Object.entries(headers).filter(([header]) => !dropped.test(header));
    const whole = method === 'GET' ? { ...withAttached(path, exchanges, removed) } : {};
    const answered = isJsonObject(shown) ? { ...shown, ...whole } : shown;
    return { status, headers: Object.fromEntries(passed), body: answered === null ? '' : JSON.stringify(answered) };
  };
}

/**
 * The documents show a certificate without domains, and then detach one: a certificate has that domain until it is
 * detached, as nothing else would be sent.
 */
function withAttached(path: string, exchanges: readonly Exchange[], removed: ReadonlySet<string>): object | undefined {
  const attached = exchanges
    .map(({ request }) => request)
    .filter((request) => request.method === 'DELETE' && !removed.has(request.path))
    .map((request) => /^(.*)\/domains?\/([^/]+)\/$/.exec(request.path))
    .filter((match) => match?.[1] === path && path.includes('/certs/'));
  return attached.length === 0 ? undefined : { domains: attached.map((match) => match?.[2]) };
}

/** What of a request is compared. */
interface Compared extends Pick<Received, 'method' | 'path' | 'query' | 'body'> {
  readonly authorization: string | undefined;
  readonly contentType: string | undefined;
}

function compared({ method, path, query, body, headers }: Received): Compared {
  return { method, path, query, body, authorization: headers.authorization, contentType: headers['content-type'] };
}

/** The documented request with what a run adds to it. Not every document shows a content type with every body. */
function expectedRequest({ request }: Exchange, { adds }: Run): Compared {
  const { query = '', ...fields } = adds ?? {};
  const body = { ...(isJsonObject(request.body) ? request.body : {}), ...fields };
  const hasBody = Object.keys(body).length > 0;
  return {
    method: request.method,
    path: request.path,
    query: String(query),
    body: hasBody ? body : undefined,
    authorization: request.headers['Authorization'],
    contentType: hasBody ? 'application/json' : undefined,
  };
}

const docs = dialects.flatMap(({ name, product, documents }) => documents.map((doc) => ({ doc, name, product })));

describe.each(docs)('a server that knows only the document $doc', ({ doc, name, product }) => {
  const mine = documented.filter((exchange) => exchange.doc === doc);
  const state = brands[product].folder;
  let controller: TestController;
  let machine: Machine;

  beforeAll(async () => {
    controller = await startTestController();
    machine = createMachine();
    writeFileSync(join(machine.directory, 'key.pub'), `${material.publicKey}\n`);
    writeFileSync(join(machine.directory, 'bar.com.pem'), material.certificate(product));
    writeFileSync(join(machine.directory, 'bar.com.key.pem'), material.privateKey);
  });
  afterAll(async () => {
    await controller.close();
    machine.remove();
  });

  /** Logged in as the documents are; nothing is known of the controller. */
  function logIn(): void {
    rmSync(join(machine.home, state), { recursive: true, force: true });
    mkdirSync(join(machine.home, state), { recursive: true });
    const profile = { username: 'test', ssl_verify: true, controller: controller.url, token: 'abc123' };
    writeFileSync(join(machine.home, state, 'client.json'), JSON.stringify(profile), { mode: 0o600 });
  }

  async function cause(exchange: Exchange, run: Run, options: readonly string[], dropped?: RegExp): Promise<string> {
    logIn();
    controller.expect(documentedAnswers(mine, { dropped, run }));
    const words = typeof run.words === 'string' ? run.words.split(' ') : run.words;
    const argv = [...options, ...words.map((word) => word.replace('{url}', controller.url))];
    const outcome = await machine.run(argv, { brand: product, now });
    expect(outcome, argv.join(' ')).toMatchObject({ exitCode: 0 });
    expect(controller.received.map(compared), argv.join(' ')).toContainEqual(expectedRequest(exchange, run));
    return outcome.stdout;
  }

  it.each(
    mine.map((exchange) => [`${exchange.request.method} ${exchange.request.path}`, exchange.n, exchange] as const),
  )('receives %s (exchange %i)', async (_request, _n, exchange) => {
    for (const run of runsOf(exchange)) {
      await cause(exchange, run, ['--api', name]);
      const json = await cause(exchange, run, ['--api', name, '--json']);
      expect(() => JSON.parse(json) as unknown, json).not.toThrow();
    }
    caused.add(exchange);
  });

  it('is recognised by its version headers', async () => {
    for (const exchange of mine) for (const run of runsOf(exchange)) await cause(exchange, run, []);
  });

  it('is recognised by its paths where a proxy drops headers with underscores', async () => {
    for (const exchange of mine) for (const run of runsOf(exchange)) await cause(exchange, run, [], /_/);
  });
});

it('all 196 documented exchanges are caused by a command', () => {
  expect(caused.size).toBe(documented.length);
  expect(documented).toHaveLength(196);
});

afterAll(() => {
  process.stdout.write(`Documents: ${caused.size} of ${documented.length} exchanges caused by a command\n`);
});
