import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { deis22 } from '../../src/api/dialects/deis-2.2.ts';
import { type Dialect, spellings } from '../../src/api/dialects/dialect.ts';
import { type Operation, type OperationName, operations } from '../../src/api/operations.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/wire/server.ts';
import { Store } from '../../src/sandbox/state/store.ts';

/** A request as it goes over the wire. */
export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text and bytes are sent as they are, anything else as JSON; undefined is no body. */
  readonly body?: unknown;
}

/** An answer as it came: header names in the case that was sent. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The parsed body; undefined where it is no JSON. */
  readonly json: unknown;
}

/** A sandbox in a folder of its own, and ways to ask it. It is closed, and the folder removed, after the test. */
export interface StartedSandbox extends Sandbox {
  readonly directory: string;
  readonly dialect: Dialect;
  /** What the sandbox reported as its own errors. A test ends with none, unless it looks for them. */
  readonly reported: unknown[];
  readonly send: (sent: Sent) => Promise<Answer>;
  /** Asks for an operation by the first spelling of the dialect, or another one. */
  readonly ask: (operation: OperationName, params?: object, token?: string, spelling?: number) => Promise<Answer>;
  /** Registers a user and gives the token of a first login. */
  readonly join: (username: string) => Promise<string>;
}

/** Where tests keep their sandboxes, which wait for the disk at every change: in memory, where the machine has it as a folder. */
export const quickFolder = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** A folder that is removed after the test. */
export async function temporaryFolder(parent = quickFolder): Promise<string> {
  const folder = await mkdtemp(join(parent, 'sandbox-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Starts a sandbox for one test, which closes it. */
export async function start(dialect: Dialect, options: Partial<SandboxOptions> = {}): Promise<StartedSandbox> {
  const sandbox = await open(dialect, { directory: await temporaryFolder(), ...options });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

/**
 * A state that the tests of a file start from: prepared once, by users who register and do things, then copied for each
 * test. What cannot be asked for is changed by a statement. Gives a function that starts a sandbox with the state, of any
 * dialect, and what the preparation gave.
 */
export function preparedState<T>(
  prepare: (sandbox: StartedSandbox) => Promise<T>,
  statement?: string,
): (dialect: Dialect, options?: Partial<SandboxOptions>) => Promise<{ sandbox: StartedSandbox; prepared: T }> {
  let template: { directory: string; prepared: T } | undefined;
  beforeAll(async () => {
    const directory = await mkdtemp(join(quickFolder, 'sandbox-test-'));
    const sandbox = await open(deis22, { directory });
    template = { directory, prepared: await prepare(sandbox) };
    await sandbox.close();
    if (statement !== undefined) changeState(directory, statement);
  });
  afterAll(() => rm(template?.directory ?? '', { recursive: true, force: true }));
  return async (dialect, options) => {
    if (!template) throw new TypeError('the state is not prepared yet');
    const directory = await temporaryFolder();
    await copyFile(join(template.directory, 'controller.db'), join(directory, 'controller.db'));
    return { sandbox: await start(dialect, { ...options, directory }), prepared: template.prepared };
  };
}

/** Changes the state of a sandbox that does not run. */
export function changeState(directory: string, statement: string): void {
  const store = Store.open(directory);
  store.change(() => store.write(statement));
  store.close();
}

async function open(
  dialect: Dialect,
  options: Partial<SandboxOptions> & { readonly directory: string },
): Promise<StartedSandbox> {
  const reported: unknown[] = [];
  const report = (error: unknown): number => reported.push(error);
  const sandbox = await startSandbox({ environment: process.env, passwordCost: 2, report, ...options, dialect });
  const send = (sent: Sent): Promise<Answer> => sendTo(sandbox.url, sent);
  const ask: StartedSandbox['ask'] = (operation, params = {}, token, spelling = 0) =>
    send(requestFor(dialect, operation, params, token, spelling));
  return {
    ...sandbox,
    directory: options.directory,
    dialect,
    reported,
    send,
    ask,
    async join(username) {
      const password = `${username}-password`;
      await ask('auth.register', { username, password, email: `${username}@example.com` });
      const { json } = await ask('auth.login', { username, password });
      return (json as { token: string }).token;
    },
  };
}

/** The request for an operation, spelt as the dialect's table has it. */
export function requestFor(dialect: Dialect, name: OperationName, params: object, token?: string, spelling = 0): Sent {
  const route = spellings(dialect, name)[spelling];
  if (route === undefined) throw new TypeError(`${dialect.name} has no such spelling of ${name}`);
  const operation: Operation = operations[name];
  // Deis v1 has other parameters in its paths.
  const asked = dialect.prefix === '/v1' ? dialect.codecs[name]?.ask?.({ ...params }) : undefined;
  const rest = new Map<string, unknown>(Object.entries(asked ?? params));
  const [method = '', template = ''] = route.split(' ', 2);
  const path = template.replaceAll(/\{(\w+)\}/g, (_, parameter: string) => {
    const value = String(rest.get(parameter));
    rest.delete(parameter);
    return encodeURIComponent(value);
  });
  const query = new URLSearchParams();
  for (const key of [...(operation.query ?? []), 'limit', 'offset', 'page', 'page_size']) {
    if (rest.has(key)) query.set(key, String(rest.get(key)));
    rest.delete(key);
  }
  const body = operation.body === undefined ? Object.fromEntries(rest) : rest.get(operation.body);
  return {
    method,
    path: query.size > 0 ? `${path}?${query.toString()}` : path,
    headers: {
      ...(token === undefined ? {} : { Authorization: `token ${token}` }),
      // Today's Drycc takes no body for JSON that does not say so.
      ...(method === 'POST' || (rest.size > 0 && dialect.routes['ptypes.list'] !== null)
        ? { 'Content-Type': 'application/json' }
        : {}),
    },
    body: method === 'POST' || rest.size > 0 ? body : undefined,
  };
}

/** Sends one request over a connection of its own. */
export function sendTo(base: string, { method, path, headers = {}, body }: Sent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const isReady = body === undefined || typeof body === 'string' || body instanceof Uint8Array;
    const payload = isReady ? body : JSON.stringify(body);
    const { hostname, port } = new URL(base);
    const length = payload === undefined ? {} : { 'Content-Length': Buffer.byteLength(payload) };
    const options = { hostname, port, method, path, headers: { ...length, ...headers }, agent: false };
    const outgoing = httpRequest(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const names = response.rawHeaders.filter((_, index) => index % 2 === 0);
        const values = response.rawHeaders.filter((_, index) => index % 2 === 1);
        const entries = names.map((name, index): [string, string] => [name, values[index] ?? '']);
        resolve({ status: response.statusCode ?? 0, headers: Object.fromEntries(entries), text, json: parse(text) });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(payload);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
