import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import { answerQuickly } from '../../src/completion/quick.ts';
import { createMachine, type Machine, type RunOptions } from '../setup/simulated-machine.ts';
import { createPlace, type Place } from '../setup/sandbox-with-login.ts';
import { stopTimers } from '../setup/stopped-timers.ts';

/** Asks as the scripts of the shells do; what fails must be neither heard nor seen. */
async function complete(machine: Machine, line: string, options?: RunOptions): Promise<string[]> {
  const { exitCode, stdout, stderr } = await machine.run(['__complete', '--', ...line.split(' ')], options);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  return stdout.split('\n').filter(Boolean);
}

/** However slow the machine is, what answers is in time. */
let pass: (milliseconds: number) => void;
beforeEach(() => {
  pass = stopTimers();
});

const stateOf = (machine: Machine) => join(machine.home, '.deis', 'state', 'completion.json');

describe.each(dialects.map(({ name }) => name))('live values in %s', (dialect) => {
  let place: Place;
  beforeAll(async () => {
    place = await createPlace(dialect);
    for (const line of [
      'create hello --no-remote',
      'builds:create deis/example-go -a hello',
      'ps:scale cmd=1 -a hello',
    ]) {
      expect(await place.machine.run(line)).toMatchObject({ exitCode: 0 });
    }
    await place.machine.run('domains:add example.com -a hello');
    await place.machine.run('config:set GREETING=hello PASSWORD=swordfish -a hello');
  });
  afterAll(() => place.close());

  it.each([
    ['ps --app ', ['hello']],
    ['ps --app=', ['--app=hello']],
    ['rollback -a hello ', ['v2\tada deployed deis/example-go', 'v1\tada created initial release']],
    ['ps:list -a hello ', ['cmd\tprocess type']],
    ['ps:scale -a hello ', ['cmd=\tprocess type']],
    ['ps:restart -a hello ', [expect.stringMatching(/^cmd\t/), expect.stringMatching(/cmd.*\tup$/)]],
    ['domains:remove -a hello ', ['example.com']],
    ['config:unset -a hello ', ['GREETING', 'PASSWORD']],
    ['config:set -a hello ', ['GREETING=', 'PASSWORD=']],
  ])('"%s"', async (line, values) => {
    expect(await complete(place.machine, line)).toEqual(expect.arrayContaining(values));
  });

  it('are those of the app that the environment names', async () => {
    expect(await complete(place.machine, 'releases:info ', { environment: { DEIS_APP: 'hello' } })).toHaveLength(3);
    expect(await complete(place.machine, 'releases:info ', { environment: { DEIS_APP: 'Hello/..' } })).toEqual([]);
    expect(await complete(place.machine, 'releases:info ')).toEqual([]);
  });
});

it('offers the fields of what a command prints, without a login', async () => {
  const machine = createMachine();
  const all = await complete(machine, 'version --json=');
  expect(all).toEqual(expect.arrayContaining(['--json=version', '--json=controller']));
  const others = all.map((word) => word.replace('--json=', '--json=version,'));
  const more = await complete(machine, 'version --json=version,');
  expect(more).toEqual(others.filter((word) => word !== '--json=version,version'));
  expect(await complete(machine, 'apps --json id,')).toContain('id,owner');
  expect(await complete(machine, 'apps:run --json=')).toEqual(['--json=exit_code', '--json=output']);
  expect(await complete(machine, 'plugins:nothing --json=')).toEqual([]);
  machine.remove();
});

