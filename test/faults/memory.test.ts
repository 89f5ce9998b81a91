import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { execa } from 'execa';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { commandClasses, goodReply } from './command-classes.ts';
import { environmentOf, wordsOf } from './trial.ts';
import type { Fault } from './fault.ts';
import { headOf, onWire, startWorstController } from './worst-controller.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const preloaded = fileURLToPath(new URL('peak-memory.cjs', import.meta.url));

beforeAll(() => {
  execFileSync(process.execPath, [join(root, 'bin', 'build.mjs'), '--quiet'], { stdio: 'ignore' });
});

const gigabyte = 1_000_000_000;
const zeros = 100_000_000;
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

/** Runs a command as a process against a controller that answers every success with a huge body. */
async function runAgainst(title: string, answer: (socket: Socket) => void) {
  const command = commandClasses.find((each) => each.title === title);
  if (!command) throw new TypeError(`no command ${title}`);
  const controller = await startWorstController((socket, request) => {
    const good = goodReply(request);
    if (good.status < 300) answer(socket);
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

/** MiB that a short command takes, and the most that is read of one answer. */
const [short, most] = [80, 256];

describe('memory is bounded', () => {
  it.each(['apps:list', 'apps:info', 'config:set', 'apps:run', 'auth:login', 'first contact'])(
    'with a body of 1 GB: %s',
    async (title) => {
      const { exitCode, stderr, stdout, peak, arrived } = await runAgainst(title, (socket) => {
        start(socket);
        pour(socket, '{"results": [], "more": "', gigabyte);
      });
      expect(stderr).toMatch(/^Error: The controller sends more than 256 MiB as one answer\.\n/);
      expect({ exitCode, stdout }).toEqual({ exitCode: 8, stdout: '' });
      expect(arrived.filter(({ method }) => method !== 'GET').length).toBeLessThanOrEqual(1);
      expect(peak).toBeLessThan(short + (title === 'apps:info' ? 4 : 1) * most + 64);
    },
  );

  it('with a body that says it has 1 GB', async () => {
    const { exitCode, stderr, peak } = await runAgainst('apps:list', (socket) => {
      start(socket, { 'Content-Length': `${gigabyte}` });
      pour(socket, ' ', gigabyte);
    });
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 8, stderr: expect.stringContaining('256 MiB') as string });
    expect(peak).toBeLessThan(short + most + 64);
  });

  it('with a refusal of 1 GB', async () => {
    const { exitCode, stderr, peak } = await runAgainst('config:set', (socket) => {
      start(socket, {}, 400);
      pour(socket, '{"detail": "', gigabyte);
    });
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 8, stderr: expect.stringContaining('256 MiB') as string });
    expect(peak).toBeLessThan(short + most + 64);
  });

  it.each(['apps:list', 'apps:logs', 'apps:run'])('with a gzip bomb of 1 GB: %s', async (title) => {
    const { exitCode, stderr, peak } = await runAgainst(title, (socket) => {
      start(socket, { 'Content-Encoding': 'gzip' });
      for (let sent = 0; sent < gigabyte; sent += zeros) socket.write(bomb);
      socket.end();
    });
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 8, stderr: expect.stringContaining('(gzip)') as string });
    expect(peak).toBeLessThan(short + 16);
  });

  it('with a log of 1 GB', async () => {
    const { exitCode, stderr, peak } = await runAgainst('apps:logs', (socket) => {
      start(socket, { 'Content-Type': 'text/plain' });
      pour(socket, 'a line of the log that is neither long nor short\n', gigabyte);
    });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(peak).toBeLessThan(short + 64);
  });

  it('with a log of one line of 1 GB', async () => {
    const { exitCode, stderr, peak } = await runAgainst('apps:logs', (socket) => {
      start(socket, { 'Content-Type': 'text/plain' });
      pour(socket, 'a line that does not end, ', gigabyte);
    });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(peak).toBeLessThan(short + 64);
  });

  it('with headers of 1 GB', async () => {
    const { exitCode, peak } = await runAgainst('apps:list', (socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      pour(socket, 'X-More: of them\r\n', gigabyte);
    });
    expect(exitCode).toBe(7);
    expect(peak).toBeLessThan(short + 16);
  });
});
