import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { beforeAll, describe, expect, it } from 'vitest';
import { Interruption } from '../src/base/errors.ts';
import { announced, ciMachine, type Fake, fake } from './api/controllers.ts';
import { type Answerer, serveRaw } from './http/servers.ts';
import type { Machine } from './setup/simulated-machine.ts';

/** A page of two apps: `app-0` and `app-1` on the first. */
function pageOf(index: number, count: number): string {
  const results = [0, 1].map((each) => ({ id: `app-${index * 2 + each}`, owner: 'ada' }));
  const next = index + 1 < count ? `/v2/apps?offset=${(index + 1) * 2}` : null;
  return JSON.stringify({ count: count * 2, next, results });
}

const indexOf = (path: string): number =>
  Number(new URL(path, 'http://controller').searchParams.get('offset') ?? 0) / 2;

/** Answers with pages of a list. */
const pages =
  (count: number): Answerer =>
  (response, { path }) => {
    response.end(pageOf(indexOf(path), count));
  };

/** A controller of API 2.3, and a machine that knows it. */
async function start(answer: Answerer): Promise<{ controller: Fake; machine: Machine }> {
  const controller = await fake(announced.deis22, '/v2', answer);
  return { controller, machine: ciMachine(controller.server.origin, { DEIS_API: 'deis-2.3' }) };
}

/** A reader of standard output that can be slow: each write waits until it is released, unless all are. */
function openReader(isSlow = false, isTTY = false) {
  let text = '';
  let release: (() => void) | undefined;
  let told: (() => void) | undefined;
  const tell = (): void => {
    told?.();
  };
  const write = (chunk: Buffer, _: string, done: () => void): void => {
    text += chunk.toString('utf8');
    if (isSlow) release = done;
    else done();
    tell();
  };
  const stream = Object.assign(new Writable({ highWaterMark: 1, write }), { isTTY, columns: 80 });
  return {
    stream,
    text: () => text,
    /** Resolves when it has read a text. */
    async until(expected: string): Promise<void> {
      while (!text.includes(expected)) await new Promise<void>((resolve) => (told = resolve));
    },
    /** Takes what was written, so that the next can be written. */
    release(): void {
      const done = release;
      release = undefined;
      done?.();
    },
  };
}

/** Lets everything happen that needs nothing from outside. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 100; turn += 1) await nextTurn();
}

describe('a list', () => {
  it.each([
    ['in a pipe', 'apps', false, '=== Apps\napp-0\napp-1\n', 'app-2\napp-3\n'],
    ['on a terminal', 'apps', true, 'app-1  ', 'app-3  '],
    ['as JSON', 'apps --json', false, '[{"id":"app-0","owner":"ada"},{"id":"app-1","owner":"ada"}', '"app-3"'],
  ])('%s shows each page before the next one is there', async (_, line, isTerminal, first, second) => {
    const held: { index: number; response: ServerResponse }[] = [];
    const { machine } = await start((response, { path }) => {
      const index = indexOf(path);
      if (index === 0) response.end(pageOf(0, 3));
      else held.push({ index, response });
    });
    const reader = openReader(false, isTerminal);
    const running = machine.run(line, { stdout: reader.stream, isTerminal });
    const answer = (): void => {
      for (const { index, response } of held.splice(0)) response.end(pageOf(index, 3));
    };
    await reader.until(first);
    expect(reader.text()).not.toContain('app-2');
    while (held.length === 0) await nextTurn();
    answer();
    await reader.until(second);
    expect(reader.text()).not.toContain('app-4');
    while (held.length === 0) await nextTurn();
    answer();
    expect(await running).toMatchObject({ exitCode: 0, stderr: '' });
    expect(reader.text()).toContain('app-5');
  });

  it('is asked for one page ahead of what is read, and no further, over one connection', async () => {
    const { controller, machine } = await start(pages(5));
    const reader = openReader(true);
    const running = machine.run('apps', { stdout: reader.stream });
    for (const [last, asked] of [
      [1, 2],
      [3, 3],
      [5, 4],
      [7, 5],
      [9, 5],
    ]) {
      await reader.until(`app-${String(last)}\n`);
      while (controller.server.requests.length < (asked ?? 0)) await nextTurn();
      await settle();
      expect(controller.server.requests).toHaveLength(asked ?? 0);
      reader.release();
    }
    expect(await running).toMatchObject({ exitCode: 0 });
    expect(controller.server.connections()).toBe(1);
  });

  it.each([
    [1, 1],
    [2, 1],
    [3, 2],
    [4, 2],
  ])('with --limit %i asks for %i pages, not for one more', async (limit, asked) => {
    const { controller, machine } = await start(pages(5));
    const { stdout } = await machine.run(`apps --limit ${limit}`);
    const shown = Array.from({ length: limit }, (_, index) => `app-${index}\n`).join('');
    expect(stdout).toBe(`=== Apps (${limit} of 10)\n${shown}`);
    await settle();
    expect(controller.server.requests).toHaveLength(asked);
  });

  it('that is interrupted between two pages ends there', async () => {
    const interruption = new AbortController();
    const { controller, machine } = await start((response, { path }) => {
      if (indexOf(path) === 0) response.end(pageOf(0, 3));
    });
    const reader = openReader();
    const running = machine.run('apps --json', { stdout: reader.stream, interrupted: interruption.signal });
    await reader.until('app-1');
    while (controller.server.requests.length < 2) await nextTurn();
    interruption.abort(new Interruption('SIGINT'));
    expect(await running).toEqual({ exitCode: 130, stdout: '', stderr: '' });
    expect(() => JSON.parse(reader.text()) as unknown).toThrow(SyntaxError);
  });

  it.each([['users:list'], ['releases:list -a hello'], ['builds:list -a hello']])(
    'of other things comes bit by bit as well: %s',
    async (line) => {
      const { machine } = await start((response, { path }) => {
        const index = indexOf(path);
        const item = {
          username: `n${index}`,
          version: index,
          uuid: `n${index}`,
          domain: `n${index}`,
          app: 'hello',
          image: 'x',
        };
        if (index < 2) response.end(JSON.stringify({ count: 3, next: `?offset=${(index + 1) * 2}`, results: [item] }));
        else response.writeHead(500).end('{"detail":"out of pages"}');
      });
      const { exitCode, stdout, stderr } = await machine.run(line);
      expect({ exitCode, rows: stdout.split('\n').length }).toEqual({ exitCode: 8, rows: 4 });
      expect(stderr).toContain('out of pages');
      const json = await machine.run(`${line} --json`);
      expect(json.exitCode).toBe(8);
      expect(JSON.parse(`${json.stdout}]`)).toHaveLength(2);
    },
  );
});

/** Lines without a start as JSON has them. */
function asJson(lines: readonly string[], indent = 0): string {
  const parts = lines.map((message) => ({ time: null, source: null, process: null, message }));
  return JSON.stringify(parts, null, indent);
}

