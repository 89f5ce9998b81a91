import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { appOfRemote, isPushUrlOf, openGit, pushUrl } from '../../src/git/remotes.ts';
import { announced, ciMachine, fake } from '../api/controllers.ts';

const path = process.env['PATH'] ?? '';

/** A folder of its own; with a repository in it unless none is wanted. */
function folder(isRepository = true) {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'deis-cli-git-')));
  onTestFinished(() => {
    rmSync(directory, { recursive: true, force: true });
  });
  const environment = { HOME: directory, PATH: path };
  const git = (...words: string[]): string =>
    execFileSync('git', words, {
      cwd: directory,
      env: environment,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  if (isRepository) git('init', '--quiet');
  return { directory, environment, git };
}

describe('the remotes of a repository', () => {
  it('are those for pushing', async () => {
    const { directory, environment, git } = folder();
    git('remote', 'add', 'one', 'ssh://git@a/one.git');
    git('remote', 'add', 'other', 'ssh://git@a/fetch.git');
    git('remote', 'set-url', '--push', 'other', 'ssh://git@a/push.git');
    expect(await openGit(directory, environment).remotes()).toEqual([
      { name: 'one', url: 'ssh://git@a/one.git' },
      { name: 'other', url: 'ssh://git@a/push.git' },
    ]);
  });

  it.each(['.:', ':', 'bin:', './bin:', '::'])(
    'are not read by a git of the repository itself: PATH=%s...',
    async (start) => {
      const { directory, environment, git } = folder();
      git('remote', 'add', 'one', 'ssh://git@a/one.git');
      mkdirSync(join(directory, 'bin'));
      for (const planted of ['git', 'bin/git']) {
        writeFileSync(join(directory, planted), `#!/bin/sh\ntouch '${join(directory, 'ran')}'\n`);
        chmodSync(join(directory, planted), 0o755);
      }
      const opened = openGit(directory, { ...environment, PATH: `${start}${path}` });
      expect(await opened.remotes()).toEqual([{ name: 'one', url: 'ssh://git@a/one.git' }]);
      expect(existsSync(join(directory, 'ran'))).toBe(false);
    },
  );

  it('are found from a folder inside, and none where there is no repository', async () => {
    const { directory, environment, git } = folder();
    git('remote', 'add', 'one', 'ssh://git@a/one.git');
    mkdirSync(join(directory, 'deep', 'er'), { recursive: true });
    const inside = openGit(join(directory, 'deep', 'er'), environment);
    expect(await inside.remotes()).toHaveLength(1);
    expect(await inside.isRepository()).toBe(true);
    const outside = folder(false);
    const git2 = openGit(outside.directory, outside.environment);
    expect(await git2.remotes()).toEqual([]);
    expect(await git2.isRepository()).toBe(false);
  });

  it('of another owner are told in words of git, which knows the cure', async () => {
    const { directory, environment } = folder();
    // Git's own tests make it take every owner for another one by this.
    const other = openGit(directory, { ...environment, GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' });
    await expect(other.isRepository()).rejects.toMatchObject({
      kind: 'failure',
      message: expect.stringMatching(/dubious ownership[^]*git config --global --add safe\.directory/) as string,
    });
  });

  it('are none where git is missing or broken, and a change then says so', async () => {
    const { directory } = folder();
    const missing = openGit(directory, { PATH: directory });
    expect(await missing.remotes()).toEqual([]);
    expect(await missing.isRepository()).toBe(false);
    await expect(missing.add('deis', 'ssh://x')).rejects.toMatchObject({
      kind: 'failure',
      message: 'git remote add failed: git is not installed.',
    });
    writeFileSync(join(directory, 'git'), '#!/bin/sh\necho "fatal: broken" >&2\nexit 3\n');
    chmodSync(join(directory, 'git'), 0o755);
    const broken = openGit(directory, { PATH: `${directory}:${path}` });
    expect(await broken.remotes()).toEqual([]);
    await expect(broken.remove('deis')).rejects.toMatchObject({ message: 'git remote remove failed: broken' });
  });

  it('are read whatever the language of the user', async () => {
    const { directory, environment, git } = folder();
    git('remote', 'add', 'one', 'ssh://git@a/one.git');
    const german = openGit(directory, { ...environment, LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8', LANGUAGE: 'de' });
    expect(await german.remotes()).toHaveLength(1);
  });
});

describe('a remote', () => {
  it('is added, turned elsewhere and removed', async () => {
    const { directory, environment, git } = folder();
    const opened = openGit(directory, environment);
    await opened.add('deis', 'ssh://git@a/one.git');
    await opened.setUrl('deis', 'ssh://git@a/two.git');
    expect(git('remote', 'get-url', '--push', 'deis')).toBe('ssh://git@a/two.git\n');
    await opened.remove('deis');
    expect(git('remote')).toBe('');
  });

  it.each(['two words', '', '..', 'a..b'])('is not called "%s", and is told in the words of git', async (name) => {
    const { directory, environment, git } = folder();
    await expect(openGit(directory, environment).add(name, 'ssh://x')).rejects.toMatchObject({
      kind: 'failure',
      message: expect.stringMatching(/^git remote add failed: /) as string,
    });
    expect(git('remote')).toBe('');
  });

  it('is never taken for an option of git', async () => {
    const { directory, environment, git } = folder();
    const opened = openGit(directory, environment);
    await opened.add('-f', 'ssh://x').catch(() => undefined);
    await opened.setUrl('--add', 'ssh://y').catch(() => undefined);
    await opened.remove('--help').catch(() => undefined);
    expect(git('remote').replace('-f\n', '')).toBe('');
    expect(git('config', '--local', '--list')).not.toContain('ssh://y');
  });

  it('that is there already, or is not, cannot be added or removed', async () => {
    const { directory, environment } = folder();
    const opened = openGit(directory, environment);
    await opened.add('deis', 'ssh://x');
    await expect(opened.add('deis', 'ssh://y')).rejects.toMatchObject({
      message: expect.stringContaining('already exists') as string,
    });
    await expect(opened.remove('none')).rejects.toMatchObject({ message: expect.stringContaining('none') as string });
  });
});

describe('the URL for pushing', () => {
  it.each([
    ['https://deis.example.com', 'builder', 'ssh://git@deis-builder.example.com:2222/hello.git'],
    ['http://deis.example.com:8000/path', 'builder', 'ssh://git@deis-builder.example.com:2222/hello.git'],
    ['http://deis.example.com', 'controller', 'ssh://git@deis.example.com:2222/hello.git'],
    ['http://localhost:8000', 'builder', 'ssh://git@localhost-builder:2222/hello.git'],
    ['http://127.0.0.1:8000', 'builder', 'ssh://git@127.0.0.1:2222/hello.git'],
    ['http://[::1]:8000', 'builder', 'ssh://git@[::1]:2222/hello.git'],
  ] as const)('of an app on %s in %s is %s, and leads back to it', (controller, pushesTo, url) => {
    expect(pushUrl(controller, pushesTo, 'hello')).toBe(url);
    expect(appOfRemote(url, controller)).toBe('hello');
    expect(isPushUrlOf(url, controller, 'hello')).toBe(true);
    expect(isPushUrlOf(url, controller, 'hell')).toBe(false);
  });
});

describe('the app of a remote', () => {
  const controller = 'https://deis.example.com';
  it.each([
    ['ssh://git@deis-builder.example.com:2222/hello.git', 'hello'],
    ['ssh://git@deis.example.com:2222/hello.git', 'hello'],
    ['ssh://deis-builder.example.com:2222/hello.git', 'hello'],
    ['ssh://git@deis-builder.example.com/hello.git', 'hello'],
    ['ssh://git@DEIS-Builder.example.com:2222/hello.git', 'hello'],
    ['git@deis-builder.example.com:hello.git', 'hello'],
    ['git@deis-builder.example.com:team/hello.git', 'hello'],
    ['ssh://git@deis-builder.example.com:2222/hello', 'hello'],
    ['ssh://git@deis-builder.example.com:2222/hello.git/', 'hello'],
    ['ssh://git@deis-builder.example.com:2222/', undefined],
    ['ssh://git@deis-builder.example.com:2222/.git', undefined],
    ['ssh://git@deis-builder.example.com', undefined],
    ['ssh://git@deis-builder.example.com.evil.org:2222/hello.git', undefined],
    ['ssh://git@evil.org/deis-builder.example.com/hello.git', undefined],
    ['ssh://deis-builder.example.com@evil.org:2222/hello.git', undefined],
    ['ssh://git@xdeis.example.com:2222/hello.git', undefined],
    ['ssh://git@example.com:2222/hello.git', undefined],
    ['https://github.com/deis/example-go.git', undefined],
    ['/srv/git/hello.git', undefined],
    ['../hello.git', undefined],
    ['', undefined],
  ])('%s is %s', (url, app) => {
    expect(appOfRemote(url, controller)).toBe(app);
  });
});

describe('a command without --app', () => {
  async function start(remotes: Readonly<Record<string, string>>, environment: Readonly<Record<string, string>> = {}) {
    const controller = await fake(announced.deis22);
    const machine = ciMachine(controller.server.origin, { DEIS_API: 'deis-2.2', ...environment });
    const git = (...words: string[]) =>
      execFileSync('git', words, { cwd: machine.directory, env: { PATH: path, HOME: machine.home } });
    git('init', '--quiet');
    for (const [name, app] of Object.entries(remotes))
      git('remote', 'add', name, pushUrl(controller.server.origin, 'builder', app));
    return { controller, machine };
  }

  it.each<[string, Record<string, string>, Record<string, string>, string]>([
    ['the git remote', { deis: 'hello' }, {}, 'the git remote deis'],
    ['a remote of any name', { production: 'hello' }, {}, 'the git remote production'],
    ['two remotes to one app', { a: 'hello', b: 'hello' }, {}, 'the git remote a'],
    ['the remote before the environment', { deis: 'hello' }, { DEIS_APP: 'other' }, 'the git remote deis'],
    ['the environment', {}, { DEIS_APP: 'hello' }, 'the variable DEIS_APP'],
  ])('takes the app of %s, and says so when the app is not known', async (_, remotes, environment, source) => {
    const { controller, machine } = await start(remotes, environment);
    const { exitCode, stderr } = await machine.run('config');
    expect(exitCode).toBe(5);
    expect(stderr).toContain(`The app name came from ${source}; use --app to choose another.`);
    expect(controller.asked()).toEqual(['GET /v2/apps/hello/config/']);
  });

  it('does not guess between two apps', async () => {
    const { controller, machine } = await start({ one: 'hello', two: 'world' }, { DEIS_APP: 'hello' });
    const { exitCode, stdout, stderr } = await machine.run('config');
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain('hello (one), world (two)');
    expect(controller.asked()).toEqual([]);
  });

  it('takes the name of the directory in lower case where nothing else names one, and says so', async () => {
    const { controller, machine } = await start({});
    execFileSync('git', ['remote', 'add', 'origin', 'https://github.com/deis/hello.git'], { cwd: machine.directory });
    const directory = join(machine.directory, 'My-App2');
    mkdirSync(directory);
    const { exitCode, stderr } = await machine.run('config', { directory });
    expect(exitCode).toBe(5);
    expect(stderr).toContain(
      `The app name came from the name of the directory ${directory}; use --app to choose another.`,
    );
    expect(controller.asked()).toEqual(['GET /v2/apps/my-app2/config/']);
  });

  it.each(['my_app', 'my app', 'app.git', 'äpp'])('does not take what no app can be called: %s', async (folder) => {
    const { controller, machine } = await start({});
    const directory = join(machine.directory, folder);
    mkdirSync(directory);
    for (const line of ['config', 'destroy']) {
      const { exitCode, stderr } = await machine.run(line, { directory });
      expect(exitCode).toBe(2);
      expect(stderr).toContain('Which app?');
      expect(stderr).toContain('DEIS_APP');
    }
    expect(controller.asked()).toEqual([]);
  });

  it('destroys no app for the name of its folder, nor one that is not confirmed', async () => {
    const { controller, machine } = await start({});
    const directory = join(machine.directory, 'hello');
    mkdirSync(directory);
    const guessed = await machine.run('apps:destroy', { directory });
    expect(guessed).toMatchObject({ exitCode: 2, stdout: '' });
    expect(guessed.stderr).toContain('Which app?');
    const environment = { DEIS_APP: 'other' };
    const other = await machine.run('apps:destroy --confirm=hello', { directory, environment });
    expect(other).toMatchObject({ exitCode: 2, stdout: '' });
    expect(other.stderr).toContain('"hello" is not "other". Nothing was removed.');
    execFileSync('git', ['remote', 'add', 'deis', pushUrl(controller.server.origin, 'builder', 'bar')], {
      cwd: directory,
    });
    expect(await machine.run('apps:destroy --confirm=hello', { directory })).toMatchObject({ exitCode: 2, stdout: '' });
    expect(controller.asked()).toEqual([]);
    execFileSync('git', ['remote', 'remove', 'deis'], { cwd: directory });
    // The only one to reach the controller, which knows no such app.
    expect(await machine.run('apps:destroy --confirm=hello', { directory })).toMatchObject({ exitCode: 5 });
    expect(controller.asked()).toEqual(['DELETE /v2/apps/hello/']);
  });

  it('never sends a name that a remote made up', async () => {
    const { controller, machine } = await start({ deis: 'Foo_bar' });
    expect(await machine.run('config')).toMatchObject({ exitCode: 2, stdout: '' });
    expect(controller.asked()).toEqual([]);
  });
});
