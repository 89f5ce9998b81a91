import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { deis11 } from '../../src/api/dialects/deis-1.1.ts';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import { get } from './runtime/pushed-app.ts';
import { nodeApp, pushPlace, repository, runGit } from './pushing.ts';
import { changeState, start } from './started-sandbox.ts';

describe.each(dialects.map((dialect) => [dialect.name, dialect] as const))('in %s a push', (_, dialect) => {
  it('becomes a build and a release, and can be cloned', async () => {
    const { sandbox, token, url, builds, inData } = await pushPlace({}, dialect);
    const { git, commit, folder } = await repository();
    const sha = await commit(nodeApp);
    const pushed = await git('push', url(), 'HEAD:main');
    expect(pushed).toMatchObject({ exitCode: 0 });
    expect(pushed.remote).toContain('-----> Building a Node.js app');
    expect(pushed.remote.at(-1)).toBe(`       hello v2 is deployed: http://hello.localhost:${sandbox.port}`);
    expect(await get(sandbox.port, 'hello.localhost')).toMatchObject({ status: 200, text: 'hello' });
    const [build] = await builds();
    expect(build).toMatchObject({ app: 'hello', owner: 'ada', sha, procfile: { web: 'node server.js' } });
    expect(inData('slugs')).toEqual([build?.uuid]);
    expect(readFileSync(join(sandbox.directory, 'slugs', build?.uuid ?? '', 'server.js'), 'utf8')).toBe(
      nodeApp['server.js'],
    );
    const { json } = await sandbox.ask('releases.list', { app: 'hello' }, token);
    expect((json as { results: { summary: string }[] }).results[0]?.summary).toBe(`ada deployed ${sha.slice(0, 7)}`);
    expect(await git('clone', '--quiet', url(), 'clone')).toMatchObject({ exitCode: 0 });
    expect(readFileSync(join(folder, 'clone', 'server.js'), 'utf8')).toBe(nodeApp['server.js']);
    expect(sandbox.reported).toEqual([]);
  });
});

describe('a branch', () => {
  it('is main or master; others are refused, and so are several, deletions and tags alone', async () => {
    const { url, builds } = await pushPlace();
    const { git, commit } = await repository();
    await commit(nodeApp);
    await git('tag', 'v1');
    const refusals: readonly [readonly string[], string][] = [
      [['HEAD:feature'], 'Branch feature is not deployed. Push to main or master: git push REMOTE HEAD:main'],
      [['HEAD:main', 'HEAD:master'], 'Push one branch, main or master, not several (main, master).'],
      [['v1'], 'Tags alone deploy nothing. Push a branch: git push REMOTE HEAD:main'],
    ];
    for (const [refs, why] of refusals) {
      const { exitCode, remote } = await git('push', url(), ...refs);
      expect({ exitCode, remote: remote.map((line) => line.trim()) }).toEqual({
        exitCode: 1,
        remote: [`!     ${why}`],
      });
    }
    expect(await builds()).toEqual([]);
    expect(await git('push', url(), 'HEAD:master', 'v1')).toMatchObject({ exitCode: 0 });
    expect(await builds()).toHaveLength(1);
    const deleted = await git('push', url(), ':master');
    expect(deleted.exitCode).toBe(1);
    expect(deleted.output).toContain('refs/heads/master cannot be deleted');
    expect((await git('ls-remote', '--symref', url())).output).toMatch(/^ref: refs\/heads\/master\tHEAD\n/);
  });

  it('may be pushed anew, also with another history', async () => {
    const { url, builds } = await pushPlace();
    const { git, commit } = await repository();
    const first = await commit(nodeApp);
    await git('push', url(), 'HEAD:main');
    const second = await commit({ 'more.js': '1' });
    expect(await git('push', url(), 'HEAD:main')).toMatchObject({ exitCode: 0 });
    expect(await git('push', '--force', url(), `${first}:refs/heads/main`)).toMatchObject({ exitCode: 0 });
    expect((await builds()).map(({ sha }) => sha)).toEqual([first, second, first]);
  });
});

