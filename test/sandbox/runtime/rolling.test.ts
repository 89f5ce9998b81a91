import { existsSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { extent } from '../../setup/extent.ts';
import { temporaryFolder } from '../started-sandbox.ts';
import { type Place, startPlace, until } from './pushed-app.ts';

/** How long the app takes to start, in milliseconds: two seconds in the long run. */
const start = extent === 'whole' ? 2000 : 500;

/**
 * Takes its time to start, answers slowly, reads what it gets, and ends at once when it is told to. What it is asked to
 * hold it answers once there is a file of that name.
 */
const files = {
  'server.js': `
const { existsSync, writeFileSync } = require('fs');
const { FOLDER, GREETING = 'none', PORT } = process.env;
const server = require('http').createServer((request, response) => {
  const [, held] = /^\\/held\\/(\\w+)$/.exec(request.url) ?? [];
  if (!held && request.method === 'POST') return request.pipe(response);
  if (!held) return setTimeout(() => response.end(GREETING), request.url === '/slow' ? 100 : 0);
  writeFileSync(FOLDER + '/' + held + '.held', '');
  const look = setInterval(() => {
    if (!existsSync(FOLDER + '/' + held)) return;
    clearInterval(look);
    response.end('held');
  }, 10);
});
setTimeout(() => server.listen(PORT), ${start});
process.on('SIGTERM', () => process.exit(0));
`,
};

/** Clients that ask until they are stopped, each one request after the other; gives what failed. */
function steadyClients({ sandbox }: Place, count: number): { asked: () => number; stop: () => Promise<string[]> } {
  const failures: string[] = [];
  let asked = 0;
  let isOver = false;
  const client = async (number: number): Promise<void> => {
    const agent = number % 2 === 0 ? new Agent({ keepAlive: true, maxSockets: 1 }) : false;
    while (!isOver) {
      const kind = asked % 3;
      asked += 1;
      const failure = await ask(sandbox.port, agent, kind);
      if (failure !== undefined) failures.push(failure);
      await sleep(5);
    }
    if (agent) agent.destroy();
  };
  const clients = Array.from({ length: count }, (_, number) => client(number));
  return {
    asked: () => asked,
    async stop() {
      isOver = true;
      await Promise.all(clients);
      return failures;
    },
  };
}

function ask(port: number, agent: Agent | false, kind: number): Promise<string | undefined> {
  const body = kind === 2 ? 'x'.repeat(50_000) : '';
  const method = kind === 2 ? 'POST' : 'GET';
  const path = kind === 1 ? '/slow' : '/';
  return new Promise((resolve) => {
    const headers = { Host: 'hello.localhost', ...(kind === 2 && { 'Content-Length': String(body.length) }) };
    const sent = request({ host: '127.0.0.1', port, agent, method, path, headers }, (response) => {
      let length = 0;
      response.on('data', (chunk: Buffer) => (length += chunk.length));
      response.on('error', (error) => {
        resolve(`${method} ${path}: ${error.message} in the response`);
      });
      response.on('end', () => {
        const isWhole = kind !== 2 || length === body.length;
        resolve(response.statusCode === 200 && isWhole ? undefined : `${method} ${path}: ${response.statusCode ?? 0}`);
      });
    });
    sent.on('error', (error) => {
      resolve(`${method} ${path}: ${error.message}`);
    });
    sent.end(body);
  });
}

interface Change {
  readonly make: (place: Place) => Promise<unknown>;
  /** Whether all processes are replaced. */
  readonly replaces: boolean;
}

const changes: readonly Change[] = [
  { make: ({ api }) => api('pods.scale', { app: 'hello', counts: { web: 3 } }), replaces: false },
  { make: ({ api }) => api('config.set', { app: 'hello', values: { GREETING: 'one' } }), replaces: true },
  { make: ({ api }) => api('pods.restart', { app: 'hello' }), replaces: true },
  { make: ({ deploy }) => deploy('hello', { files }), replaces: true },
  { make: ({ deploy }) => deploy('hello', { files: broken }).catch(() => undefined), replaces: false },
  { make: ({ api }) => api('releases.rollback', { app: 'hello', version: 3 }), replaces: true },
  { make: ({ api }) => api('pods.scale', { app: 'hello', counts: { web: 1 } }), replaces: false },
];

const broken = { 'server.js': 'process.exit(1)' };

/**
 * Changes an app that 20 steady clients ask, until one of their requests fails. While all its processes are replaced, one of
 * them has a request that it answers only after the change, and that no other may be asked in its place: where nothing is
 * drained it fails. So the machine may be as slow as it likes. Gives the failures.
 */
async function run(place: Place, isDrained: boolean): Promise<{ failures: readonly string[]; changed: number }> {
  const folder = await temporaryFolder();
  await place.api('config.set', { app: 'hello', values: { FOLDER: folder } });
  await place.deploy('hello', { files });
  const clients = steadyClients(place, 20);
  const failures: string[] = [];
  let changed = 0;
  for (const { make, replaces } of changes) {
    const name = `request${changed}`;
    const before = clients.asked();
    const held = replaces ? place.get('hello.localhost', { method: 'POST', path: `/held/${name}` }) : undefined;
    await until(() => !held || existsSync(join(folder, `${name}.held`)));
    await make(place);
    changed += 1;
    // Some changes are over before anybody has asked.
    await until(() => clients.asked() > before);
    if (isDrained) writeFileSync(join(folder, name), '');
    const got = await held;
    if (got && got.text !== 'held') failures.push(`a held request: ${got.status}`);
    if (failures.length > 0) break;
  }
  return { failures: [...(await clients.stop()), ...failures], changed };
}

// Nothing is told in advance how slow the machine is.
const patient = 600_000;

it('no request of steady clients fails while an app is scaled, restarted, configured, deployed and rolled back', async () => {
  const { failures, changed } = await run(await startPlace({ patience: { up: patient, drain: patient } }), true);
  expect(failures).toEqual([]);
  expect(changed).toBe(changes.length);
});

it('the same run fails where nothing is drained', async () => {
  const { failures, changed } = await run(await startPlace({ patience: { up: patient, drain: 0 } }), false);
  expect(failures).toContain('a held request: 502');
  // The first change only adds processes.
  expect(changed).toBe(2);
});
