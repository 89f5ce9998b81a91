import { PassThrough } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import { linesAfter } from '../../src/logs/follow-log.ts';
import { readSince } from '../../src/logs/since.ts';
import { momentsOf } from '../../src/logs/log-moments.ts';
import { Interruption } from '../../src/base/errors.ts';
import { createMachine, type Machine, type Outcome, type RunOptions } from '../setup/simulated-machine.ts';
import { startTestController, type TestController } from '../proofs/test-controller.ts';
import { openSlowPlace } from '../setup/slow-sandbox.ts';

describe('the lines that come after', () => {
  it.each<[string, before: string, now: string, added: string, isGap?: boolean]>([
    ['nothing', '', 'a b', 'a b'],
    ['the same', 'a b c', 'a b c', ''],
    ['a log that grows', 'a b', 'a b c d', 'c d'],
    ['a window that moves', 'a b c', 'b c d', 'd'],
    ['equal lines in a log that grows', 'a a', 'a a a a', 'a a'],
    ['equal lines in a window that moves', 'x a a', 'a a a', 'a'],
    ['lines that repeat in turn', 'a b a b', 'b a b a b c', 'c'],
    ['a smaller window', 'a b c d e', 'd e f', 'f'],
    ['a larger window', 'c d', 'a b c d e', 'e'],
    ['a larger window with equal lines before', 'a a b', 'a b a a b a', 'a'],
    ['a log that begins anew', 'a b c', 'x y', 'x y', true],
    ['more than one look shows', 'a b c', 'd e f', 'd e f', true],
    ['a log that is empty for a while', 'a b', '', ''],
  ])('%s', (_, before, now, added, isGap = false) => {
    const words = (text: string): string[] => text.split(' ').filter(Boolean);
    expect(linesAfter(words(before), words(now))).toEqual({ lines: words(added), isGap });
  });
});

const noon = Date.parse('2026-01-31T12:00:00Z');

describe('--since', () => {
  it.each<[string, string]>([
    ['10m', '2026-01-31T11:50:00.000Z'],
    ['1h30m', '2026-01-31T10:30:00.000Z'],
    ['2d', '2026-01-29T12:00:00.000Z'],
    ['1w', '2026-01-24T12:00:00.000Z'],
    ['2026-01-30', '2026-01-30T00:00:00.000Z'],
    ['2026-01-30T08:15', '2026-01-30T08:15:00.000Z'],
    ['2026-01-30 08:15:30.5', '2026-01-30T08:15:30.500Z'],
    ['2026-01-30T08:15+02:00', '2026-01-30T06:15:00.000Z'],
  ])('of %s is %s', (text, moment) => {
    expect(new Date(readSince(text)(noon)).toISOString()).toBe(moment);
  });

  it.each(['10', '10x', 'm', 'yesterday', '2026-13-01', '12:00', '-5m'])('is not %s', (text) => {
    expect(() => readSince(text)).toThrow('is not a time. Examples: 10m, 2h');
  });
});

describe('times of lines', () => {
  it.each<[string, times: string[], moments: string[], now?: string]>([
    [
      'with dates',
      ['2026-01-30T10:00:00UTC', '2026-01-30T10:00:01', '2026-01-30T10:00:02+01:00'],
      ['2026-01-30T10:00:00', '2026-01-30T10:00:01', '2026-01-30T09:00:02'],
    ],
    ['of today', ['11:00:00', '11:59:59'], ['2026-01-31T11:00:00', '2026-01-31T11:59:59']],
    ['later than now are of yesterday', ['13:00:00'], ['2026-01-30T13:00:00']],
    [
      'over midnights',
      ['23:59:58', '00:00:01', '23:59:59', '00:00:02'],
      ['2026-01-29T23:59:58', '2026-01-30T00:00:01', '2026-01-30T23:59:59', '2026-01-31T00:00:02'],
    ],
    ['that overtake one another', ['00:00:03', '00:00:02'], ['2026-01-31T00:00:03', '2026-01-31T00:00:02']],
    ['of a clock that is ahead', ['00:00:05'], ['2026-02-01T00:00:05'], '2026-01-31T23:59:58Z'],
    ['of a clock that is a little ahead', ['12:00:04'], ['2026-01-31T12:00:04']],
  ])('%s', (_, times, moments, now) => {
    const found = momentsOf(times, now === undefined ? noon : Date.parse(now));
    expect(found.map((each) => new Date(each ?? Number.NaN).toISOString().slice(0, 19))).toEqual(moments);
  });

  it('that nobody can read are none', () => {
    expect(momentsOf([undefined, '25:99:99', '12:00:00'], noon)).toEqual([undefined, undefined, noon]);
  });
});

/** A controller that a test answers for, and a machine that is logged in to it. */
async function open(): Promise<{ controller: TestController; machine: Machine }> {
  const controller = await startTestController();
  const machine = createMachine({
    DEIS_CONTROLLER: controller.url,
    DEIS_TOKEN: 'abc',
    DEIS_API: 'deis-2.3',
    DEIS_APP: 'hello',
  });
  onTestFinished(async () => {
    await controller.close();
    machine.remove();
  });
  return { controller, machine };
}

