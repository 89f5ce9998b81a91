import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import { nodeApp, repository, runGit } from '../sandbox/pushing.ts';
import { get } from '../sandbox/runtime/pushed-app.ts';
import { createPlace, type Place } from '../setup/sandbox-with-login.ts';

const program = (name: string): string => fileURLToPath(new URL(`../../bin/${name}.js`, import.meta.url));

describe.each(dialects.map(({ name }) => name))('git push to a sandbox of %s', (dialect) => {
  const name = dialect.startsWith('drycc') ? 'drycc' : 'deis';
  let place: Place;
  let token = '';
  beforeAll(async () => {
    place = await createPlace(dialect);
    token = (await place.machine.run('auth:token')).stdout.trim();
  });
  afterAll(() => place.close());

  it('needs no more than create, and leaves the token out of the files of git', async () => {
    const { folder, git, commit } = await repository();
    const { home } = place.machine;
    const env = { PATH: process.env['PATH'] ?? '', HOME: home };
    const run = (...words: string[]) =>
      execa(process.execPath, [program(name), ...words], { cwd: folder, env, extendEnv: false, reject: false });
    const { url } = place.sandbox;
    const login = await execa(process.execPath, [program(name), 'login', url, '--username=ada', '--password-stdin'], {
      cwd: folder,
      env,
      extendEnv: false,
      input: 'opensesame\n',
    });
    expect(login.exitCode).toBe(0);
    expect(await run('create', 'hello')).toMatchObject({ exitCode: 0 });
    await commit(nodeApp);
    // Somebody else who would answer for all that git asks, and a proxy that is not there.
    const helper = '!f() { echo username=eve; echo password=wrong; }; f';
    const http_proxy = 'http://127.0.0.1:1';
    await git('config', '--file', join(home, '.gitconfig'), 'credential.helper', helper);
    const pushed = await runGit(folder, ['push', name, 'HEAD:main'], { HOME: home, http_proxy });
    expect(pushed, pushed.output).toMatchObject({ exitCode: 0 });
    expect(await get(place.sandbox.port, 'hello.localhost')).toMatchObject({ status: 200, text: 'hello' });
    expect(await run('ps')).toMatchObject({ exitCode: 0 });
    for (const file of filesIn(join(folder, '.git'))) expect(readFileSync(file, 'latin1'), file).not.toContain(token);
    const config = await git('config', '--local', '--list');
    expect(config.output).toContain(`credential.${url}/hello.git.helper=\ncredential.${url}/hello.git.helper=!`);
    expect(config.output).toContain(`http.${url}/hello.git.proxy=\n`);
    expect(await run('destroy', '--confirm=hello')).toMatchObject({ exitCode: 0 });
    expect((await git('config', '--local', '--list')).output).not.toMatch(/credential|proxy|hello\.git/);
  });
});

describe('git:remote at a sandbox', () => {
  let place: Place;
  beforeAll(async () => {
    place = await createPlace('deis-2.2');
  });
  afterAll(() => place.close());

  it('asks a controller of this machine that it knows nothing of', async () => {
    const { folder, git } = await repository();
    const token = (await place.machine.run('auth:token')).stdout.trim();
    const environment = { DEIS_CONTROLLER: place.sandbox.url, DEIS_TOKEN: token, DEIS_API: 'deis-2.2', HOME: folder };
    const outcome = await place.machine.run('git:remote -a hello', { directory: folder, environment });
    expect(outcome).toMatchObject({ exitCode: 0 });
    expect((await git('remote', 'get-url', 'deis')).output.trim()).toBe(`${place.sandbox.url}/hello.git`);
  });

  it('takes its settings along when the remote is turned elsewhere, or goes', async () => {
    const { folder, git } = await repository();
    const run = (line: string) => place.machine.run(line, { directory: folder });
    const settings = async (): Promise<string[]> =>
      (await git('config', '--local', '--name-only', '--get-regexp', '^(credential|http)\\.')).output
        .split('\n')
        .filter(Boolean);
    const of = (app: string): string[] => [
      `credential.${place.sandbox.url}/${app}.git.helper`,
      `credential.${place.sandbox.url}/${app}.git.helper`,
      `http.${place.sandbox.url}/${app}.git.proxy`,
    ];
    await run('git:remote -a hello');
    await run('git:remote -a hello');
    expect(await settings()).toEqual(of('hello'));
    expect(await run('git:remote -a other --force')).toMatchObject({ exitCode: 0 });
    expect(await settings()).toEqual(of('other'));
    expect(await run('git:remove -a other')).toMatchObject({ exitCode: 0 });
    expect(await settings()).toEqual([]);
  });
});

describe('the credential helper', () => {
  let place: Place;
  let token = '';
  beforeAll(async () => {
    place = await createPlace('deis-2.2');
    token = (await place.machine.run('auth:token')).stdout.trim();
  });
  afterAll(() => place.close());

  it('gives the login of the controller that git asks for, of whichever profile', async () => {
    const { machine, sandbox } = place;
    const ask = (url: string, verb = 'get', words: readonly string[] = []) => {
      const { protocol, host } = new URL(url);
      const input = `protocol=${protocol.slice(0, -1)}\nhost=${host}\npath=hello.git\n\n`;
      return machine.run(['__credential', ...words, verb], { input });
    };
    const answer = { exitCode: 0, stdout: `username=ada\npassword=${token}\n`, stderr: '' };
    expect(await ask(sandbox.url)).toEqual(answer);
    expect(await ask(sandbox.url, 'get', ['--config', 'another'])).toEqual(answer);
    for (const verb of ['store', 'erase'])
      expect(await ask(sandbox.url, verb)).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    for (const url of ['http://127.0.0.1:1', sandbox.url.replace('http:', 'https:'), 'http://evil.example']) {
      const { stdout, stderr } = await ask(url);
      expect(stdout).toBe('quit=1\n');
      expect(stderr).toContain(`Not logged in to ${url}. Run: deis login ${url}`);
    }
  });
});

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}
