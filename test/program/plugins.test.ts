import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Host } from '../../src/cli/host.ts';
import { brands } from '../../src/base/brand.ts';
import { findPlugin, findPlugins } from '../../src/cli/plugins.ts';
import { createMachine, type Machine, type RunOptions } from '../setup/simulated-machine.ts';

/** What a plugin was run with. */
interface Started {
  readonly path: string;
  readonly words: readonly string[];
  readonly environment: Host['environment'];
}

let machine: Machine;
let folder: string;
let second: string;

function addProgram(directory: string, name: string, script = '#!/bin/sh\n', mode = 0o755): string {
  const path = join(directory, name);
  writeFileSync(path, script);
  chmodSync(path, mode);
  return path;
}

function logIn(profile: string, settings: object): void {
  mkdirSync(join(machine.home, '.deis'), { recursive: true });
  writeFileSync(join(machine.home, '.deis', `${profile}.json`), JSON.stringify(settings));
}

beforeAll(() => {
  machine = createMachine();
  folder = mkdtempSync(join(tmpdir(), 'deis-cli-plugins-'));
  second = join(folder, 'second');
  mkdirSync(second);
  mkdirSync(join(folder, 'deis-folder'));
  machine.environment['PATH'] = [folder, '', 'relative', join(folder, 'missing'), second].join(':');
  addProgram(folder, 'deis-foo');
  addProgram(second, 'deis-foo');
  addProgram(second, 'deis-foo-bar.baz');
  addProgram(folder, 'deis-data', '', 0o644);
  for (const own of ['deis-apps', 'deis-run', 'deis-help', 'deis-sharing']) addProgram(folder, own);
  addProgram(folder, 'drycc-foo');
});

afterAll(() => {
  machine.remove();
  rmSync(folder, { recursive: true });
});

async function run(words: readonly string[], options: RunOptions = {}, exitCode = 0) {
  let started: Started | undefined;
  const outcome = await machine.run(words, {
    ...options,
    runProgram: (path, given, environment) => {
      started = { path, words: given, environment };
      return Promise.resolve(exitCode);
    },
  });
  return { ...outcome, started };
}

describe('an unknown noun', () => {
  it.each<[line: string[], name: string, words: string[]]>([
    [['foo'], 'deis-foo', []],
    [['foo', 'x'], 'deis-foo', ['x']],
    [['foo:bar', 'x'], 'deis-foo', ['bar', 'x']],
    [['foo:bar:baz'], 'deis-foo', ['bar:baz']],
    [['foo', '-c', 'x', '--json', '--help', '--', '-v'], 'deis-foo', ['-c', 'x', '--json', '--help', '--', '-v']],
    [['foo-bar.baz', 'apps'], 'second/deis-foo-bar.baz', ['apps']],
    [['help', 'foo'], 'deis-foo', ['--help']],
    [['--help', 'foo'], 'deis-foo', ['--help']],
    [['help', 'foo:bar'], 'deis-foo', ['bar', '--help']],
  ])('runs its plugin: %j', async (line, name, words) => {
    const { started, exitCode, stdout, stderr } = await run(line);
    expect(started).toMatchObject({ path: join(folder, name), words });
    expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  });

  it('runs that of the brand', async () => {
    const { started } = await run(['foo'], { brand: 'drycc' });
    expect(started?.path).toBe(join(folder, 'drycc-foo'));
  });

  it('passes on the exit code', async () => {
    expect(await run(['foo'], {}, 37)).toMatchObject({ exitCode: 37 });
  });

  it.each([['data'], ['folder'], ['missing'], ['../deis-foo'], ['/bin/sh'], ['-x', 'foo:y'], ['fo']])(
    'without a plugin is wrong usage: %j',
    async (...line) => {
      const { started, exitCode } = await run(line);
      expect({ started, exitCode }).toEqual({ started: undefined, exitCode: 2 });
    },
  );

  it('is told with the commands that come near', async () => {
    const { stderr } = await run(['config:sett', 'A=1']);
    expect(stderr).toBe("Error: Unknown command 'config:sett'.\n       Did you mean config:set? See deis --help.\n");
  });

  it('is a failure where the plugin cannot be started', async () => {
    const failing = Object.assign(new Error('spawn'), { code: 'ENOEXEC' });
    const outcome = await machine.run(['foo'], { runProgram: () => Promise.reject(failing) });
    expect(outcome).toMatchObject({ exitCode: 1, stdout: '' });
    expect(outcome.stderr).toContain(`Could not start the plugin ${join(folder, 'deis-foo')}`);
  });
});