/** What is answered at one look at the log: lines, a status of failure, or a break of the time that the program waits. */
type Look = readonly string[] | number;

/** Follows a log that is so at each look, and is interrupted after the last. */
async function follow(words: string, looks: readonly Look[], options: RunOptions = {}) {
  const { controller, machine } = await open();
  const interruption = new AbortController();
  const now = new Date('2026-01-31T12:00:00Z');
  let at = -1;
  const asked: string[] = [];
  controller.expect(({ query }) => {
    asked.push(query);
    if (at < 0) at = 0;
    const look = looks[at] ?? [];
    const headers = { DEIS_API_VERSION: '2.3', 'Content-Type': 'text/plain' };
    return typeof look === 'number'
      ? { status: look, headers, body: '' }
      : { status: look.length === 0 ? 204 : 200, headers, body: look.map((line) => `${line}\n`).join('') };
  });
  const pauses: number[] = [];
  const outcome = await machine.run(`apps:logs -f ${words}`, {
    now,
    interrupted: interruption.signal,
    pause(milliseconds, signal) {
      now.setTime(now.getTime() + milliseconds);
      // Attempts to read the same look again are the transport's.
      if (milliseconds < 1_000 || typeof looks[at] !== 'number') pauses.push(milliseconds);
      if (milliseconds >= 1_000) at += 1;
      if (at < looks.length) return Promise.resolve();
      interruption.abort(new Interruption('SIGINT'));
      signal.throwIfAborted();
      return Promise.resolve();
    },
    ...options,
  });
  return { ...outcome, asked, pauses };
}

const line = (time: string, process: string, message: string): string =>
  `2026-01-31T11:59:${time}+00:00 hello[${process}]: ${message}`;
const one = line('01', 'web.1', 'one');
const two = line('02', 'web.2', 'two');
const again = line('02', 'web.2', 'two');
const job = line('03', 'worker.1', 'job');
const api = '2026-01-31T11:59:04+00:00 deis[controller]: INFO [hello]: ada scaled pods web=2';

