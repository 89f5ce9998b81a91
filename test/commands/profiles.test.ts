import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createMachine, type Machine } from '../setup/simulated-machine.ts';
import { createPlace, type Place } from '../setup/sandbox-with-login.ts';

let machine: Machine;
beforeEach(() => {
  machine = createMachine();
});
afterEach(() => {
  machine.remove();
});

const pathOf = (name: string): string => join(machine.home, '.deis', `${name}.json`);
const preferences = (): unknown =>
  JSON.parse(readFileSync(join(machine.home, '.deis', 'state', 'preferences.json'), 'utf8'));

function keep(name: string, controller: string, username = 'ada'): void {
  mkdirSync(join(machine.home, '.deis'), { recursive: true });
  writeFileSync(pathOf(name), JSON.stringify({ username, ssl_verify: true, controller, token: `token-of-${name}` }), {
    mode: 0o600,
  });
}

const git = (...words: string[]) => execFileSync('git', words, { cwd: machine.directory, stdio: 'pipe' });
const [usual, staging] = ['https://deis.example.com', 'https://stage.example.com'];

async function whoami(words: string[] = [], environment: Record<string, string> = {}): Promise<unknown> {
  return ((await machine.json(['whoami', ...words], { environment })) as { controller: string }).controller;
}

describe('which profile is used', () => {
  beforeEach(() => {
    keep('client', usual);
    keep('staging', staging, 'bob');
    keep('third', 'https://third.example.com');
    keep('fourth', 'https://fourth.example.com');
  });

  it('is said by --config, then the variable, then the repository, then the default', async () => {
    git('init', '-q');
    expect(await whoami()).toBe(usual);
    expect(await machine.run('profiles:use staging')).toMatchObject({
      exitCode: 0,
      stdout: `The default is now staging: bob at ${staging}\n`,
    });
    expect(await whoami()).toBe(staging);
    expect(await machine.run('profiles:bind third')).toMatchObject({ exitCode: 0 });
    expect(await whoami()).toBe('https://third.example.com');
    expect(await whoami([], { DEIS_PROFILE: 'fourth' })).toBe('https://fourth.example.com');
    expect(await whoami(['-c', 'client'], { DEIS_PROFILE: 'fourth' })).toBe(usual);

    expect(await machine.run('profiles:unbind')).toMatchObject({ exitCode: 0 });
    expect(await whoami()).toBe(staging);
    expect(await machine.run('profiles:use client')).toMatchObject({ exitCode: 0 });
    expect(preferences()).toEqual({});
    expect(await whoami()).toBe(usual);
  });

  it('is said by the repository in all its folders, its further work trees, and not outside', async () => {
    git('init', '-q');
    await machine.run('profiles:bind staging');
    expect(git('config', '--local', 'deis.profile').toString()).toBe('staging\n');
    const below = join(machine.directory, 'src', 'deep');
    mkdirSync(below, { recursive: true });
    git('-c', 'user.name=a', '-c', 'user.email=a@b.c', 'commit', '-q', '--allow-empty', '-m', 'first');
    const tree = join(machine.home, 'tree');
    git('worktree', 'add', '-q', tree);
    for (const directory of [below, tree]) {
      expect(await machine.json('whoami', { directory })).toMatchObject({ controller: staging });
    }
    expect(await machine.json('whoami', { directory: machine.home })).toMatchObject({ controller: usual });
  });

  it.each(['../../evil', '/etc/evil.json', './evil.json', '.', ''])(
    'is never a path of a repository: %j',
    async (value) => {
      git('init', '-q');
      git('config', 'deis.profile', value);
      expect(await whoami()).toBe(usual);
    },
  );

  it('is told where it has no login', async () => {
    git('init', '-q');
    git('config', 'deis.profile', 'gone');
    const { exitCode, stderr } = await machine.run('whoami');
    expect(exitCode).toBe(4);
    expect(stderr).toContain(
      `The profile gone was chosen by deis.profile in ${join(machine.directory, '.git', 'config')}`,
    );
  });

  it('is not guessed where the preferences are broken', async () => {
    mkdirSync(join(machine.home, '.deis', 'state'), { recursive: true });
    for (const text of ['{', '{"profile":7}']) {
      writeFileSync(join(machine.home, '.deis', 'state', 'preferences.json'), text);
      const { exitCode, stderr } = await machine.run('whoami');
      expect(exitCode).toBe(1);
      expect(stderr).toMatch(/preferences.json are (?:not valid JSON|broken)/);
    }
    expect(await whoami(['-c', 'staging'])).toBe(staging);
  });

  it('is that of drycc under its name', async () => {
    git('init', '-q');
    git('config', 'deis.profile', 'staging');
    mkdirSync(join(machine.home, '.drycc'));
    const content = { username: 'eve', controller: 'https://drycc.example.com', token: 't' };
    writeFileSync(join(machine.home, '.drycc', 'client.json'), JSON.stringify(content));
    expect(await machine.json('whoami', { brand: 'drycc' })).toMatchObject({ controller: content.controller });
  });
});