describe('a noun of the program', () => {
  it.each([['apps', '--help'], ['apps:nothing'], ['run', '--help'], ['help', 'apps'], ['sharing:nothing'], ['help']])(
    'is never taken by a plugin: %j',
    async (...line) => {
      expect((await run(line)).started).toBeUndefined();
    },
  );
});

describe('the environment of a plugin', () => {
  const settings = { username: 'ada', ssl_verify: false, controller: 'https://deis.example.com', token: 'abc' };

  it('is that of the program without a login', async () => {
    const { started } = await run(['foo'], { environment: { OTHER: '1' } });
    expect(started?.environment).toEqual({ ...machine.environment, OTHER: '1' });
  });

  it('holds the login', async () => {
    logIn('client', { ...settings, response_limit: 0 });
    const { started } = await run(['foo'], { environment: { OTHER: '1' } });
    expect(started?.environment).toEqual({
      ...machine.environment,
      OTHER: '1',
      DEIS_CONTROLLER_URL: 'https://deis.example.com',
      DEIS_TOKEN: 'abc',
      DEIS_SSL_VERIFY: 'false',
      DEIS_USERNAME: 'ada',
      DEIS_RESPONSE_LIMIT: '100',
    });
  });

  it.each<[line: string[], environment: Record<string, string>]>([
    [['-c', 'other', 'foo'], {}],
    [['--config=other', 'foo'], {}],
    [['--conf', 'other', 'foo'], {}],
    [['foo'], { DEIS_PROFILE: 'other' }],
  ])('holds that of the profile: %j %j', async (line, environment) => {
    logIn('client', settings);
    logIn('other', { ...settings, username: 'eve', token: 'xyz', response_limit: 7 });
    const { started } = await run(line, { environment });
    expect(started?.environment).toMatchObject({
      DEIS_PROFILE: 'other',
      DEIS_TOKEN: 'xyz',
      DEIS_USERNAME: 'eve',
      DEIS_RESPONSE_LIMIT: '7',
    });
  });

  it('has the names of the brand', async () => {
    const environment = { DRYCC_CONTROLLER: 'http://drycc.example.com', DRYCC_TOKEN: 'abc' };
    const { started } = await run(['foo'], { brand: 'drycc', environment });
    expect(started?.environment).toEqual({
      ...machine.environment,
      ...environment,
      DRYCC_CONTROLLER_URL: 'http://drycc.example.com',
      DRYCC_SSL_VERIFY: 'true',
      DRYCC_RESPONSE_LIMIT: '100',
    });
  });

  it('leads the program itself to the same login, and its token to no other controller', async () => {
    logIn('client', settings);
    logIn('elsewhere', { ...settings, controller: 'https://elsewhere.example.com', token: 'secret', username: 'eve' });
    const environment = { ...(await run(['foo'])).started?.environment } as Record<string, string>;
    const inner = async (profile: string) =>
      (await run(['-c', profile, 'foo'], { environment })).started?.environment ?? {};
    expect(await inner('client')).toMatchObject({ DEIS_TOKEN: 'abc', DEIS_USERNAME: 'ada' });
    expect(await inner('elsewhere')).toMatchObject({
      DEIS_CONTROLLER_URL: 'https://elsewhere.example.com',
      DEIS_TOKEN: 'secret',
    });
  });

  it('is not made of broken settings', async () => {
    writeFileSync(join(machine.home, '.deis', 'broken.json'), '{');
    const { started, exitCode, stderr } = await run(['-c', 'broken', 'foo']);
    expect({ started, exitCode }).toEqual({ started: undefined, exitCode: 1 });
    expect(stderr).toContain('broken.json are not valid JSON');
  });
});