describe('a log', () => {
  it.each([
    ['in a pipe', 'logs -a hello', false, 'one\n', 'one\ntwo\nthree\n'],
    ['on a terminal', 'logs -a hello', true, 'one\n', 'one\ntwo\nthree\n'],
    ['as JSON', 'logs -a hello --json', false, asJson(['one']).slice(0, -2), `${asJson(['one', 'two', 'three'])}\n`],
    ['as JSON on a terminal', 'logs -a hello --json', true, '"one"', `${asJson(['one', 'two', 'three'], 2)}\n`],
  ])('%s shows its lines as they come', async (_, line, isTTY, first, whole) => {
    let held: ServerResponse | undefined;
    const { machine } = await start((response) => {
      held = response.setHeader('Content-Type', 'text/plain');
      response.write('one\ntw');
    });
    const reader = openReader(false, isTTY);
    const running = machine.run(line, { stdout: reader.stream });
    await reader.until(first);
    expect(reader.text()).not.toContain('tw');
    held?.end('o\nthree');
    expect(await running).toMatchObject({ exitCode: 0, stderr: '' });
    expect(reader.text()).toBe(whole);
  });

  const head = 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 100\r\n\r\n';
  it.each([
    ['logs -a hello', 'one\n'],
    ['logs -a hello --json', asJson(['one']).slice(0, -1)],
    ['logs -a hello -n 5', ''],
    ['logs -a hello -n 5 --json', ''],
  ])('that breaks off is a failure after what came: %s', async (line, shown) => {
    const { origin, requests } = await serveRaw((socket) => socket.end(`${head}one\ntwo`));
    const machine = ciMachine(origin, { DEIS_API: 'deis-2.3' });
    const { exitCode, stdout, stderr } = await machine.run(line);
    expect({ exitCode, stdout }).toEqual({ exitCode: 7, stdout: shown });
    expect(stderr).toContain('closed before the response was complete');
    expect(requests).toHaveLength(1);
  });

  it('that breaks off before anything came is asked for again', async () => {
    let count = 0;
    const { origin } = await serveRaw((socket) => {
      count += 1;
      socket.end(count === 1 ? head : `${head}${'x'.repeat(100)}`);
    });
    const machine = ciMachine(origin, { DEIS_API: 'deis-2.3' });
    expect(await machine.run('logs -a hello')).toEqual({ exitCode: 0, stdout: `${'x'.repeat(100)}\n`, stderr: '' });
    expect(count).toBe(2);
  });

  it('that is a web page is a failure, and nothing of it is shown', async () => {
    for (const api of ['deis-1.1', 'deis-2.2', 'deis-2.3', 'drycc-2.1']) {
      const { controller, machine } = await start((response) => {
        response.setHeader('Content-Type', 'text/html').write('\n');
        setImmediate(() => response.end(' <html>please log in</html>'));
      });
      if (api === 'deis-1.1') controller.api.prefix = '/v1';
      const { exitCode, stdout, stderr } = await machine.run(`logs -a hello --api ${api}`);
      expect({ exitCode, stdout }).toEqual({ exitCode: 8, stdout: '' });
      expect(stderr).toContain('web page');
    }
  });

  it.each([
    ['"one\\ntwo"', 'one\ntwo\n'],
    [' "one" two', ' "one" two\n'],
    ["b'one\\ncaf\\xc3\\xa9'", 'one\ncafé\n'],
    ['<web.1> plain', '<web.1> plain\n'],
    [' \n plain', ' \n plain\n'],
    ['b', 'b\n'],
    ['"', '"\n'],
    ['', ''],
  ])('of an older API is read in whatever pieces it comes: %j', async (wire, shown) => {
    const bytes = [...Buffer.from(wire)];
    const { machine } = await start((response) => {
      response.setHeader('Content-Type', 'text/plain');
      const rest = [...bytes];
      const sendNext = (): void => {
        const byte = rest.shift();
        if (byte === undefined) response.end();
        else response.write(Buffer.of(byte), () => setImmediate(sendNext));
      };
      sendNext();
    });
    const { exitCode, stdout, stderr } = await machine.run('logs -a hello --api deis-2.2');
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: shown });
    expect(stderr).toMatch(shown === '' ? /The log of hello is empty/ : /^$/);
  });

  it('is not read faster than it is shown', async () => {
    let sent = 0;
    const { machine } = await start((response) => {
      const line = `${'x'.repeat(1023)}\n`;
      const sendOn = (): void => {
        while (sent < 64 * 1024) {
          sent += 1;
          if (!response.write(line)) {
            response.once('drain', sendOn);
            return;
          }
        }
        response.end();
      };
      response.setHeader('Content-Type', 'text/plain');
      sendOn();
    });
    const interruption = new AbortController();
    const reader = openReader(true);
    const running = machine.run('logs -a hello', { stdout: reader.stream, interrupted: interruption.signal });
    await reader.until('x');
    await settle();
    // What the buffers of two sockets hold is a few MiB at most; the log has 64.
    expect(sent).toBeLessThan(32 * 1024);
    interruption.abort(new Interruption('SIGTERM'));
    expect(await running).toMatchObject({ exitCode: 143 });
  });
});

