import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { execa } from 'execa';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { extent, sample } from '../setup/extent.ts';
import { commandClasses, goodReply } from './command-classes.ts';
import { environmentOf, wordsOf } from './trial.ts';
import type { Fault } from './fault.ts';
import { headOf, onWire, startWorstController } from './worst-controller.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const preloaded = fileURLToPath(new URL('peak-memory.cjs', import.meta.url));

beforeAll(() => {
  execFileSync(process.execPath, [join(root, 'bin', 'build.mjs'), '--quiet'], { stdio: 'ignore' });
});

/** Bytes that a stream of any length has, and bytes beyond what is read of one answer: of those no more is sent than is taken. */
const [long, tooLong] = [{ sample: 400_000_000, whole: 1_000_000_000 }[extent], 3_000_000_000];
const mebibyte = 1024 * 1024;
const zeros = 30_000_000;
const bomb = gzipSync(Buffer.alloc(zeros));
const plain: Fault = { name: 'a huge body', answer: () => undefined, exit: () => undefined };

/** Sends a text again and again, so many bytes of it and as fast as they are taken. */
function pour(socket: Socket, text: string, bytes: number): void {
  const chunk = Buffer.from(text.repeat(Math.ceil(100_000 / text.length)));
  let left = bytes;
  const sendMore = (): void => {
    while (left > 0 && socket.writable) {
      left -= chunk.length;
      if (!socket.write(chunk)) {
        socket.once('drain', sendMore);
        return;
      }
    }
    socket.end();
  };
  sendMore();
}

/** Runs a command as a process against a controller with a huge body: of the first answer that the command reads as JSON, or of any. */
async function runAgainst(title: string, answer: (socket: Socket) => void) {
  const command = commandClasses.find((each) => each.title === title);
  if (!command) throw new TypeError(`no command ${title}`);
  const controller = await startWorstController((socket, request) => {
    const good = goodReply(request);
    const route = `${request.method} ${request.path.split('?')[0] ?? ''}`;
    if (good.status < 300 && [undefined, route].includes(command.asks[0])) answer(socket);
    else socket.write(onWire(good));
  });
  const home = mkdtempSync(join(tmpdir(), 'deis-cli-memory-'));
  onTestFinished(async () => {
    await controller.close();
    rmSync(home, { recursive: true, force: true });
  });
  const origin = `http://127.0.0.1:${controller.port}`;
  const peak = join(home, 'peak');
  const { exitCode, stderr, stdout } = await execa(
    process.execPath,
    ['--require', preloaded, join(root, 'bin', 'deis.js'), ...wordsOf(plain, command, 'pipe', origin)],
    {
      env: { HOME: home, PEAK_MEMORY_FILE: peak, ...environmentOf(plain, command, origin) },
      extendEnv: false,
      reject: false,
      stripFinalNewline: false,
      cwd: home,
      maxBuffer: 10_000,
      ...(command.input === undefined ? { stdin: 'ignore' } : { input: command.input }),
      ...(command.reads === 'text' && { stdout: 'ignore', buffer: { stdout: false } }),
    } as const,
  );
  return {
    exitCode,
    stderr,
    stdout: stdout ?? '',
    peak: Number(readFileSync(peak, 'utf8')),
    arrived: controller.arrived,
  };
}

const start = (socket: Socket, headers: Readonly<Record<string, string>> = {}, status = 200): void => {
  socket.write(headOf(status, { 'Content-Type': 'application/json', ...headers }));
};

const tooMuch = { exitCode: 8, stderr: expect.stringContaining('256 MiB') as string };

type Ran = Awaited<ReturnType<typeof runAgainst>>;

/**
 * Runs a command twice, the second time with ten times as much to read, and gives both. What keeps all that it reads
 * takes at least as much more memory as there is more to read; bounded memory grows by less than half of it.
 */
async function runOnMore(
  title: string,
  bytes: number,
  answer: (socket: Socket, bytes: number) => void,
): Promise<readonly Ran[]> {
  const less = await runAgainst(title, (socket) => {
    answer(socket, bytes / 10);
  });
  const more = await runAgainst(title, (socket) => {
    answer(socket, bytes);
  });
  expect(more.peak - less.peak).toBeLessThan((bytes - bytes / 10) / 2 / mebibyte);
  return [less, more];
}

const readers = ['apps:list', 'apps:info', 'config:set', 'apps:run', 'auth:login', 'first contact'] as const;
const kindOf = (title: string): string =>
  commandClasses.find((each) => each.title === title)?.isChange === true ? 'change' : 'read';

describe('memory is bounded', () => {
  it.each(sample(readers, kindOf))('with a body that does not end: %s', async (title) => {
    const runs = await runOnMore(title, tooLong, (socket, bytes) => {
      start(socket);
      pour(socket, '{"results": [], "more": "', bytes);
    });
    for (const { exitCode, stderr, stdout, arrived } of runs) {
      expect(stderr).toMatch(/^Error: The controller's response is larger than 256 MiB\.\n/);
      expect({ exitCode, stdout }).toEqual({ exitCode: 8, stdout: '' });
      expect(arrived.filter(({ method }) => method !== 'GET').length).toBeLessThanOrEqual(1);
    }
  });

  it('with a body that says how long it is', async () => {
    const runs = await runOnMore('apps:list', tooLong, (socket, bytes) => {
      start(socket, { 'Content-Length': `${bytes}` });
      pour(socket, ' ', bytes);
    });
    for (const run of runs) expect(run).toMatchObject(tooMuch);
  });

  it('with a refusal that does not end', async () => {
    const runs = await runOnMore('config:set', tooLong, (socket, bytes) => {
      start(socket, {}, 400);
      pour(socket, '{"detail": "', bytes);
    });
    for (const run of runs) expect(run).toMatchObject(tooMuch);
  });

  it.each(sample(['apps:list', 'apps:logs', 'apps:run'], kindOf))('with a gzip bomb: %s', async (title) => {
    const runs = await runOnMore(title, long, (socket, bytes) => {
      start(socket, { 'Content-Encoding': 'gzip' });
      for (let sent = 0; sent < bytes; sent += zeros) socket.write(bomb);
      socket.end();
    });
    for (const { exitCode, stderr } of runs) {
      expect({ exitCode, stderr }).toMatchObject({
        exitCode: 8,
        stderr: expect.stringMatching(/too large when unpacked|it is not JSON, or incomplete/) as string,
      });
    }
  });

  it.each([
    ['many lines', 'a line of the log that is neither long nor short\n'],
    ['one line', 'a line that does not end, '],
  ])('with a long log of %s', async (_, text) => {
    const runs = await runOnMore('apps:logs', long, (socket, bytes) => {
      start(socket, { 'Content-Type': 'text/plain' });
      pour(socket, text, bytes);
    });
    for (const { exitCode, stderr } of runs) expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  });

  it('with headers that do not end', async () => {
    const runs = await runOnMore('apps:list', tooLong, (socket, bytes) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      pour(socket, 'X-More: of them\r\n', bytes);
    });
    for (const { exitCode } of runs) expect(exitCode).toBe(7);
  });
});