describe('plugins:list', () => {
  it('shows what the program would run', async () => {
    expect(await machine.json(['plugins'])).toEqual([
      { name: 'foo', path: join(folder, 'deis-foo') },
      { name: 'foo-bar.baz', path: join(second, 'deis-foo-bar.baz') },
    ]);
    const { stdout } = await machine.run(['plugins:list']);
    expect(stdout).toMatch(/^=== Plugins\nNAME {9}PATH\nfoo {10}\S+\/deis-foo\nfoo-bar\.baz {2}\S+\n$/);
    expect(await machine.json(['plugins'], { brand: 'drycc' })).toEqual([
      { name: 'foo', path: join(folder, 'drycc-foo') },
    ]);
  });

  it('is empty without PATH', async () => {
    expect(await machine.json(['plugins'], { environment: { PATH: '' } })).toEqual([]);
  });
});

describe('on Windows', () => {
  it('programs have the endings that can be started', () => {
    const windows = join(folder, 'windows');
    mkdirSync(windows);
    for (const name of ['deis-one.exe', 'deis-two.cmd', 'deis-three', 'deis-four.v2.EXE']) addProgram(windows, name);
    const environment = { PATH: windows, PATHEXT: '.COM;.EXE;.BAT;.CMD' };
    expect(findPlugin('one', brands.deis, { environment })).toEqual({
      name: 'one',
      path: join(windows, 'deis-one.exe'),
    });
    expect(findPlugin('two', brands.deis, { environment })).toBeUndefined();
    expect(findPlugin('three', brands.deis, { environment })).toBeUndefined();
    expect(findPlugins(brands.deis, { environment }).map(({ name }) => name)).toEqual(['one']);
  });
});

describe('a plugin that really runs', () => {
  const program = fileURLToPath(new URL('../../bin/deis.js', import.meta.url));
  const start = (words: string[], input?: string) =>
    execa(process.execPath, [program, ...words], {
      env: { ...machine.environment, PATH: `${folder}:/usr/bin:/bin`, MARK: 'here' },
      cwd: machine.directory,
      extendEnv: false,
      reject: false,
      stripFinalNewline: false,
      ...(input !== undefined && { input }),
    });

  it('has the streams, the folder and the environment of the program, and its exit code', async () => {
    addProgram(folder, 'deis-real', '#!/bin/sh\necho "$# $* $MARK"\npwd\necho warned >&2\ncat\nexit 9\n');
    expect(await start(['real:two', 'a b', '--json'], 'from standard input\n')).toMatchObject({
      stdout: `3 two a b --json here\n${machine.directory}\nfrom standard input\n`,
      stderr: 'warned\n',
      exitCode: 9,
    });
  });

  it('ends by a signal as a shell says it', async () => {
    addProgram(folder, 'deis-dies', '#!/bin/sh\nkill -KILL $$\n');
    expect(await start(['dies'])).toMatchObject({ exitCode: 137 });
  });

  it.each([
    ['SIGTERM', 43],
    ['SIGINT', 42],
  ] as const)('is passed %s', async (signal, exitCode) => {
    addProgram(
      folder,
      'deis-waits',
      '#!/bin/sh\ntrap "exit 42" INT\ntrap "exit 43" TERM\necho ready\nwhile true; do sleep 0.05; done\n',
    );
    const running = start(['waits']);
    running.stdout.once('data', () => running.kill(signal));
    expect(await running).toMatchObject({ exitCode, stdout: 'ready\n' });
  });

  it('that is no program is a failure', async () => {
    addProgram(folder, 'deis-odd', '#!/no/such/interpreter\n');
    const { exitCode, stderr } = await start(['odd']);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`Could not start the plugin ${join(folder, 'deis-odd')}`);
  });
});