it('offers what only API 2.3 has, and nothing of it elsewhere', async () => {
  const lines = [
    'labels:unset -a hello ',
    'tags:unset -a hello ',
    'registry:unset -a hello ',
    'whitelist:remove -a hello ',
  ];
  const place = await createPlace('deis-2.3');
  await place.machine.run('create hello --no-remote');
  for (const line of [
    'labels:set team=frontend -a hello',
    'tags:set rack=1 -a hello',
    'config:set PORT=5000 -a hello',
    'registry:set username=bob password=s3cur3 -a hello',
    'whitelist:add 10.0.0.0/8,1.2.3.4 -a hello',
  ]) {
    expect(await place.machine.run(line)).toMatchObject({ exitCode: 0 });
  }
  const told = [];
  for (const line of lines) told.push(await complete(place.machine, line));
  await place.close();
  expect(told).toEqual([['team'], ['rack'], ['password', 'username'], ['10.0.0.0/8', '1.2.3.4']]);

  const older = await createPlace('deis-1.1');
  await older.machine.run('create hello --no-remote');
  for (const line of lines) expect(await complete(older.machine, line)).toEqual([]);
  await older.close();
});

describe('values that were told', () => {
  let place: Place;
  beforeEach(async () => {
    place = await createPlace('deis-2.2');
    await place.machine.run('create hello --no-remote');
  });
  afterEach(() => place.close());
  const start = new Date('2026-01-01T00:00:00Z');
  const after = (seconds: number): RunOptions => ({ now: new Date(start.getTime() + seconds * 1000) });

  it('are offered for a minute, and asked for anew after it', async () => {
    const { machine } = place;
    expect(await complete(machine, 'ps -a ', after(0))).toEqual(['hello']);
    await machine.run('create other --no-remote');
    expect(await complete(machine, 'ps -a ', after(59))).toEqual(['hello']);
    expect(await complete(machine, 'ps -a ', after(60))).toEqual(['hello', 'other']);
  });

  it('are asked for anew where the clock was ahead when they were kept', async () => {
    const { machine } = place;
    expect(await complete(machine, 'ps -a ', after(1))).toEqual(['hello']);
    await machine.run('create other --no-remote');
    expect(await complete(machine, 'ps -a ', after(0))).toEqual(['hello', 'other']);
    await machine.run('create third --no-remote');
    expect(await complete(machine, 'ps -a ', after(0))).toEqual(['hello', 'other']);
    expect(await complete(machine, 'ps -a ', after(-24 * 3600))).toEqual(['hello', 'other', 'third']);
  });

  it('are offered without loading the commands', async () => {
    const { machine } = place;
    const now = () => new Date();
    const quick = () =>
      answerQuickly(['--', 'ps', '-a', ''], 'deis', {
        environment: machine.environment,
        directory: machine.directory,
        now,
      });
    expect(await quick()).toBeUndefined();
    await complete(machine, 'ps -a ');
    expect(await quick()).toBe('hello\n');
  });

  it('are asked for, kept and offered by the program as it is started', async () => {
    const { machine } = place;
    const program = fileURLToPath(new URL('../../bin/deis.js', import.meta.url));
    const start = () => execa('node', [program, '__complete', '--', 'ps', '-a', ''], { env: machine.environment });
    let first = await start();
    // On a slow machine the answer may come too late, which is not the matter here.
    while (first.stdout === '') first = await start();
    expect(first).toMatchObject({ stdout: 'hello', stderr: '' });
    await place.sandbox.close();
    expect(await start()).toMatchObject({ stdout: 'hello', stderr: '' });
  });

  it('are offered, however old, while the controller is away, and it is then left alone for a while', async () => {
    const { machine, sandbox } = place;
    await complete(machine, 'ps -a ', after(0));
    await sandbox.close();
    expect(await complete(machine, 'ps -a ', after(3600))).toEqual(['hello']);
    const state = JSON.parse(readFileSync(stateOf(machine), 'utf8')) as Record<string, { until: number }>;
    expect(Object.values(state).map(({ until }) => until)).toEqual([start.getTime() + 3_610_000]);
  });

  it('are forgotten a day later', async () => {
    const { machine } = place;
    await complete(machine, 'rollback -a hello ', after(0));
    await complete(machine, 'ps -a ', after(100_000));
    expect(Object.keys(JSON.parse(readFileSync(stateOf(machine), 'utf8')) as object)).toHaveLength(1);
  });

  it('are of one user alone', async () => {
    const { machine, sandbox } = place;
    await complete(machine, 'ps -a ');
    const registration = [
      'auth:register',
      sandbox.url,
      '--username=eve',
      '--email=eve@example.com',
      '--password-stdin',
    ];
    await machine.run([...registration, '-c', 'eve'], { input: 'opensesame\n' });
    expect(await complete(machine, '-c eve ps -a ')).toEqual([]);
    expect(await complete(machine, 'ps -a ', { environment: { DEIS_PROFILE: 'eve' } })).toEqual([]);
    expect(await complete(machine, 'ps -a ')).toEqual(['hello']);
    expect(await complete(machine, '-c ')).toEqual(['client', 'eve']);
  });

  it('are kept in a file of the owner, without any secret', async () => {
    const { machine } = place;
    await machine.run('config:set PASSWORD=swordfish -a hello');
    const lines = ['ps -a ', 'rollback -a hello ', 'ps:restart -a hello ', 'perms:delete -a hello '];
    for (const line of [...lines, 'config:unset -a hello ']) await complete(machine, line);
    const content = readFileSync(stateOf(machine), 'utf8');
    const profile = JSON.parse(readFileSync(join(machine.home, '.deis', 'client.json'), 'utf8')) as { token: string };
    expect(statSync(stateOf(machine)).mode & 0o777).toBe(0o600);
    expect(Object.keys(JSON.parse(content) as object)).toHaveLength(5);
    expect(content).toContain('PASSWORD');
    expect(content).not.toContain('swordfish');
    expect(content).not.toContain(profile.token);
  });

  it('are not kept for a token without a name', async () => {
    const { machine, sandbox } = place;
    const { token } = JSON.parse(readFileSync(join(machine.home, '.deis', 'client.json'), 'utf8')) as { token: string };
    const environment = { DEIS_CONTROLLER: sandbox.url, DEIS_TOKEN: token };
    expect(await complete(machine, 'ps -a ', { environment })).toEqual(['hello']);
    expect(existsSync(stateOf(machine))).toBe(false);
  });

  it('are no loss when their file is broken', async () => {
    const { machine } = place;
    mkdirSync(join(machine.home, '.deis', 'state'), { recursive: true });
    for (const content of ['{', '[]', '{"x": {"until": "never"}}']) {
      writeFileSync(stateOf(machine), content);
      expect(await complete(machine, 'ps -a ')).toEqual(['hello']);
    }
  });

  it('are found through the git remote, and remotes by their names', async () => {
    const { machine } = place;
    await execa('git', ['init', '--quiet'], { cwd: machine.directory });
    await machine.run('git:remote -a hello');
    expect(await complete(machine, 'rollback ')).toEqual(['v1\tada created initial release']);
    expect(await complete(machine, 'git:remote --remote ')).toEqual(['deis']);
  });
});