describe('a process with little memory', () => {
  const bin = (name: string): string => fileURLToPath(new URL(`../bin/${name}`, import.meta.url));
  beforeAll(() => {
    execFileSync(process.execPath, [bin('build.mjs'), '--quiet'], { stdio: 'ignore' });
  });

  /** Runs a command as a process of which V8 may keep 24 MB, and gives the file with what it printed. */
  async function print(answer: Answerer, ...words: readonly string[]): Promise<string> {
    const { machine } = await start(answer);
    const file = join(machine.directory, 'output');
    const { exitCode, stderr } = await execa(process.execPath, ['--max-old-space-size=24', bin('deis.js'), ...words], {
      env: machine.environment,
      extendEnv: false,
      stdin: 'ignore',
      stdout: { file },
      buffer: { stdout: false },
      reject: false,
    });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    return file;
  }

  const count = 300_000;
  const lineOf = (index: number): string =>
    `2026-01-01T00:00:00Z hello[web.1]: GET /path?number=${1e6 + index} 200 in 12 ms`;
  const partsOf = (index: number) => ({
    time: '2026-01-01T00:00:00.000Z',
    source: 'app',
    process: 'web.1',
    message: lineOf(index).split(': ')[1] ?? '',
  });
  const longLog: Answerer = (response) => {
    let index = 0;
    const sendOn = (): void => {
      while (index < count) {
        const some = Array.from({ length: 1000 }, (_, each) => `${lineOf(index + each)}\n`).join('');
        index += 1000;
        if (response.write(some)) continue;
        response.once('drain', sendOn);
        return;
      }
      response.end();
    };
    response.setHeader('Content-Type', 'text/plain');
    sendOn();
  };

  it.each([
    [[], lineOf(0).length + 1, 0],
    [['--json'], JSON.stringify(partsOf(0)).length + 1, 2],
    [['--lines', '299999'], lineOf(0).length + 1, -lineOf(0).length - 1],
  ])(
    'prints a log of 300,000 lines: %j',
    async (words, ofLine, besides) => {
      const file = await print(longLog, 'logs', '-a', 'hello', ...words);
      expect(statSync(file).size).toBe(count * ofLine + besides);
      expect(readFileSync(file).subarray(-200).toString()).toContain(partsOf(count - 1).message);
    },
    60_000,
  );

  it('prints a list of 100,000 as JSON', async () => {
    const file = await print(
      (response, { path }) => {
        const offset = Number(new URL(path, 'http://controller').searchParams.get('offset') ?? 0);
        const results = Array.from({ length: 1000 }, (_, index) => ({
          id: `app-${offset + index}`,
          owner: 'ada',
          url: `app-${offset + index}.example.com`,
          created: '2026-01-01T00:00:00Z',
          updated: '2026-01-01T00:00:00Z',
          structure: { web: 1 },
        }));
        const next = offset + 1000 < 100_000 ? `?offset=${offset + 1000}` : null;
        response.end(JSON.stringify({ count: 100_000, next, results }));
      },
      'apps:list',
      '--json',
    );
    const items = JSON.parse(readFileSync(file, 'utf8')) as { id: string }[];
    expect(items.map(({ id }) => id)).toEqual(Array.from({ length: 100_000 }, (_, index) => `app-${index}`));
  });
});
