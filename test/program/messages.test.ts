import { describe, expect, it } from 'vitest';
import { brands } from '../../src/base/brand.ts';
import { report } from '../../src/program/report.ts';
import { Failure, type FailureKind, Interruption } from '../../src/base/errors.ts';
import { announced, ciMachine, fake } from '../api/controllers.ts';
import { serveRaw } from '../http/servers.ts';

/** A machine whose controller answers with one status and body to everything but the question for its API. */
async function start(status: number, body: string, headers: Readonly<Record<string, string>> = {}) {
  const controller = await fake(announced.deis22, '/v2', (response) => {
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(body);
  });
  return ciMachine(controller.server.origin, { DEIS_API: 'deis-2.2' });
}

describe('a failure', () => {
  it.each([
    [400, '{"id":["Taken."]}', 6, 'refused', 'id: Taken.'],
    [401, '{"detail":"Token expired."}', 4, 'authentication', 'Token expired.'],
    [403, '{"detail":"No."}', 4, 'authentication', 'No.'],
    [404, '{"detail":"No such thing."}', 5, 'not_found', 'No such thing.'],
    [409, '{"detail":"ada changed nothing"}', 6, 'refused', 'ada changed nothing'],
    [422, '{"detail":"X does not exist"}', 6, 'refused', 'X does not exist'],
    [500, '<h1>Server Error (500)</h1>', 8, 'controller', 'The controller failed (HTTP 500).'],
    [418, '', 6, 'refused', 'The controller refused the request (HTTP 418).'],
  ])('of status %i is told in words and in JSON', async (status, body, exitCode, code, message) => {
    const machine = await start(status, body);
    const inWords = await machine.run('config:set A=hunter2 -a hello');
    expect(inWords).toMatchObject({ exitCode, stdout: '' });
    expect(inWords.stderr.split('\n')[0]).toBe(`Error: ${message}`);
    for (const form of ['config:set A=hunter2 -a hello --json', '--json config:set A=hunter2 -a hello']) {
      const inJson = await machine.run(form);
      expect(inJson).toMatchObject({ exitCode, stdout: '' });
      expect(inJson.stderr).toMatch(/^[^\n]+\n$/);
      const told = JSON.parse(inJson.stderr) as { error: Record<string, unknown> };
      expect(told).toMatchObject({ error: { code, status, message } });
      expect(Object.keys(told.error)).toEqual(['code', 'status', 'message', 'hint']);
      const hint = inWords.stderr.split('\n')[1]?.trim();
      expect(told.error['hint'] ?? '').toBe(hint);
    }
    expect(inWords.stderr).not.toMatch(/hunter2|the-token/);
  });

  it('of several lines keeps them together, its hint last', async () => {
    const { stderr } = await (await start(400, '{"a":["one"],"b":["two"]}')).run('config:set A=1 -a hello');
    expect(stderr).toBe('Error: a: one\n       b: two\n');
    const unavailable = await start(503, '{"detail":"busy"}');
    expect((await unavailable.run('config:set A=1 -a hello')).stderr).toBe(
      'Error: busy\n       The controller may have made the change anyway. Check before you run the command again.\n',
    );
  });

  it.each([
    ['{"detail":"\\u001b[31mred\\u0007\\u202e"}', 'Error: \\u001b[31mred\\u0007\\u202e'],
    ['\u001b]0;title\u0007plain', 'Error: \\u001b]0;title\\u0007plain'],
    ['{"\\u001b[2Jfield":["\\r\\nx"]}', 'Error: \\u001b[2Jfield: x'],
  ])('commands no terminal: %j', async (body, line) => {
    const machine = await start(400, body);
    const { stderr } = await machine.run('config:set A=1 -a hello');
    expect(stderr.split('\n')[0]).toBe(line);
    const inJson = await machine.run('config:set A=1 -a hello --json');
    expect(inJson.stderr).not.toMatch(/(?!\n)[\p{Cc}\u202e]/u);
  });

  it('without an answer is of its own kind', async () => {
    const { origin } = await serveRaw((socket) => socket.destroy());
    const machine = ciMachine(origin, { DEIS_API: 'deis-2.2' });
    const { exitCode, stdout, stderr } = await machine.run('config:set A=1 -a hello --json');
    expect({ exitCode, stdout }).toEqual({ exitCode: 7, stdout: '' });
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'no_answer', status: null } });
  });

  it('about an app says where its name came from', async () => {
    const machine = await start(404, '{"detail":"Not found."}');
    const environment = { DEIS_APP: 'hello' };
    const { stderr } = await machine.run('config', { environment });
    expect(stderr).toContain('The app name came from the variable DEIS_APP; use --app to choose another.');
    expect((await machine.run('config -a hello', { environment })).stderr).not.toContain('came from');
    const drycc = {
      DRYCC_APP: 'hello',
      DRYCC_CONTROLLER: machine.environment['DEIS_CONTROLLER'] ?? '',
      DRYCC_TOKEN: 'the-token',
      DRYCC_API: 'drycc-2.1',
    };
    expect((await machine.run('config', { brand: 'drycc', environment: drycc })).stderr).toContain('DRYCC_APP');
  });
});

