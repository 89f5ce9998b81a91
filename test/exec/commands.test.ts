import { createHash, randomBytes } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { type RunOptions } from '../setup/simulated-machine.ts';
import { startSmallDrycc, type SmallDrycc, webPod } from './small-drycc.ts';

type Outcome = Awaited<ReturnType<SmallDrycc['machine']['run']>>;

function run({ machine }: SmallDrycc, words: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  return machine.run([...words.slice(0, 1), '--api', 'drycc-current', '-a', 'hello', ...words.slice(1)], {
    brand: 'drycc',
    ...options,
  });
}

describe('ps:exec', () => {
  it.each([
    [['ps:exec', webPod, '--', 'sh', '-c', 'echo out; echo err >&2; exit 3']],
    [['exec', webPod, '--', 'sh', '-c', 'echo out; echo err >&2; exit 3']],
    [['ps', 'exec', webPod, '--', 'sh', '-c', 'echo out; echo err >&2; exit 3']],
  ])('gives the outputs and the exit code of a command: %j', async ([first = '', ...words]) => {
    const small = await startSmallDrycc();
    const [noun, rest] = first === 'ps' ? [['ps', 'exec'], words.slice(1)] : [[first], words];
    const outcome = await small.machine.run([...noun, '--api', 'drycc-current', '-a', 'hello', ...rest], {
      brand: 'drycc',
    });
    expect(outcome).toEqual({ exitCode: 3, stdout: 'out\n', stderr: 'err\n' });
    expect(small.orders).toEqual([
      { command: ['sh', '-c', 'echo out; echo err >&2; exit 3'], tty: false, stdin: false },
    ]);
  });

  it('passes standard input on with -i, to its end', async () => {
    const small = await startSmallDrycc();
    const outcome = await run(small, ['ps:exec', webPod, '-i', '--', 'sh', '-c', 'tr a-z A-Z; exit 4'], {
      input: 'grüße\n',
    });
    expect(outcome).toEqual({ exitCode: 4, stdout: 'GRüßE\n', stderr: '' });
  });

  it('takes and gives 10 MB byte for byte', async () => {
    const small = await startSmallDrycc();
    const input = randomBytes(10 * 1024 * 1024);
    const got = createHash('sha256');
    const stdout = Object.assign(new PassThrough(), { isTTY: false, columns: 0, rows: 0 });
    stdout.on('data', (chunk: Buffer) => got.update(chunk));
    const { exitCode, stderr } = await run(small, ['ps:exec', webPod, '-i', '--', 'cat'], { input, stdout });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(got.digest('hex')).toBe(createHash('sha256').update(input).digest('hex'));
  });

  it('tells scripts about each part of the output, and the exit code', async () => {
    const small = await startSmallDrycc();
    const { exitCode, stdout } = await run(small, ['ps:exec', webPod, '--json', '--', 'sh', '-c', 'echo ü; exit 5']);
    expect(exitCode).toBe(5);
    expect(
      stdout
        .trim()
        .split('\n')
        .map((each) => JSON.parse(each) as object),
    ).toEqual([{ stream: 'stdout', text: 'ü\n' }, { exit_code: 5 }]);
  });

  it('gives no terminal where there is none, and says so', async () => {
    const small = await startSmallDrycc();
    const { exitCode, stdout, stderr } = await run(small, ['ps:exec', webPod, '-it', '--', 'sh', '-c', 'tty; cat'], {
      input: 'hi\n',
    });
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: 'not a tty\nhi\n' });
    expect(stderr).toContain('is not a terminal, so the command gets none');
    expect(small.orders).toMatchObject([{ tty: false, stdin: true }]);
  });

  it.each([
    [
      'a process that is not there',
      ['ps:exec', 'hello-web-1-gone', '--', 'ls'],
      5,
      'hello has no process "hello-web-1-gone"',
    ],
    ['a program that is not there', ['ps:exec', webPod, '--', 'no-such-program'], 6, 'executable file not found'],
    ['no command', ['ps:exec', webPod], 2, 'command'],
  ])('says what is wrong with %s', async (_, words, exitCode, message) => {
    const outcome = await run(await startSmallDrycc(), words);
    expect(outcome).toMatchObject({ exitCode, stdout: '' });
    expect(outcome.stderr).toContain(message);
  });

  it('says that the token is not valid, though the WebSocket is refused without a word', async () => {
    const small = await startSmallDrycc();
    const outcome = await run(small, ['ps:exec', webPod, '--', 'ls'], { environment: { DRYCC_TOKEN: 'bad-token' } });
    expect(outcome.exitCode).not.toBe(0);
    // The refusal is explained by asking for the app.
    expect(small.requests).toContain('GET /v2/apps/hello/');
  });

  it('ends when the connection does, with exit code 7', async () => {
    const small = await startSmallDrycc();
    const running = run(small, ['ps:exec', webPod, '--', 'sh', '-c', 'echo begins; exec sleep 1000']);
    await expect.poll(() => small.orders.length).toBe(1);
    for (const socket of small.sockets) socket.terminate();
    expect(await running).toMatchObject({
      exitCode: 7,
      stderr: expect.stringContaining('was closed before the end') as string,
    });
  });

  it('ends when the process is told to stop, with exit code 130', async () => {
    const small = await startSmallDrycc();
    const stop = new AbortController();
    const running = run(small, ['ps:exec', webPod, '--', 'sleep', '1000'], { interrupted: stop.signal });
    await expect.poll(() => small.orders.length).toBe(1);
    const { Interruption } = await import('../../src/base/errors.ts');
    stop.abort(new Interruption('SIGINT'));
    expect((await running).exitCode).toBe(130);
  });

  it('shows in its trace how the WebSocket was opened, without the token', async () => {
    const small = await startSmallDrycc();
    const { stderr } = await run(small, ['ps:exec', webPod, '--debug', '--', 'true']);
    expect(stderr).toContain(`GET ${small.origin}/v2/apps/hello/pods/${webPod}/exec`);
    expect(stderr).toContain('< 1 101');
    expect(stderr).not.toContain('secret-token');
  });
});

