import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createMachine } from '../setup/simulated-machine.ts';
import { realPlace, statusOf } from './real-sandbox.ts';

const logOf = (home: string): string => readFileSync(join(home, '.deis', 'sandbox', 'sandbox.log'), 'utf8');

describe('sandbox:start --like', () => {
  it('is like that controller, says so, and is again at later starts until it is told otherwise', async () => {
    const place = realPlace();
    const started = await place.run(['sandbox:start', '--background', '--like', 'workflow-2.18']);
    expect(started.stdout).toMatch(
      /^Sandbox \(deis-2\.3, like workflow-2\.18\) running at http:\/\/127\.0\.0\.1:\d+\n/,
    );
    const first = await statusOf(place);
    expect(first).toMatchObject({ running: true, api: 'deis-2.3', like: 'workflow-2.18' });
    expect((await place.run(['sandbox:status'])).stdout).toMatch(/^api: +deis-2\.3\nlike: +workflow-2\.18\n/m);
    await place.run(['sandbox:stop']);
    expect(await statusOf(place, ['sandbox:start', '--background'])).toMatchObject({
      ...first,
      pid: expect.any(Number) as number,
    });
    await place.run(['sandbox:stop']);
    const other = ['sandbox:start', '--background', '--api', 'deis-1.1'];
    expect(await statusOf(place, other)).toMatchObject({ api: 'deis-1.1', like: null, url: first.url });
  });

  it.each([
    [
      ['--like', 'workflow-2.18', '--api', 'deis-2.2'],
      /^Error: Workflow 2\.18\.0 speaks deis-2\.3, not deis-2\.2\.\n {7}Leave out --api, or give --api deis-2\.3\.\n$/,
    ],
    [
      ['--like', 'workflow-9'],
      /'workflow-9' is invalid\. Allowed choices are deis-1\.4, .*workflow-2\.4\.2, .*drycc-1\.3\./,
    ],
  ])('is refused with %j', async (words, message) => {
    const machine = createMachine();
    onTestFinished(() => {
      machine.remove();
    });
    const { exitCode, stderr } = await machine.run(['sandbox:start', ...words]);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(message);
  });
});

describe('sandbox:status', () => {
  it('finds a sandbox whose note is lost, or says something else, and so do the other commands', async () => {
    const place = realPlace();
    const running = await statusOf(place, ['sandbox:start', '--background']);
    const note = join(running.data, 'running.json');
    rmSync(note);
    expect(await statusOf(place)).toEqual(running);
    writeFileSync(note, JSON.stringify({ url: 'http://127.0.0.1:1', api: 'deis-2.2', like: null, pid: process.pid }));
    expect(await statusOf(place)).toEqual(running);
    rmSync(note);
    const again = await place.run(['sandbox:start', '--background']);
    expect(again).toMatchObject({
      exitCode: 1,
      stderr: `Error: The sandbox is already running at ${running.url ?? ''}.\n`,
    });
    rmSync(note);
    expect((await place.run(['sandbox:reset', '--yes'])).stderr).toContain('Error: The sandbox is running.');
    rmSync(note);
    expect(await place.run(['sandbox:stop'])).toMatchObject({ exitCode: 0 });
    expect(await statusOf(place)).toMatchObject({ running: false });
  });
});

describe('two starts at once', () => {
  it('leave one sandbox, and one log that is whole', async () => {
    const place = realPlace();
    const starts = await Promise.all([1, 2].map(() => place.run(['sandbox:start', '--background', '--json'])));
    const [won, ...others] = starts.filter(({ exitCode }) => exitCode === 0);
    expect(others).toEqual([]);
    const running = JSON.parse(won?.stdout ?? '') as { url: string };
    expect(await statusOf(place)).toEqual(running);
    const [lost] = starts.filter(({ exitCode }) => exitCode !== 0);
    expect(JSON.parse(lost?.stderr ?? '')).toMatchObject({
      error: { message: `The sandbox is already running at ${running.url}.` },
    });
    // The loser may have found out before it began to write.
    const lines = logOf(place.home).split('\n').slice(0, -1);
    expect(lines.length).toBeLessThanOrEqual(1);
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ error: { code: 'failure' } });
  });
});

it('a port that is taken is named, with what to do', async () => {
  const place = realPlace();
  const taken = createServer();
  await new Promise<void>((listening) => taken.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void taken.close());
  const { port } = taken.address() as AddressInfo;
  for (const [option, words] of [
    ['--port', []],
    ['--https-port', ['--background']],
  ] as const) {
    expect(await place.run(['sandbox:start', option, String(port), ...words])).toMatchObject({
      exitCode: 1,
      stderr:
        `Error: The sandbox cannot listen on 127.0.0.1:${port}: the port is in use.\n` +
        '       Choose another with --port, or with --https-port for HTTPS.\n',
    });
  }
  expect(await statusOf(place)).toMatchObject({ running: false });
});

it('a limit on the size of files is 507 and in the log, and what was acknowledged before is there', async () => {
  const place = realPlace();
  // In blocks of 1024 bytes.
  const started = await place.shell('ulimit -f 400; deis sandbox:start --background --json');
  const { url } = JSON.parse(started.stdout) as { url: string };
  await place.run(['register', url, '--username=ada', '--email=ada@example.com', '--password-stdin'], 'opensesame\n');
  await place.run(['create', 'hello', '--no-remote']);
  let last = await place.run(['config:set', `V0=${'x'.repeat(20_000)}`, '-a', 'hello']);
  let done = 0;
  for (; last.exitCode === 0; done += 1) {
    last = await place.run(['config:set', `V${done + 1}=${'x'.repeat(20_000)}`, '-a', 'hello']);
  }
  expect(done).toBeGreaterThan(0);
  expect(last).toMatchObject({
    exitCode: 8,
    stderr: expect.stringContaining('The disk is full, or a limit on the size of files is reached.') as string,
  });
  expect(logOf(place.home)).toMatch(/^\d{4}-\S+Z Error: disk I\/O error\n/m);
  const { stdout } = await place.run(['config', '-a', 'hello', '--jq', '.values | keys | length']);
  expect(Number(stdout)).toBe(done);
});
