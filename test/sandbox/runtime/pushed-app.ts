import { type IncomingHttpHeaders, request as httpRequest } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { deis22 } from '../../../src/api/dialects/deis-2.2.ts';
import type { Dialect } from '../../../src/api/dialects/dialect.ts';
import type { SandboxOptions } from '../../../src/sandbox/wire/server.ts';
import { deployFiles, type Pushed } from './deploy-files.ts';
import { type Answer, start, type StartedSandbox } from '../started-sandbox.ts';

/** What an app answered over HTTP. */
export interface Got {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

interface Asked {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** Asks a sandbox for a host over HTTP, over a connection of its own. */
export function get(
  port: number,
  host: string,
  { method = 'GET', path = '/', headers, body }: Asked = {},
): Promise<Got> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, method, path, agent: false, headers: { ...headers, Host: host } };
    const outgoing = httpRequest(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const { statusCode = 0, headers: got } = response;
        resolve({ status: statusCode, headers: got, text: Buffer.concat(chunks).toString() });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** Waits until something is so; the deadline is only there to end a test that fails. */
export async function until<T>(what: () => T | undefined | false | Promise<T | undefined | false>): Promise<T> {
  const deadline = Date.now() + 240_000;
  for (;;) {
    const value = await what();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > deadline) throw new Error(`not so in time: ${what.toString()}`);
    await sleep(20);
  }
}

/** A sandbox with a user who can deploy as if by git. */
export interface Place {
  readonly sandbox: StartedSandbox;
  readonly token: string;
  /** Deploys a build whose slug has these files. */
  readonly deploy: (app: string, pushed?: Pushed) => Promise<number>;
  readonly api: (operation: Parameters<StartedSandbox['ask']>[0], parameters?: object) => Promise<Answer>;
  readonly get: (host: string, asked?: Asked) => Promise<Got>;
  /** The states of an app's processes, as `web.1 up`. */
  readonly states: (app: string) => Promise<string[]>;
}

/** Starts a sandbox with a user, and an app named hello that is not deployed yet. */
export async function startPlace(options: Partial<SandboxOptions> = {}, dialect: Dialect = deis22): Promise<Place> {
  const sandbox = await start(dialect, { ...options, patience: { alive: 50, ...options.patience } });
  const token = await sandbox.join('ada');
  const place = placeOf(sandbox, token);
  await place.api('apps.create', { id: 'hello' });
  return place;
}

/** The ways to work with a sandbox that runs. */
export function placeOf(sandbox: StartedSandbox, token: string): Place {
  return {
    sandbox,
    token,
    deploy: (app, pushed) => deployFiles(sandbox.controller, sandbox.directory, app, pushed),
    api: (operation, parameters) => sandbox.ask(operation, parameters, token),
    get: (host, asked) => get(sandbox.port, host, asked),
    async states(app) {
      const { json } = await sandbox.ask('pods.list', { app }, token);
      const { results } = json as { results: { name: string; type: string; state: string }[] };
      return results.map(({ type, state }) => `${type} ${state}`);
    },
  };
}
