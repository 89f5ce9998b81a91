import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { type Place, startPlace } from './pushed-app.ts';

/** Takes its time to start, answers slowly, reads what it gets, and ends at once when it is told to. */
const files = {
  'server.js': `
const http = require('http');
setTimeout(() => http.createServer((request, response) => {
  if (request.method === 'POST') return request.pipe(response);
  setTimeout(() => response.end(process.env.GREETING ?? 'none'), request.url === '/slow' ? 100 : 0);
}).listen(process.env.PORT), 300);
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

async function changes(place: Place): Promise<void> {
  await place.api('pods.scale', { app: 'hello', counts: { web: 3 } });
  await place.api('config.set', { app: 'hello', values: { GREETING: 'one' } });
  await place.api('pods.restart', { app: 'hello' });
  await place.deploy('hello', { files });
  await place.deploy('hello', { files: { 'server.js': 'process.exit(1)' } }).catch(() => undefined);
  await place.api('releases.rollback', { app: 'hello', version: 2 });
  await place.api('pods.scale', { app: 'hello', counts: { web: 1 } });
}

it('no request of steady clients fails while an app is scaled, restarted, configured, deployed and rolled back', async () => {
  const place = await startPlace();
  await place.deploy('hello', { files });
  const clients = steadyClients(place, 20);
  await changes(place);
  await sleep(200);
  expect(await clients.stop()).toEqual([]);
  expect(clients.asked()).toBeGreaterThan(100);
});

it('requests do fail where nothing is drained', async () => {
  const place = await startPlace({ patience: { drain: 0 } });
  await place.deploy('hello', { files });
  const clients = steadyClients(place, 20);
  await changes(place);
  expect((await clients.stop()).length).toBeGreaterThan(0);
});
