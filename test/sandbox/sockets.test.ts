import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { deis22 } from '../../src/api/dialects/deis-2.2.ts';
import type { Dialect } from '../../src/api/dialects/dialect.ts';
import { type Place, startPlace, until } from './runtime/pushed-app.ts';

/** An API of today's Drycc as far as its WebSockets go. */
const dialect: Dialect = {
  ...deis22,
  sockets: { 'pods.logs': '/v2/apps/{app}/pods/{pod}/logs', 'pods.exec': '/v2/apps/{app}/pods/{pod}/exec' },
};

/** What a WebSocket sent, and with which code it was closed; or the status of its refusal. */
interface Heard {
  readonly messages: string[];
  readonly kinds: boolean[];
  readonly end: string;
}

const talker = {
  files: {
    'app.js': `
      console.log('first');
      console.error('second ü');
      setInterval(() => console.log('again'), 20);
      require('http').createServer().listen(process.env.PORT);
    `,
  },
  procfile: { web: 'node app.js' },
};

function socketOf({ sandbox, token }: Place, path: string, authorization = `token ${token}`): WebSocket {
  return new WebSocket(`ws://127.0.0.1:${sandbox.port}${path}`, { headers: { authorization } });
}

function hear(socket: WebSocket, first?: unknown): Promise<Heard> {
  const messages: string[] = [];
  const kinds: boolean[] = [];
  return new Promise((resolve) => {
    socket.on('open', () => {
      if (first !== undefined) socket.send(typeof first === 'string' ? first : JSON.stringify(first));
    });
    socket.on('message', (data: Buffer, isBinary) => {
      messages.push(data.toString());
      kinds.push(isBinary);
    });
    socket.on('unexpected-response', (_, response) => {
      response.resume();
      resolve({ messages, kinds, end: `status ${response.statusCode ?? 0}` });
      socket.terminate();
    });
    socket.on('error', () => undefined);
    socket.on('close', (code) => {
      resolve({ messages, kinds, end: `code ${code}` });
    });
  });
}

async function podOf(place: Place): Promise<string> {
  const { json } = await place.api('pods.list', { app: 'hello' });
  return (json as { results: { name: string }[] }).results[0]?.name ?? '';
}

describe('who may open a WebSocket', () => {
  it('is who may use the app; the rest is refused as by the real controller', async () => {
    const place = await startPlace({}, dialect);
    const stranger = await place.sandbox.join('eve');
    const end = async (path: string, authorization?: string): Promise<string> =>
      (await hear(socketOf(place, path, authorization), {})).end;
    expect(await end('/v2/apps/hello/pods/nope/exec', `token ${stranger}`)).toBe('status 403');
    expect(await end('/v2/apps/ghost/pods/nope/exec')).toBe('status 403');
    expect(await end('/v2/apps/hello/pods/nope/exec', 'token nope')).toBe('status 500');
    expect(await end('/v2/apps/hello/pods/nope/exec', '')).toBe('status 500');
    expect(await end('/v2/apps/hello/logs')).toBe('status 500');
    // A process that is not there is found out later, and told without a word.
    expect(await end('/v2/apps/hello/pods/nope/exec')).toBe('code 1006');
    expect(await end('/v2/apps/hello/pods/nope/logs/')).toBe('code 1006');
    expect(place.sandbox.reported).toEqual([]);
  });

  it('is nobody where the API has none', async () => {
    const place = await startPlace({}, deis22);
    expect((await hear(socketOf(place, '/v2/apps/hello/pods/nope/exec'))).end).toBe('status 400');
  });
});

describe('the log of a process', () => {
  it('has no lines of a deploy that failed, whose processes had the same numbers', async () => {
    const place = await startPlace({}, dialect);
    await place.deploy('hello', talker);
    const failing = {
      files: { 'app.js': 'console.log("of the failed one"); process.exit(3)' },
      procfile: talker.procfile,
    };
    await expect(place.deploy('hello', failing)).rejects.toThrow();
    expect((await place.api('apps.logs', { app: 'hello' })).text).toContain('of the failed one');
    const path = `/v2/apps/hello/pods/${await podOf(place)}/logs`;
    const { messages } = await hear(socketOf(place, path), { lines: 0 });
    expect(messages.join('')).toMatch(/^first\n/);
    expect(messages.join('')).not.toContain('of the failed one');
  });
});