describe('who pushes', () => {
  it('needs a token, and access to the app', async () => {
    const { sandbox, token, url, builds } = await pushPlace();
    const { git, commit } = await repository();
    await commit(nodeApp);
    const other = await sandbox.join('bob');
    const attempts: readonly [string, RegExp][] = [
      [url('hello', 'x'.repeat(40)), /Invalid token\.[^]*Authentication failed/],
      [url().replace(/\/\/.*@/, '//'), /could not read Username/],
      [url('hello', other), /You do not have permission to perform this action\.[^]*403/],
      [url('nothing'), /Not found\.[^]*not found/],
    ];
    for (const [address, why] of attempts) {
      for (const words of [
        ['push', address, 'HEAD:main'],
        ['ls-remote', address],
      ]) {
        const { exitCode, output } = await git(...words);
        expect(exitCode).toBe(128);
        expect(output).toMatch(why);
      }
    }
    expect(await builds()).toEqual([]);
    await sandbox.ask('perms.create', { app: 'hello', username: 'bob' }, token);
    expect(await git('push', url('hello', other), 'HEAD:main')).toMatchObject({ exitCode: 0 });
  });

  it('is no web page, and comes by a loopback name', async () => {
    const { sandbox, token } = await pushPlace();
    const Authorization = `Basic ${Buffer.from(`ada:${token}`).toString('base64')}`;
    const path = '/hello.git/info/refs?service=git-receive-pack';
    const ask = (headers: Readonly<Record<string, string>>) =>
      sandbox.send({ method: 'GET', path, headers: { Authorization, ...headers } });
    expect(await ask({})).toMatchObject({ status: 200 });
    expect(await ask({ Origin: 'https://evil.example' })).toMatchObject({ status: 403 });
    expect(await ask({ 'Sec-Fetch-Site': 'cross-site' })).toMatchObject({ status: 403 });
    // Another name is for the router, which knows no such app.
    expect(await ask({ Host: 'evil.example' })).toMatchObject({ status: 404 });
    expect((await ask({ Host: 'evil.example' })).text).not.toContain('service=git');
    expect(await ask({ Authorization: 'Basic' })).toMatchObject({
      status: 401,
      headers: { 'WWW-Authenticate': 'Basic realm="sandbox", charset="UTF-8"' },
    });
  });

  it.each([
    ['GET', '/hello.git/info/refs'],
    ['GET', '/hello.git/info/refs?service=git-upload-archive'],
    ['GET', '/hello.git/HEAD'],
    ['GET', '/hello.git/objects/info/packs'],
    ['GET', '/..%2fhello.git/info/refs?service=git-upload-pack'],
    ['POST', '/hello.git/git-upload-archive'],
  ])('finds nothing else: %s %s', async (method, path) => {
    const { sandbox } = await pushPlace();
    expect(await sandbox.send({ method, path })).toMatchObject({ status: 404 });
  });
});

describe('what fails', () => {
  it('refuses the push, streams why, and leaves the app as it was', async () => {
    const { sandbox, token, url, builds, inData } = await pushPlace();
    const { git, commit } = await repository();
    const good = await commit(nodeApp);
    await git('push', url(), 'HEAD:main');
    const before = [await builds(), inData('slugs')];
    await commit({
      'package.json': '{"scripts":{"build":"echo to-the-log; echo too >&2; exit 7","start":"node server.js"}}',
    });
    const { exitCode, remote } = await git('push', url(), 'HEAD:main');
    expect(exitCode).toBe(1);
    expect(remote.map((line) => line.trim())).toEqual(
      expect.arrayContaining(['to-the-log', 'too', '!     npm failed with exit code 7.']),
    );
    expect([await builds(), inData('slugs')]).toEqual(before);
    expect(inData('build')).toEqual([]);
    expect((await git('ls-remote', url(), 'refs/heads/main')).output).toBe(`${good}\trefs/heads/main\n`);
    const { json } = await sandbox.ask('releases.list', { app: 'hello' }, token);
    expect((json as { results: unknown[] }).results).toHaveLength(2);
    expect(await git('push', url(), `${good}:refs/heads/master`)).toMatchObject({ exitCode: 0 });
  });

  it('ends at the limit, with all that the build started', async () => {
    const { url, sandbox } = await pushPlace({ buildLimit: 1500 });
    const { git, commit } = await repository();
    const marker = join(sandbox.directory, 'pids');
    const build = `sh -c 'echo $$ >> ${marker}; sleep 1000' & sleep 1000`;
    await commit({ 'package.json': JSON.stringify({ scripts: { build, start: 'x' } }) });
    const { exitCode, output } = await git('push', url(), 'HEAD:main');
    expect(exitCode).toBe(1);
    expect(output).toContain('The build took longer than 1.5 seconds.');
    for (const pid of readFileSync(marker, 'utf8').trim().split('\n')) await untilGone(Number(pid));
  });

  it('ends with the client', async () => {
    const { url, sandbox, inData, builds } = await pushPlace();
    const { git, commit, folder } = await repository();
    const marker = join(sandbox.directory, 'pids');
    await commit({
      'package.json': JSON.stringify({ scripts: { build: `echo $$ > ${marker}; sleep 1000`, start: 'x' } }),
    });
    const child = spawn('git', ['push', url(), 'HEAD:main'], { cwd: folder, stdio: 'ignore', detached: true });
    await until(() => existsSync(marker) && readFileSync(marker, 'utf8') !== '');
    process.kill(-(child.pid ?? 0), 'SIGKILL');
    await untilGone(Number(readFileSync(marker, 'utf8')));
    await until(() => inData('build').length + inData('slugs').length === 0);
    expect(await builds()).toEqual([]);
    await commit(nodeApp);
    expect(await git('push', url(), 'HEAD:main')).toMatchObject({ exitCode: 0 });
  });
});

