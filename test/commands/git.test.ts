import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPlace, type Place } from '../setup/sandbox-with-login.ts';

let place: Place;
beforeEach(async () => {
  place = await createPlace('deis-2.2');
});
afterEach(() => place.close());

function git(...words: string[]): string {
  const { directory, home } = place.machine;
  return execFileSync('git', words, { cwd: directory, env: { ...process.env, HOME: home }, encoding: 'utf8' });
}
const remotes = (): string[] => git('remote').split('\n').filter(Boolean);
const urlOf = (name: string): string => git('remote', 'get-url', '--push', name).trim();
const urlFor = (app: string): string => `${place.sandbox.url}/${app}.git`;

describe('git:remote', () => {
  it('adds a remote, once', async () => {
    git('init', '--quiet');
    const { machine } = place;
    expect(await machine.run('git:remote -a hello')).toEqual({
      exitCode: 0,
      stdout: 'Git remote deis successfully created for app hello.\n',
      stderr: '',
    });
    expect(urlOf('deis')).toBe(urlFor('hello'));
    expect(await machine.run('git:remote')).toMatchObject({
      exitCode: 0,
      stdout: 'Remote deis already exists and is correctly configured for app hello.\n',
    });
    expect(await machine.json('git:remote -a hello -r staging/eu')).toEqual({
      app: 'hello',
      remote: 'staging/eu',
      url: urlFor('hello'),
      changed: true,
    });
    expect(remotes()).toEqual(['deis', 'staging/eu']);
    expect((await machine.run('git:remote -a hello', { brand: 'drycc' })).exitCode).toBe(4);
  });

  it('leaves a remote that leads elsewhere, unless it is forced', async () => {
    git('init', '--quiet');
    git('remote', 'add', 'deis', urlFor('other'));
    git('remote', 'set-url', '--push', 'deis', 'ssh://elsewhere/x.git');
    const { machine } = place;
    const outcome = await machine.run('git:remote -a hello');
    expect(outcome).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: `Error: Remote deis already exists and points to ssh://elsewhere/x.git.\n       To point it to ${urlFor('hello')}, run deis git:remote --force --remote deis --app hello.\n`,
    });
    expect(urlOf('deis')).toBe('ssh://elsewhere/x.git');
    expect(await machine.run('git:remote --force --remote deis --app hello')).toMatchObject({ exitCode: 0 });
    expect(urlOf('deis')).toBe(urlFor('hello'));
  });

  it('wants a repository, and a name that git takes', async () => {
    const { machine } = place;
    const outcome = await machine.run('git:remote -a hello');
    expect(outcome).toMatchObject({ exitCode: 1, stdout: '' });
    expect(outcome.stderr).toContain('is not in a git repository');
    git('init', '--quiet');
    for (const name of ['--upload-pack=x', 'a b', '../x', 'a//b']) {
      expect(await machine.run(['git:remote', '-a', 'hello', `--remote=${name}`])).toMatchObject({
        exitCode: 2,
        stdout: '',
      });
      expect(await machine.run(['apps:create', `--remote=${name}`])).toMatchObject({ exitCode: 2, stdout: '' });
    }
    expect(remotes()).toEqual([]);
  });

  it('says that there is no git', async () => {
    const { machine } = place;
    const outcome = await machine.run('git:remote -a hello', { environment: { PATH: machine.home } });
    expect(outcome).toMatchObject({ exitCode: 1, stdout: '' });
    expect(outcome.stderr).toContain('git is not installed');
  });
});

describe('git:remove', () => {
  it('removes the remotes of the app and no others', async () => {
    git('init', '--quiet');
    const others = {
      longer: urlFor('hello-2'),
      other: urlFor('other'),
      elsewhere: 'ssh://git@example.com:2222/hello.git',
      below: 'ssh://git@127.0.0.1:2222/team/hello.git',
      origin: 'git@github.com:ada/hello.git',
    };
    for (const [name, url] of Object.entries(others)) git('remote', 'add', name, url);
    const { machine } = place;
    await machine.run('git:remote -a hello');
    await machine.run('git:remote -a hello -r second');
    expect(await machine.json('git:remove -a hello')).toEqual({ app: 'hello', remotes: ['deis', 'second'] });
    expect(remotes()).toEqual(Object.keys(others).sort());
    const none = await machine.run('git:remove -a hello');
    expect(none).toMatchObject({ exitCode: 5, stdout: '' });
    expect(none.stderr).toContain('No git remote points to hello');
    expect(await machine.run('git:remove -a other')).toEqual({
      exitCode: 0,
      stdout: 'Git remotes for app other removed.\n',
      stderr: '',
    });
  });

  it('goes with the app that is found by it', async () => {
    git('init', '--quiet');
    const { machine } = place;
    await machine.run('apps:create hello');
    git('remote', 'add', 'below', 'ssh://git@127.0.0.1:2222/team/hello.git');
    expect(remotes()).toEqual(['below', 'deis']);
    expect(await machine.run('apps:destroy --confirm=hello')).toMatchObject({ exitCode: 0 });
    expect(remotes()).toEqual(['below']);
  });
});

it('git alone shows its commands', async () => {
  const { stdout, exitCode } = await place.machine.run('git');
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/git:remote.*\n.*git:remove/);
});