describe('profiles:list', () => {
  it('shows all, which is used, and why; never a token', async () => {
    keep('client', usual);
    keep('staging', staging, 'bob');
    writeFileSync(pathOf('broken'), '{');
    const { exitCode, stdout, stderr } = await machine.run('profiles:list --json -c staging');
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toEqual([
      { name: 'broken', path: pathOf('broken'), controller: null, username: null, current: false, because: null },
      { name: 'client', path: pathOf('client'), controller: usual, username: 'ada', current: false, because: null },
      {
        name: 'staging',
        path: pathOf('staging'),
        controller: staging,
        username: 'bob',
        current: true,
        because: '--config',
      },
    ]);
    expect(stderr).toContain('broken.json are not valid JSON');
    const shown = await machine.run('profiles');
    expect(shown.stdout).toMatch(/^\*\s+client\s+https:\/\/deis.example.com\s+ada/m);
    expect(shown.stdout + shown.stderr).not.toContain('token-of');
  });

  it('shows the one that is a path', async () => {
    keep('client', usual);
    const path = join(machine.directory, 'here.json');
    writeFileSync(path, readFileSync(pathOf('client')));
    const all = await machine.json('profiles:list -c ./here.json');
    expect(all).toMatchObject([
      { name: 'client', current: false },
      { name: './here.json', path, current: true },
    ]);
  });

  it('is empty without a login', async () => {
    expect(await machine.json('profiles:list')).toEqual([]);
  });
});

describe('profiles:rename', () => {
  it('takes the default with it, and replaces nothing', async () => {
    keep('client', usual);
    keep('staging', staging);
    const before = readFileSync(pathOf('client'), 'utf8');
    expect(await machine.run('profiles:rename client staging')).toMatchObject({ exitCode: 2, stdout: '' });
    expect(readFileSync(pathOf('client'), 'utf8')).toBe(before);
    const { exitCode, stderr } = await machine.run('profiles:rename client prod');
    expect(exitCode).toBe(0);
    expect(stderr).toContain('prod is the default now');
    expect([existsSync(pathOf('client')), readFileSync(pathOf('prod'), 'utf8')]).toEqual([false, before]);
    expect(await whoami()).toBe(usual);
    expect(await machine.json('profiles:rename prod client')).toEqual({ name: 'prod', new_name: 'client' });
    expect(preferences()).toEqual({});
  });
});

