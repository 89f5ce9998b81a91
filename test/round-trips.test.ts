import { createServer, request as ask } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { groups } from '../src/commands/index.ts';
import { isOfDryccAlone } from './setup/drycc-alone.ts';
import { createPlace, type Place } from './setup/sandbox-with-login.ts';

const fixture = (name: string) => join(fileURLToPath(new URL('fixtures', import.meta.url)), name);
const app = ['-a', 'hello'];
const controller = '<controller>';

/** Commands that ask for several things at once: how many connections, one for each. */
const atOnce = new Map([
  ['apps:info', 4],
  ['ps:wait', 2],
]);

/** Command lines in an order in which each has what it needs, and how many requests each needs of a controller that is known. */
const day: readonly (readonly [requests: number, ...words: readonly string[]])[] = [
  [1, 'auth:whoami', '--all'],
  [1, 'apps:create', 'hello', '--no-remote'],
  [2, 'apps:create', 'other', '--no-remote', '--buildpack', 'https://example.com/x.git'],
  [1, 'apps:list'],
  [4, 'apps:info', ...app],
  [1, 'builds:create', 'deis/example-go', ...app],
  [1, 'builds:list', ...app],
  [1, 'config:set', 'A=1', 'B=two words', ...app],
  [1, 'config:set', 'PORT=5000', '--show-values', ...app],
  [1, 'config:list', ...app],
  [1, 'config:get', 'A', ...app],
  [1, 'config:export', '--format=json', ...app],
  [2, 'config:diff', '--to-app=other', ...app],
  [1, 'config:pull', '--path', 'variables', ...app],
  [1, 'config:unset', 'A', ...app],
  [1, 'config:push', '--path', 'variables', ...app],
  [1, 'limits:set', 'cmd=1M', ...app],
  [1, 'limits:list', ...app],
  [1, 'limits:unset', 'cmd', ...app],
  [1, 'tags:set', 'a=b', ...app],
  [1, 'tags:list', ...app],
  [1, 'tags:unset', 'a', ...app],
  [1, 'registry:set', 'username=bob', ...app],
  [1, 'registry:list', ...app],
  [1, 'registry:unset', 'username', ...app],
  [1, 'healthchecks:set', 'liveness', 'httpGet', '80', ...app],
  [1, 'healthchecks:list', ...app],
  [1, 'healthchecks:unset', 'liveness', ...app],
  [1, 'autoscale:set', 'cmd', '--min=1', '--max=2', '--cpu-percent=50', ...app],
  [1, 'autoscale:list', ...app],
  [1, 'autoscale:unset', 'cmd', ...app],
  [1, 'labels:set', 'team=x', ...app],
  [1, 'labels:list', ...app],
  [1, 'labels:unset', 'team', ...app],
  [1, 'maintenance:on', ...app],
  [1, 'maintenance:info', ...app],
  [1, 'maintenance:off', ...app],
  [1, 'routing:disable', ...app],
  [1, 'routing:info', ...app],
  [1, 'routing:enable', ...app],
  [1, 'tls:enable', ...app],
  [1, 'tls:info', ...app],
  [1, 'tls:disable', ...app],
  [1, 'tls:force', 'enable', ...app],
  [1, 'whitelist:add', '1.2.3.4', ...app],
  [1, 'whitelist:list', ...app],
  [2, 'whitelist:remove', '1.2.3.4', ...app],
  [2, 'ps:scale', 'cmd=2', ...app],
  [1, 'ps:list', ...app],
  [1, 'ps:list', 'cmd', ...app],
  [1, 'ps:restart', ...app],
  [2, 'ps:restart', 'cmd', ...app],
  [3, 'ps:wait', ...app],
  [1, 'apps:run', ...app, '--', 'echo hi'],
  [1, 'apps:logs', ...app],
  [1, 'domains:add', 'www.example.com', ...app],
  [1, 'domains:list', ...app],
  [1, 'keys:add', fixture('ed25519.pub')],
  [1, 'keys:list'],
  [1, 'keys:remove', 'test@laptop'],
  [1, 'certs:add', 'foo', fixture('san.example.com.pem'), fixture('san.example.com.key.pem')],
  [1, 'certs:list'],
  [1, 'certs:info', 'foo'],
  [1, 'certs:attach', 'foo', 'www.example.com'],
  [4, 'certs:detach', 'foo', 'www.example.com'],
  [1, 'certs:remove', 'foo'],
  [1, 'domains:remove', 'www.example.com', ...app],
  [1, 'auth:register', controller, '--username=bob', '--email=b@example.com', '--password=opensesame', '--login=false'],
  [1, 'perms:create', 'bob', ...app],
  [1, 'perms:list', ...app],
  [1, 'perms:delete', 'bob', ...app],
  [1, 'perms:create', 'bob', '--admin'],
  [1, 'perms:list', '--admin'],
  [1, 'perms:delete', 'bob', '--admin'],
  [1, 'users:list'],
  [1, 'auth:status'],
  [1, 'api', 'apps/hello/'],
  [1, 'releases:list', ...app],
  [1, 'releases:info', 'v2', ...app],
  [1, 'releases:diff', 'v2', ...app],
  [1, 'releases:rollback', 'v2', ...app],
  [1, 'version', '--all'],
  [1, 'apps:open', ...app],
  [1, 'apps:transfer', 'bob', ...app],
  [1, 'apps:destroy', '--confirm', 'other'],
  [1, 'auth:passwd', '--password=opensesame', '--new-password=opensesame2'],
  [1, 'auth:regenerate'],
  [1, 'auth:login', controller, '--username=ada', '--password=opensesame2'],
  [1, 'apps:transfer', 'ada', ...app],
  [1, 'auth:cancel', '--username=bob', '--yes'],
];