describe('nothing is offered, and nothing said', () => {
  let machine: Machine;
  beforeEach(() => {
    machine = createMachine();
  });
  afterEach(() => {
    machine.remove();
  });
  const logIn = (controller: string) => {
    const folder = join(machine.home, '.deis');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'client.json'), JSON.stringify({ username: 'ada', controller, token: 'abc' }), {
      mode: 0o600,
    });
  };
  const lines = [
    'ps -a ',
    'rollback -a hello ',
    'ps:restart -a hello ',
    'keys:remove ',
    'perms:delete ',
    'certs:info ',
    'config:unset -a hello ',
    'labels:unset -a hello ',
    'whitelist:remove -a hello ',
  ];

  it('when nobody is logged in', async () => {
    for (const line of [...lines, '-c ', 'git:remote --remote ']) expect(await complete(machine, line)).toEqual([]);
  });

  it('when the settings are broken', async () => {
    logIn('ftp://nonsense');
    expect(await complete(machine, 'ps -a ')).toEqual([]);
    writeFileSync(join(machine.home, '.deis', 'client.json'), '{');
    expect(await complete(machine, 'ps -a ')).toEqual([]);
  });

  it('for a profile or an app that cannot be', async () => {
    logIn('http://127.0.0.1:1');
    expect(await complete(machine, '-c a/b ps -a ')).toEqual([]);
    expect(await complete(machine, 'rollback -a ../../keys ')).toEqual([]);
  });

  it('when no controller listens', async () => {
    logIn('http://127.0.0.1:1');
    for (const line of ['ps -a ', 'rollback -a hello ']) expect(await complete(machine, line)).toEqual([]);
  });

  describe('by a controller that', () => {
    let server: Server;
    let answer: (url: string, end: (status: number, body: string) => void) => void;
    beforeEach(async () => {
      server = createServer((request, response) => {
        answer(request.url ?? '', (status, body) => {
          response.writeHead(status, { 'content-type': 'application/json', deis_api_version: '2.2' }).end(body);
        });
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      logIn(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    });
    afterEach(() => {
      server.closeAllConnections();
      server.close();
    });

    it('does not answer', async () => {
      const asked = new Promise<void>((resolve) => {
        answer = () => {
          resolve();
        };
      });
      const offered = complete(machine, 'ps -a ');
      await asked;
      pass(1500);
      expect(await offered).toEqual([]);
    });

    it.each([
      [401, '{"detail": "Invalid token."}'],
      [403, '{"detail": "No."}'],
      [404, 'nothing'],
      [500, '<h1>Server Error (500)</h1>'],
      [200, '<html>'],
      [200, '{"results": [{"id": 7}]}'],
    ])('answers %s %s', async (status, body) => {
      answer = (_, end) => {
        end(status, body);
      };
      for (const line of lines) expect(await complete(machine, line)).toEqual([]);
    });

    it('names apps so that a terminal or a script is led astray', async () => {
      const names = ['\u001b]0;title\u0007', 'two\nlines', ':files', '\u202ehello', 'tab\tand', 'good'];
      answer = (_, end) => {
        const results = names.map((id) => ({ id, owner: 'ada' }));
        end(200, JSON.stringify({ count: results.length, next: null, previous: null, results }));
      };
      expect(await complete(machine, 'ps -a ')).toEqual(['good']);
    });
  });
});

it('knows plugins where a command stands', async () => {
  const machine = createMachine();
  const folder = join(machine.home, 'bin');
  mkdirSync(folder);
  for (const name of ['deis-hello', 'deis-apps', 'drycc-other']) writeFileSync(join(folder, name), '', { mode: 0o755 });
  writeFileSync(join(folder, 'deis-data'), '', { mode: 0o644 });
  const environment = { PATH: folder };
  for (const line of ['', 'help ', '-c other ']) {
    const names = await complete(machine, line, { environment });
    expect(names).toContain('hello\tplugin');
    expect(names.filter((name) => /^(?:data|other)\b/.test(name))).toEqual([]);
  }
  expect(await complete(machine, 'config ', { environment })).not.toContain('hello\tplugin');
  machine.remove();
});

it('leaves files to the shell', async () => {
  const machine = createMachine();
  expect(await complete(machine, 'certs:add my-cert ')).toEqual([':files']);
  expect(await complete(machine, '-c ./')).toEqual([':files']);
  machine.remove();
});

it('knows a new word that a shell cannot pass on', async () => {
  const machine = createMachine();
  const { stdout } = await machine.run(['__complete', '--next', '--', 'config']);
  expect(stdout).toMatch(/^list\t/);
  expect((await machine.run(['__complete', '--', 'config', ''])).stdout).toBe(stdout);
  machine.remove();
});

it('is no command that people are shown', async () => {
  const machine = createMachine();
  expect((await machine.run('help')).stdout).not.toContain('__complete');
  machine.remove();
});