describe('two pushes to one app', () => {
  it('come one after the other, and the second is told to wait', async () => {
    const { url, sandbox, builds } = await pushPlace();
    const { git, commit } = await repository();
    const [started, go] = [join(sandbox.directory, 'started'), join(sandbox.directory, 'go')];
    const build = `touch ${started}; until [ -e ${go} ]; do sleep 0.05; done`;
    const first = await commit({
      ...nodeApp,
      'package.json': JSON.stringify({ scripts: { build, start: 'node server.js' } }),
    });
    const one = git('push', url(), 'HEAD:main');
    await until(() => existsSync(started));
    const quick = await repository();
    const second = await quick.commit(nodeApp);
    const words = ['push', url(), 'HEAD:master'];
    const other = spawn('git', words, { cwd: quick.folder, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    other.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await until(() => said.includes('This one waits for it.'));
    const outdated = quick.git('push', url(), 'HEAD:main');
    expect(await builds()).toEqual([]);
    writeFileSync(go, '');
    expect(await one).toMatchObject({ exitCode: 0 });
    await until(() => other.exitCode !== null);
    expect(other.exitCode).toBe(0);
    const late = await outdated;
    expect(late.exitCode).toBe(1);
    expect(late.output).toContain('main has moved meanwhile. Fetch it, and push again.');
    expect((await builds()).map(({ sha }) => sha)).toEqual([second, first]);
  });
});

describe('what is pushed', () => {
  it.each([
    ['an absolute link', { link: '-> /etc/passwd' }, 'link is a link that leads out of the app, to /etc/passwd.'],
    ['a link up', { 'a/b': '-> ../../x' }, 'a/b is a link that leads out of the app, to ../../x.'],
    ['a chain of links', { 'a/up': '-> ..', c: '-> a/up/..' }, 'c is a link that leads out of the app, to a/up/...'],
  ])('does not leave its folder: %s', async (_, files, why) => {
    const { url, builds, inData } = await pushPlace();
    const { git, commit } = await repository();
    await commit({ ...nodeApp, ...files });
    const { exitCode, remote } = await git('push', url(), 'HEAD:main');
    expect(exitCode).toBe(1);
    expect(remote.map((line) => line.trim())).toEqual([`!     ${why}`]);
    expect([await builds(), inData('slugs'), inData('build')]).toEqual([[], [], []]);
  });

  it.each(['..', '.git', '.GIT', 'git~1'])('does not leave its folder: a tree with %s', async (name) => {
    const { url } = await pushPlace();
    const { git, commit, folder } = await repository();
    await commit(nodeApp);
    const blob = (await git('hash-object', '-w', 'server.js')).output.trim();
    const input = (text: string, ...words: string[]): string =>
      execFileSync('git', words, { cwd: folder, input: text, encoding: 'utf8' }).trim();
    const inner = input(`100644 blob ${blob}\tconfig\n`, 'mktree');
    // Git's own tool does not make such trees: the object is written byte by byte.
    const raw = Buffer.concat([Buffer.from(`40000 ${name}\0`), Buffer.from(inner, 'hex')]);
    const tree = execFileSync('git', ['hash-object', '-w', '-t', 'tree', '--literally', '--stdin'], {
      cwd: folder,
      input: raw,
      encoding: 'utf8',
    }).trim();
    const commitId = (await git('commit-tree', tree, '-m', 'evil')).output.trim();
    const { exitCode, output } = await git('push', url(), `${commitId}:refs/heads/main`);
    expect(exitCode).toBe(1);
    expect(output).toMatch(/fsck error|unpacker error|contains/);
  });

  it('keeps links that stay inside, and files that an archive would leave out', async () => {
    const { url, sandbox, builds } = await pushPlace();
    const { git, commit } = await repository();
    await commit({
      ...nodeApp,
      'a/link': '-> ../server.js',
      'secret.txt': 'kept',
      '.gitattributes': 'secret.txt export-ignore\n',
    });
    expect(await git('push', url(), 'HEAD:main')).toMatchObject({ exitCode: 0 });
    const slug = join(sandbox.directory, 'slugs', (await builds())[0]?.uuid ?? '');
    expect(readFileSync(join(slug, 'a/link'), 'utf8')).toBe(nodeApp['server.js']);
    expect(readFileSync(join(slug, 'secret.txt'), 'utf8')).toBe('kept');
    expect(existsSync(join(slug, '.git'))).toBe(false);
  });

  it('is told of submodules and of files in LFS, which are not fetched', async () => {
    const { url } = await pushPlace();
    const { git, commit } = await repository();
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 12\n`;
    const sha = await commit({ ...nodeApp, '.gitattributes': '*.png filter=lfs\n', 'a.png': pointer });
    await git('update-index', '--add', '--cacheinfo', `160000,${sha},vendor/lib`);
    await git('commit', '--quiet', '--message=submodule');
    const { exitCode, remote } = await git('push', url(), 'HEAD:main');
    expect(exitCode).toBe(0);
    expect(remote).toContain('Submodule vendor/lib is not fetched: its folder stays empty.');
    expect(remote).toContain('a.png is kept in Git LFS and not fetched: it is a pointer here.');
  });

  it('runs no hooks, takes no settings from the environment, and is private', async () => {
    const { url, sandbox, inData } = await pushPlace();
    const { git, commit } = await repository();
    await commit(nodeApp);
    await git('push', url(), 'HEAD:main');
    const [name = ''] = inData('repos');
    const marker = join(sandbox.directory, 'hooked');
    const hooks = join(sandbox.directory, 'repos', name, 'hooks');
    mkdirSync(hooks, { recursive: true });
    for (const hook of [
      'post-receive',
      'update',
      'post-update',
      'post-checkout',
      'post-index-change',
      'reference-transaction',
    ]) {
      writeFileSync(join(hooks, hook), `#!/bin/sh\ntouch ${marker}\n`, { mode: 0o755 });
    }
    await commit({ 'more.js': '2' });
    expect(await git('push', url(), 'HEAD:main')).toMatchObject({ exitCode: 0 });
    expect(existsSync(marker)).toBe(false);
    for (const folder of ['repos', 'slugs', 'cache', 'build', 'hooks']) {
      expect(statSync(join(sandbox.directory, folder)).mode & 0o777, folder).toBe(0o700);
    }
  });
});

describe('a sandbox that was killed', () => {
  it('finds its branches at the newest build, and nothing of what came to no end', async () => {
    const { url, sandbox, token, inData } = await pushPlace();
    const { git, commit } = await repository();
    const first = await commit(nodeApp);
    await git('push', url(), 'HEAD:master');
    const second = await commit({ 'more.js': '2' });
    await git('push', url(), 'HEAD:master');
    const { directory } = sandbox;
    const [app = ''] = inData('cache');
    await sandbox.ask('apps.create', { id: 'gone' }, token);
    await git('push', url('gone'), 'HEAD:main');
    await sandbox.ask('apps.destroy', { app: 'gone' }, token);
    await sandbox.close();
    const repo = join(directory, 'repos', `${app}.git`);
    // As it is when the sandbox was killed after the release, and before git moved the branch.
    writeFileSync(join(repo, 'refs/heads/master'), `${first}\n`);
    writeFileSync(join(repo, 'refs/heads/master.lock'), '');
    mkdirSync(join(repo, 'objects', 'tmp_objdir-incoming-1'));
    for (const left of ['build/1/files', 'slugs/1', 'cache/1', 'repos/1.git', `repos/${app}.git.abc`])
      mkdirSync(join(directory, left), { recursive: true });
    const again = await start(sandbox.dialect, { directory });
    const address = url().replace(sandbox.url.slice(7), again.url.slice(7));
    expect((await git('ls-remote', address, 'refs/heads/master')).output).toBe(`${second}\trefs/heads/master\n`);
    expect(existsSync(join(repo, 'objects', 'tmp_objdir-incoming-1'))).toBe(false);
    const names = (folder: string): string[] =>
      existsSync(join(directory, folder)) ? readdirSync(join(directory, folder)) : [];
    expect([names('build'), names('cache'), names('repos'), names('slugs').length]).toEqual([
      [],
      [app],
      [`${app}.git`],
      2,
    ]);
    expect(again.reported).toEqual([]);
  });

  it('keeps the slugs of the ten newest builds, and of the one that runs', async () => {
    const { url, sandbox } = await pushPlace();
    const { git, commit } = await repository();
    await commit(nodeApp);
    await git('push', url(), 'HEAD:main');
    const { directory } = sandbox;
    await sandbox.close();
    const [running = ''] = readdirSync(join(directory, 'slugs'));
    for (let number = 1; number <= 12; number += 1) {
      const columns = `uuid, app, owner, image, sha, procfile, dockerfile, created, slug`;
      changeState(
        directory,
        `INSERT INTO builds (${columns}) VALUES ('b${number}', 'hello', 'ada', 'x', '', '{}', '', '', 1)`,
      );
      mkdirSync(join(directory, 'slugs', `b${number}`));
    }
    await start(sandbox.dialect, { directory });
    const kept = readdirSync(join(directory, 'slugs'));
    expect(new Set(kept)).toEqual(new Set([running, ...Array.from({ length: 10 }, (_, index) => `b${index + 3}`)]));
  });
});

test('what was pushed goes with the app', async () => {
  const { url, sandbox, token, inData } = await pushPlace();
  const { git, commit } = await repository();
  await commit(nodeApp);
  expect(await git('push', url(), 'HEAD:main')).toMatchObject({ exitCode: 0 });
  await sandbox.ask('apps.destroy', { app: 'hello' }, token);
  await until(() => ['repos', 'slugs'].every((folder) => inData(folder).length === 0));
});

test('a tree with a Dockerfile alone is released, and its processes are simulated', async () => {
  const { url, sandbox, token, inData, builds } = await pushPlace();
  const { git, commit } = await repository();
  await commit({ Dockerfile: 'FROM scratch\n' });
  const { exitCode, remote } = await git('push', url(), 'HEAD:main');
  expect(exitCode).toBe(0);
  expect(remote).toContain('Neither docker nor podman answers: the processes of this release are simulated.');
  expect((await builds())[0]).toMatchObject({ dockerfile: 'FROM scratch' });
  expect(inData('slugs')).toEqual([]);
  const { json } = await sandbox.ask('pods.list', { app: 'hello' }, token);
  expect(json).toMatchObject({ results: [{ type: 'cmd', state: 'up' }] });
});

test('the sandbox of v1 takes the process types of v1', async () => {
  const { url } = await pushPlace({}, deis11);
  const { git, commit } = await repository();
  await commit({ ...nodeApp, Procfile: 'web-2: node server.js\n' });
  const { remote } = await git('push', url(), 'HEAD:main');
  expect(remote.at(-1)?.trim()).toBe('!     Line 1 of the Procfile: Process types can only contain [a-z]');
});

test('a sandbox without git says so', async () => {
  const { url } = await pushPlace({ environment: { PATH: '/nonexistent' } });
  const { git, commit } = await repository();
  await commit(nodeApp);
  const { exitCode, output } = await git('push', url(), 'HEAD:main');
  expect(exitCode).toBe(128);
  expect(output).toContain('remote: git is not on the PATH of the sandbox.');
});

test('a data folder from which nothing can be started takes no push', async () => {
  const { url, sandbox } = await pushPlace();
  const { git, commit, folder } = await repository();
  await commit(nodeApp);
  writeFileSync(join(sandbox.directory, 'hooks'), '');
  const { exitCode } = await runGit(folder, ['push', url(), 'HEAD:main']);
  expect(exitCode).not.toBe(0);
  expect((await git('ls-remote', url())).output).toBe('');
  rmSync(join(sandbox.directory, 'hooks'));
});

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** A process is gone when nothing is left of it but what its parent has not asked for. */
function untilGone(pid: number): Promise<void> {
  return until(() => {
    try {
      return /^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    } catch {
      return true;
    }
  });
}