/** One waits for an editor, one ends with 1 where it finds something, and the others need the WebSockets of Drycc. */
const uncounted = new Set(['config:edit', 'doctor:run', 'ps:exec', 'ps:logs']);

/** Passes everything on to a server and counts what comes by. */
async function startCounter(target: string) {
  const sockets = new Set<Socket>();
  const counted = { asked: [] as string[], connections: 0 };
  const server = createServer((incoming, outgoing) => {
    const { method = '', url = '', headers } = incoming;
    counted.asked.push(`${method} ${url}`);
    const passed = ask(new URL(url, target), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(outgoing);
    });
    incoming.pipe(passed);
  });
  server.on('connection', (socket: Socket) => {
    counted.connections += 1;
    sockets.add(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** What came by since the last call. */
    take() {
      const { asked, connections } = counted;
      Object.assign(counted, { asked: [], connections: 0 });
      return { asked, connections };
    },
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

describe('every command', () => {
  let place: Place;
  let counter: Awaited<ReturnType<typeof startCounter>>;
  beforeAll(async () => {
    place = await createPlace('deis-2.3');
    counter = await startCounter(place.sandbox.url);
    const login = ['auth:login', counter.origin, '--username=ada', '--password-stdin'];
    const { exitCode, stderr } = await place.machine.run(login, { input: 'opensesame\n' });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    counter.take();
  });
  afterAll(async () => {
    counter.close();
    await place.close();
  });

  it('asks no more than it must, one thing after the other over one connection', async () => {
    for (const [requests, ...words] of day) {
      const line = words.join(' ');
      const { exitCode, stderr } = await place.machine.run(
        words.map((word) => (word === controller ? counter.origin : word)),
      );
      expect({ line, exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ line, exitCode: 0, stderr: '' });
      const { asked, connections } = counter.take();
      expect(asked, line).toHaveLength(requests);
      expect({ line, connections }).toEqual({ line, connections: atOnce.get(words[0] ?? '') ?? 1 });
    }
  });

  it('is counted that asks a controller for anything', async () => {
    const counted = new Set(day.map(([, name]) => name));
    const missing: string[] = [];
    for (const [noun, { load }] of Object.entries(groups)) {
      for (const [verb, { operations }] of Object.entries(await load())) {
        const line = `${noun}:${verb}`;
        const isTried = operations.length > 0 && !isOfDryccAlone(line, operations);
        if (isTried && !uncounted.has(line) && !counted.has(line)) missing.push(line);
      }
    }
    expect(missing, 'commands without a line in `day`, which says how many requests they need').toEqual([]);
  });
});
