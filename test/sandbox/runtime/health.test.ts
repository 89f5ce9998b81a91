import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { deis11 } from '../../../src/api/dialects/deis-1.1.ts';
import { probesOf } from '../../../src/sandbox/runtime/health-check.ts';
import { startPlace, until } from './pushed-app.ts';

/** Fails a number of health checks once it is told to, and says which process it is. */
const files = {
  'server.js': `let failures = 0;
const id = require('crypto').randomUUID();
require('http').createServer((request, response) => {
  if (request.url === '/bad') failures = 4;
  const isBad = request.url === '/health' && failures > 0;
  if (isBad) failures -= 1;
  response.writeHead(isBad ? 500 : 200);
  response.end(id);
}).listen(process.env.PORT);`,
};

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const quick = {
  httpGet: { path: '/health', port: 5000 },
  periodSeconds: 1,
  failureThreshold: 2,
  initialDelaySeconds: 0,
};

describe('health checks', () => {
  it('end a process that is not alive any more, and it starts again', async () => {
    const place = await startPlace();
    await place.deploy('hello', { files });
    const healthcheck = { web: { livenessProbe: quick } };
    expect((await place.api('config.set', { app: 'hello', healthcheck })).status).toBe(201);
    const before = (await place.get('hello.localhost')).text;
    await place.get('hello.localhost', { path: '/bad' });
    await until(async () => {
      const { status, text } = await place.get('hello.localhost');
      return status === 200 && text !== before;
    });
    const { text } = await place.api('apps.logs', { app: 'hello' });
    expect(text).toContain('Liveness check failed 2 times: /health returned 500.');
  });

  it('keep requests from a process that is not ready, and let them come again', async () => {
    const place = await startPlace();
    await place.deploy('hello', { files });
    await place.api('config.set', { app: 'hello', healthcheck: { web: { readinessProbe: quick } } });
    const before = (await place.get('hello.localhost', { path: '/bad' })).text;
    await until(async () => (await place.get('hello.localhost')).status === 503);
    expect(await place.states('hello')).toEqual(['web up']);
    await until(async () => (await place.get('hello.localhost')).text === before);
  });

  it('keep a release from being deployed that is never ready', async () => {
    const place = await startPlace({ patience: { up: 3_000 } });
    await place.deploy('hello', { files });
    // Node 20 let a time-out be forgotten when it collected garbage meanwhile.
    const collecting = setInterval(collectGarbage, 200);
    const { status, json } = await place.api('config.set', {
      app: 'hello',
      healthcheck: { web: { readinessProbe: { exec: { command: ['false'] }, periodSeconds: 1 } } },
    });
    clearInterval(collecting);
    expect(status).toBe(400);
    expect((json as { detail: string }).detail).toMatch(/^web\.1 was not up after 3 seconds\./);
    expect((await place.get('hello.localhost')).status).toBe(200);
  });

  it('are asked for by variables in API 1.1', async () => {
    const place = await startPlace({ patience: { up: 3_000 } }, deis11);
    await place.deploy('hello', {
      files: { 'server.js': files['server.js'].replace('isBad ? 500', "request.url === '/health' ? 404") },
    });
    const { status } = await place.api('config.set', { app: 'hello', values: { HEALTHCHECK_URL: '/health' } });
    expect(status).toBe(503);
    expect((await place.get('hello.localhost')).status).toBe(200);
  });

  it('are read as Kubernetes has them, and for web and cmd where no type is named', () => {
    const tcp = { livenessProbe: { tcpSocket: { port: 1 }, timeoutSeconds: 3, periodSeconds: 7 } };
    const { liveness, readiness } = probesOf({ 'web/cmd': tcp }, {}, 'web');
    expect(liveness).toMatchObject({ action: { kind: 'tcp' }, timeout: 3_000, period: 7_000, failures: 3, delay: 0 });
    expect(readiness).toBeUndefined();
    expect(probesOf({ 'web/cmd': tcp }, {}, 'worker').liveness).toBeUndefined();
  });
});

describe('limits of memory', () => {
  it.runIf(process.platform === 'linux')('end a process that takes more', async () => {
    const place = await startPlace();
    const greedy = {
      'server.js': `require('http').createServer((request, response) => {
        if (request.url === '/eat') { const all = []; for (;;) all.push(Buffer.alloc(16 * 1024 * 1024, 1)); }
        response.end('fine');
      }).listen(process.env.PORT);`,
    };
    await place.deploy('hello', { files: greedy });
    expect((await place.api('config.set', { app: 'hello', memory: { web: '512M' } })).status).toBe(201);
    expect((await place.get('hello.localhost')).text).toBe('fine');
    expect((await place.get('hello.localhost', { path: '/eat' })).status).toBe(502);
    await until(async () => (await place.get('hello.localhost')).text === 'fine');
  });
});