describe('profiles:remove', () => {
  it('asks, naming user and controller, and leaves the last one', async () => {
    keep('client', usual);
    keep('staging', staging, 'bob');
    await machine.run('profiles:use staging');
    expect(await machine.run('profiles:remove staging')).toMatchObject({ exitCode: 2, stdout: '' });
    const no = await machine.run('profiles:remove staging', { answers: [['Remove profile', 'n\r']] });
    expect(no).toMatchObject({ exitCode: 0, stdout: 'Nothing was removed\n' });
    expect(no.stderr).toContain(`Remove profile staging, the login of bob at ${staging}?`);
    expect(existsSync(pathOf('staging'))).toBe(true);
    expect(await machine.json('profiles:remove staging --yes')).toMatchObject({ removed: true });
    expect([existsSync(pathOf('staging')), preferences()]).toEqual([false, {}]);
    const last = await machine.run('profiles:remove client --yes');
    expect(last).toMatchObject({ exitCode: 2, stdout: '' });
    expect(last.stderr).toContain('use auth:logout');
    expect(existsSync(pathOf('client'))).toBe(true);
  });
});

it.each(['profiles:use clint', 'profiles:remove clint --yes', 'profiles:rename clint new', 'profiles:bind clint'])(
  '%s names the profile that comes near',
  async (line) => {
    keep('client', usual);
    const { exitCode, stdout, stderr } = await machine.run(line);
    expect({ exitCode, stdout }).toEqual({ exitCode: 5, stdout: '' });
    expect(stderr).toContain('No profile "clint".');
    expect(stderr).toContain('Did you mean client?');
  },
);

it('profiles:bind is for repositories', async () => {
  keep('client', usual);
  expect(await machine.run('profiles:bind')).toMatchObject({ exitCode: 1, stdout: '' });
  git('init', '-q');
  expect(await machine.run('profiles:unbind')).toMatchObject({ exitCode: 5, stdout: '' });
});

describe('a git remote that leads to the controller of another login', () => {
  let place: Place;
  beforeAll(async () => {
    place = await createPlace('deis-2.2');
    await place.machine.run('apps:create hello --no-remote');
  });
  afterAll(() => place.close());

  beforeEach(() => {
    git('init', '-q');
    git('remote', 'add', 'deis', 'ssh://git@127.0.0.1:2222/hello.git');
    mkdirSync(join(machine.home, '.deis'), { recursive: true });
    writeFileSync(pathOf('there'), readFileSync(join(place.machine.home, '.deis', 'client.json')), { mode: 0o600 });
  });

  const note = () => `Note: Using profile there: the git remote deis points to ${place.sandbox.url}.\n`;

  it('chooses that login, where the folder would name the app otherwise', async () => {
    keep('client', 'http://localhost:9');
    expect(await machine.run('config:list')).toMatchObject({ exitCode: 0, stderr: note() });
  });

  it('chooses it where there is no login else', async () => {
    expect(await machine.run('config:list')).toMatchObject({ exitCode: 0, stderr: note() });
  });

  it.each([
    ['--app', ['-a', 'hello'], {}],
    ['--config', ['-c', 'client'], {}],
    ['the variable', [], { DEIS_PROFILE: 'client' }],
    ['the variable of the app', [], { DEIS_APP: 'hello' }],
    ['the variable of the token', [], { DEIS_TOKEN: 'x' }],
  ])('chooses nothing where %s is given', async (_, words, environment) => {
    keep('client', 'http://localhost:9');
    const { exitCode, stderr } = await machine.run(['config:list', ...words], { environment });
    expect(exitCode).toBe(7);
    expect(stderr).not.toContain('the profile there is used');
  });

  it('chooses nothing among several, and says so', async () => {
    keep('client', 'http://localhost:9');
    writeFileSync(pathOf('again'), readFileSync(pathOf('there')), { mode: 0o600 });
    const { exitCode, stderr } = await machine.run('config:list');
    expect(exitCode).toBe(7);
    expect(stderr).toContain('point to the controllers of several profiles: again, there.');
  });

  it('chooses nothing for what destroys', async () => {
    keep('client', 'http://localhost:9');
    const { exitCode, stderr } = await machine.run('apps:destroy --confirm=hello');
    expect(exitCode).toBe(7);
    expect(stderr).toContain('localhost:9');
  });
});