describe('the exit code', () => {
  const host = { stderr: { write: () => true } } as never;
  it.each<[FailureKind, number]>([
    ['failure', 1],
    ['usage', 2],
    ['authentication', 4],
    ['not_found', 5],
    ['refused', 6],
    ['no_answer', 7],
    ['controller', 8],
  ])('of a failure of kind %s is %i', (kind, code) => {
    expect(report(new Failure(kind, 'x'), { host, isJson: false })).toBe(code);
  });

  it.each([
    [new Interruption('SIGINT'), 130],
    [new Interruption('SIGTERM'), 143],
    [new TypeError('x'), 1],
    ['text', 1],
    [undefined, 1],
  ])('of %s is %i', (error, code) => {
    expect(report(error, { host, isJson: true })).toBe(code);
  });

  it.each([
    [0, 0],
    [3, 3],
    [255, 255],
    [256, 1],
    [-1, 1],
  ])('of apps:run is that of the command: %i gives %i', async (remote, code) => {
    const machine = await start(200, JSON.stringify({ exit_code: remote, output: 'x' }));
    expect(await machine.run('run -a hello false')).toEqual({
      exitCode: code,
      stdout: "Running 'false'...\nx",
      stderr: '',
    });
    const { exitCode, stdout } = await machine.run('run -a hello --json false');
    expect(exitCode).toBe(code);
    expect(JSON.parse(stdout)).toEqual({ exit_code: remote, output: 'x' });
  });
});

describe('what is no failure of anybody else', () => {
  it('is told as a fault of the program, in one message and without a stack', () => {
    const written: string[] = [];
    const host = { stderr: { write: (text: string) => written.push(text) } } as never;
    report(new RangeError('odd'), { host, isJson: false });
    report(new RangeError('odd'), { host, isJson: true });
    expect(written).toEqual([
      'Error: This is a bug in deis-cli: RangeError: odd\n',
      '{"error":{"code":"failure","status":null,"message":"This is a bug in deis-cli: RangeError: odd","hint":null}}\n',
    ]);
  });
});

describe('standard output under --json', () => {
  it('is the value alone, on one line in a pipe and indented on a terminal', async () => {
    const machine = await start(200, '{"count":1,"results":[{"id":"hello","owner":"ada","odd":{"a":null}}]}');
    expect(await machine.run('apps --json')).toEqual({
      exitCode: 0,
      stdout: '[{"id":"hello","owner":"ada","odd":{"a":null}}]\n',
      stderr: '',
    });
    const { stdout } = await machine.run('apps --json', { isTerminal: true });
    expect(stdout).toBe(`${JSON.stringify([{ id: 'hello', owner: 'ada', odd: { a: null } }], null, 2)}\n`);
  });

  it('holds no escape sequence, and reads back as what the controller said', async () => {
    const odd = { id: 'hello', owner: 'a\u001b[31m\u009b0m\u202e\u2028\u007f' };
    const machine = await start(200, JSON.stringify({ count: 1, results: [odd] }));
    for (const isTerminal of [false, true]) {
      const { stdout } = await machine.run('apps --json', { isTerminal });
      expect(JSON.parse(stdout)).toEqual([odd]);
      expect(stdout).not.toMatch(/(?!\n)[\p{Cc}\u202e\u2028]/u);
    }
  });

  it.each(['{"results":null}', '{"results":[{}]}', 'cut {', '', '<html>', '[]'])(
    'is empty when the answer is of no use: %s',
    async (body) => {
      const { exitCode, stdout, stderr } = await (await start(200, body)).run('apps --json');
      expect({ exitCode, stdout }).toEqual({ exitCode: 8, stdout: '' });
      expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'controller', status: null } });
    },
  );
});

describe('--quiet', () => {
  it('leaves the result and the failure, and drops the notices', async () => {
    const machine = await start(201, '{"id":"hello"}');
    const spoken = await machine.run('apps:create hello');
    expect(spoken.stderr).toContain('Note: This directory is not in a git repository');
    expect(spoken.stdout).toContain('created hello');
    const quiet = await machine.run('apps:create hello --quiet');
    expect(quiet).toEqual({ exitCode: 0, stdout: 'created hello\n', stderr: '' });
    expect((await (await start(400, '"No."')).run('apps:create -q')).stderr).toBe('Error: No.\n');
  });

  it('notices under --json are lines of JSON', async () => {
    const { stdout, stderr } = await (await start(201, '{"id":"hello"}')).run('apps:create hello --json');
    expect(JSON.parse(stdout)).toEqual({ id: 'hello' });
    expect(JSON.parse(stderr)).toEqual({ notice: expect.stringContaining('not in a git repository') as string });
  });
});

describe('colours', () => {
  it.each([
    [['apps'], {}, false],
    [['apps'], { FORCE_COLOR: '1' }, true],
    [['apps', '--no-color'], { FORCE_COLOR: '1' }, false],
    [['apps'], { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
    [['apps', '--json'], { FORCE_COLOR: '1' }, false],
  ])('of %o with %o', async (words, environment, isColoured) => {
    const machine = await start(200, '{"count":1,"results":[{"id":"hello"}]}');
    expect((await machine.run(words, { environment })).stdout.includes('\u001b[')).toBe(isColoured);
  });

  it.each(Object.values(brands))(
    'come on a terminal, and a narrow one is no reason to fail: $name',
    async ({ name, prefix }) => {
      const machine = await start(
        200,
        '{"count":1,"results":[{"id":"hello","owner":"ada","created":"2020-01-01T00:00:00Z"}]}',
      );
      const environment = {
        [`${prefix}_CONTROLLER`]: machine.environment['DEIS_CONTROLLER'] ?? '',
        [`${prefix}_TOKEN`]: 'the-token',
        [`${prefix}_API`]: 'deis-2.2',
      };
      for (const columns of [0, 1, 20, 80]) {
        const { exitCode, stdout } = await machine.run('apps', { brand: name, isTerminal: true, columns, environment });
        expect(exitCode).toBe(0);
        expect(stdout).toContain('\u001b[1mApps');
        expect(stdout).toContain('hello');
        expect(stdout).toMatch(/\d+(?: years|y) ago/);
      }
    },
  );
});