describe('a command beside a process', () => {
  it('runs in the files and with the environment of the process', async () => {
    const place = await startPlace({ environment: { ...process.env, OWNERS_TOKEN: 'secret' } }, dialect);
    await place.api('config.set', { app: 'hello', values: { GREETING: 'hi' } });
    await place.deploy('hello', talker);
    const path = `/v2/apps/hello/pods/${await podOf(place)}/exec`;
    const script = 'ls; echo $GREETING; echo ${OWNERS_TOKEN:-none}; exit 7';
    const { messages, kinds, end } = await hear(socketOf(place, path), { command: ['sh', '-c', script] });
    const output = messages
      .filter((each) => each.startsWith('\u0001'))
      .map((each) => each.slice(1))
      .join('');
    expect(output).toBe('app.js\nhi\nnone\n');
    expect(messages.at(-1)).toContain('"reason":"ExitCode","message":"7"');
    expect(kinds).not.toContain(true);
    expect(end).toBe('code 1000');
  });

  it('runs in an empty folder where the process is that of an image', async () => {
    const place = await startPlace({}, dialect);
    await place.api('builds.create', { app: 'hello', image: 'drycc/example-go' });
    const path = `/v2/apps/hello/pods/${await podOf(place)}/exec`;
    const { messages } = await hear(socketOf(place, path), { command: ['sh', '-c', 'ls -A; pwd'] });
    const folder = messages[0]?.slice(1).trim() ?? '';
    expect(messages).toHaveLength(2);
    expect(() => readFileSync(folder)).toThrow('ENOENT');
  });

  it('ends with the sandbox', async () => {
    const place = await startPlace({}, dialect);
    await place.api('builds.create', { app: 'hello', image: 'drycc/example-go' });
    const socket = socketOf(place, `/v2/apps/hello/pods/${await podOf(place)}/exec`);
    const heard = hear(socket, { command: ['sh', '-c', 'echo $$; exec sleep 1000'] });
    const pid = await new Promise<number>((resolve) =>
      socket.once('message', (data: Buffer) => {
        resolve(Number(data.toString().slice(1)));
      }),
    );
    await place.sandbox.close();
    expect((await heard).end).toBe('code 1006');
    await until(() => !isAlive(pid));
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('the log of a process', () => {
  it('comes in one message, with its newest lines only if so many are wanted', async () => {
    const place = await startPlace({}, dialect);
    await place.deploy('hello', talker);
    const path = `/v2/apps/hello/pods/${await podOf(place)}/logs`;
    const all = await until(async () => {
      const heard = await hear(socketOf(place, path), {});
      return heard.messages[0]?.includes('again\nagain') === true && heard;
    });
    expect(all.messages).toHaveLength(1);
    expect(all.end).toBe('code 1000');
    expect(all.kinds).toEqual([false]);
    const lines = all.messages[0]?.split('\n') ?? [];
    expect([...lines.slice(0, 2)].sort()).toEqual(['first', 'second ü']);
    expect((await hear(socketOf(place, path), { lines: 2 })).messages).toEqual(['again\nagain\n']);
    expect((await hear(socketOf(place, path), { previous: true })).messages).toEqual(['']);
    expect((await hear(socketOf(place, path), 'no JSON')).end).toBe('code 1006');
  });

  it('goes on, in bytes, until the process is gone', async () => {
    const place = await startPlace({}, dialect);
    await place.deploy('hello', talker);
    const socket = socketOf(place, `/v2/apps/hello/pods/${await podOf(place)}/logs`);
    const heard = hear(socket, { follow: true, lines: 1 });
    let count = 0;
    await new Promise<void>((resolve) =>
      socket.on('message', () => {
        count += 1;
        if (count === 5) resolve();
      }),
    );
    await place.api('pods.scale', { app: 'hello', counts: { web: 0 } });
    const { kinds, end } = await heard;
    expect(end).toBe('code 1000');
    expect(new Set(kinds)).toEqual(new Set([true]));
  });
});