describe('apps:logs --follow', () => {
  it('shows the end of the log, then what is added, and ends with 130', async () => {
    const outcome = await follow('', [[one], [one], [one, two], [one, two, again, job], [job, api]]);
    expect(outcome).toMatchObject({ exitCode: 130, stderr: '' });
    expect(outcome.stdout).toBe([one, two, again, job, api].map((each) => `${each}\n`).join(''));
    expect(outcome.asked[0]).toBe('?log_lines=500');
  });

  it('starts with --lines of it', async () => {
    const outcome = await follow('-n 1', [
      [one, two],
      [one, two, job],
    ]);
    expect(outcome.stdout).toBe(`${two}\n${job}\n`);
  });

  it('goes on through failures, and says so', async () => {
    const outcome = await follow('', [[one], 502, 503, [one, two]]);
    expect(outcome).toMatchObject({ exitCode: 130, stdout: `${one}\n${two}\n` });
    expect(outcome.stderr.match(/Trying again\.\n/g)).toHaveLength(1);
    expect(outcome.stderr).toMatch(/^Note: .* \(HTTP 502\)\. Trying again\.\nNote: The log can be read again\.\n$/);
  });

  it('ends with what is no passing failure', async () => {
    const outcome = await follow('', [[one], 404]);
    expect(outcome).toMatchObject({ exitCode: 5, stdout: `${one}\n` });
    expect(await follow('', [502])).toMatchObject({ exitCode: 8, stdout: '' });
  });

  it('says that lines may be missing', async () => {
    const outcome = await follow('', [[one], [two, job]]);
    expect(outcome.stdout).toBe(`${one}\n${two}\n${job}\n`);
    expect(outcome.stderr).toBe(
      'Note: More lines were written than the controller sends at once: some may be missing here.\n',
    );
  });

  it('filters', async () => {
    const outcome = await follow('-p worker', [
      [one, job],
      [one, job, two, line('05', 'worker.1', 'end')],
    ]);
    expect(outcome.stdout).toBe(`${job}\n${line('05', 'worker.1', 'end')}\n`);
  });

  it('prints an object a line as JSON', async () => {
    const outcome = await follow('--json', [
      [one, 'Traceback'],
      [one, 'Traceback', api, '11:59:59 hello[web.1]: café'],
    ]);
    expect(outcome.exitCode).toBe(130);
    expect(
      outcome.stdout
        .split('\n')
        .filter(Boolean)
        .map((text) => JSON.parse(text) as unknown),
    ).toEqual([
      { time: '2026-01-31T11:59:01.000Z', source: 'app', process: 'web.1', message: 'one' },
      { time: null, source: null, process: null, message: 'Traceback' },
      {
        time: '2026-01-31T11:59:04.000Z',
        source: 'controller',
        process: null,
        message: 'INFO [hello]: ada scaled pods web=2',
      },
      { time: '2026-01-31T11:59:59.000Z', source: 'app', process: 'web.1', message: 'café' },
    ]);
  });

  it('colours who wrote a line, on a terminal with colours only', async () => {
    const coloured = await follow('', [[one, api, 'plain \u001b[2J']], { isTerminal: true });
    expect(coloured.stdout).toMatch(
      /^\u001b\[3\dm2026-01-31T11:59:01\+00:00 hello\[web\.1\]: \u001b\[39mone\n\u001b\[2m.*deis\[controller\]: \u001b\[22mINFO .*\nplain \\u001b\[2J\n$/,
    );
    const plain = await follow('--no-color', [[one]], { isTerminal: true });
    expect(plain.stdout).toBe(`${one}\n`);
  });

  it('asks less and less often while nothing comes', async () => {
    const { pauses } = await follow('', [[one], [one], [one], [one], [one], [one], [one], [one, two], [one, two]]);
    expect(
      pauses.slice(0, 7).every((pause, index) => index === 0 || pause > (pauses[index - 1] ?? 0) || pause === 5_000),
    ).toBe(true);
    expect(pauses[7]).toBe(1_000);
  });
});

describe('apps:logs of chosen lines', () => {
  const log = [
    one,
    two,
    job,
    '  at job.js:1',
    api,
    '11:59:05 hello[hello-v2-web-e7dej]: five',
    '11:59:06 deis[router]: GET /',
  ];
  async function show(words: string, lines: readonly string[] = log): Promise<Outcome> {
    const { controller, machine } = await open();
    controller.expect(() => ({
      status: 200,
      headers: { DEIS_API_VERSION: '2.3', 'Content-Type': 'text/plain' },
      body: lines.map((each) => `${each}\n`).join(''),
    }));
    return machine.run(`apps:logs ${words}`, { now: new Date(noon) });
  }

  it.each<[string, indices: number[]]>([
    ['-p web', [0, 1, 5]],
    ['-p web.1', [0]],
    ['-p worker', [2, 3]],
    ['-p web-e7dej', [5]],
    ['-p hello-v2-web-e7dej', [5]],
    ['-p e', []],
    ['--source app', [0, 1, 2, 3, 5]],
    ['--source api', [4]],
    ['--source router', [6]],
    ['--source app -p web', [0, 1, 5]],
    ['--since 57s', [2, 3, 4, 5, 6]],
    ['--since 2026-01-31T11:59:05', [5, 6]],
    ['--since 5m', [0, 1, 2, 3, 4, 5, 6]],
    ['--since 1s', []],
    ['-p web -n 2', [1, 5]],
    ['--since 57s -n 1', [6]],
  ])('with %s', async (words, indices) => {
    const outcome = await show(words);
    expect(outcome).toEqual({
      exitCode: 0,
      stdout: indices.map((index) => `${log[index] ?? ''}\n`).join(''),
      stderr: '',
    });
  });

  it.each(['-p web.1', '-n 1'])('prints an array of the objects of --follow with --json: %s', async (words) => {
    const { stdout } = await show(`${words} --json`);
    const [object] = JSON.parse(stdout) as { process: string; message: string }[];
    expect(object).toEqual(
      words === '-n 1'
        ? { time: '2026-01-31T11:59:06.000Z', source: 'router', process: null, message: 'GET /' }
        : { time: '2026-01-31T11:59:01.000Z', source: 'app', process: 'web.1', message: 'one' },
    );
    expect(JSON.parse((await show(`${words} --json=message`)).stdout)).toEqual([{ message: object?.message }]);
  });

  it('refuses moments to come, and what is no time', async () => {
    expect(await show('--since 2026-02-01')).toMatchObject({ exitCode: 2, stdout: '' });
    expect(await show('--since soon')).toMatchObject({ exitCode: 2, stdout: '' });
  });
});

it.each(dialects.map(({ name }) => name))('the log of an app is followed in %s', async (dialect) => {
  const place = await openSlowPlace(dialect);
  const interruption = new AbortController();
  const steps = ['config:set A=1', 'config:set B=2', ''];
  const stdout = Object.assign(new PassThrough(), { isTTY: false });
  let shown = '';
  stdout.on('data', (chunk: Buffer) => (shown += chunk.toString()));
  const outcome = await place.run('apps:logs -f', {
    interrupted: interruption.signal,
    stdout,
    async pause(milliseconds, signal) {
      await place.pause(milliseconds);
      const step = steps.shift();
      if (step === undefined) interruption.abort(new Interruption('SIGINT'));
      signal.throwIfAborted();
      if (step !== undefined && step !== '') await place.run(step);
    },
  });
  expect(outcome.exitCode).toBe(130);
  const lines = shown.trimEnd().split('\n');
  expect(lines.filter((each) => each.endsWith('ada added A'))).toHaveLength(1);
  expect(lines.filter((each) => each.endsWith('ada added B'))).toHaveLength(1);
  expect((await place.run('logs')).stdout).toBe(shown);
  const since = await place.run('apps:logs --since 1m -p nosuch');
  expect(since).toEqual({ exitCode: 0, stdout: '', stderr: '' });
});