describe('ps:logs', () => {
  it.each([
    [['ps:logs', webPod], 'one\ntwo\n', { lines: 300, follow: false, previous: false }],
    [['logs', webPod, '-l', '1'], 'two\n', { lines: 1, follow: false, previous: false }],
    [
      ['ps:logs', webPod, '--lines=-1', '-p', '--container', 'web'],
      'one\ntwo\n',
      { lines: 0, follow: false, previous: true, container: 'web' },
    ],
  ])('shows the log of a process: %j', async (words, stdout, order) => {
    const small = await startSmallDrycc();
    expect(await run(small, words)).toEqual({ exitCode: 0, stdout, stderr: '' });
    expect(small.orders).toEqual([order]);
  });

  it('prints an object per line for scripts', async () => {
    const { exitCode, stdout } = await run(await startSmallDrycc(), ['ps:logs', webPod, '--json', 'process,message']);
    expect(exitCode).toBe(0);
    expect(stdout).toBe(`{"process":"${webPod}","message":"one"}\n{"process":"${webPod}","message":"two"}\n`);
  });
});

describe('the logs of an app without a log of its own', () => {
  it('are those of its processes, with their names', async () => {
    const small = await startSmallDrycc();
    expect(await run(small, ['logs', '-n', '1'])).toEqual({
      exitCode: 0,
      stdout: `hello[web.${webPod}]: two\n`,
      stderr: '',
    });
    expect(await run(small, ['logs', '--process', 'clock'])).toMatchObject({ exitCode: 5 });
    expect(await run(small, ['logs', '--since', '1h'])).toMatchObject({ exitCode: 2 });
    const { stdout } = await run(small, ['logs', '--json']);
    expect(JSON.parse(stdout)).toEqual(
      ['one', 'two'].map((message) => ({ time: null, source: 'app', process: webPod, message })),
    );
  });
});

describe('run', () => {
  it.each([0, 2])('follows the process that it started, also where its log breaks off %i times', async (breaksLogs) => {
    const small = await startSmallDrycc({ breaksLogs });
    const outcome = await run(small, ['run', 'seq', '1', '50']);
    const lines = Array.from({ length: 50 }, (_, index) => `${index + 1}\n`).join('');
    expect(outcome).toEqual({ exitCode: 0, stdout: `Running 'seq 1 50'...\n${lines}`, stderr: '' });
    expect(small.requests).toContain('POST /v2/apps/hello/run/ {"command":"seq 1 50","timeout":3600,"expires":3600}');
  });

  it('ends with the exit code of the command', async () => {
    const { exitCode, stdout } = await run(await startSmallDrycc(), ['run', '--json', 'ls', '/no-such-folder']);
    expect(exitCode).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      exit_code: 2,
      output: expect.stringContaining('no-such-folder') as string,
    });
  });

  it('does not wait with --detach', async () => {
    const small = await startSmallDrycc();
    const { exitCode, stdout } = await run(small, [
      'run',
      '-d',
      '-t',
      '60',
      '-e',
      '120',
      '-m',
      'data:/data',
      'sleep',
      '1000',
    ]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("Running 'sleep 1000'...");
    expect(small.requests).toEqual([
      'POST /v2/apps/hello/run/ {"command":"sleep 1000","timeout":60,"expires":120,"volumes":{"data":"/data"}}',
    ]);
  });

  it('finds its own process where another one is started at the same time', async () => {
    const small = await startSmallDrycc();
    const [one, other] = await Promise.all([run(small, ['run', 'echo', 'one']), run(small, ['run', 'echo', 'other'])]);
    expect([one.stdout, other.stdout]).toEqual(["Running 'echo one'...\none\n", "Running 'echo other'...\nother\n"]);
  });

  it('sends nothing that the controller would take apart', async () => {
    const small = await startSmallDrycc();
    const outcome = await run(small, ['run', 'sh', '-c', 'echo two words']);
    expect(outcome.exitCode).toBe(2);
    expect(outcome.stderr).toContain('splits commands at spaces');
    expect(small.requests).toEqual([]);
  });
});
