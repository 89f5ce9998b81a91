import { answering } from '../setup/answering-controller.ts';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { platform } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import { createMachine } from '../setup/simulated-machine.ts';
import { startTestController } from '../proofs/test-controller.ts';
import { createPlace, type Place } from '../setup/sandbox-with-login.ts';

let place: Place | undefined;
afterEach(async () => {
  await place?.close();
  place = undefined;
});

const every = dialects.map(({ name }) => name);
const later = every.filter((name) => name !== 'deis-1.1');

async function open(dialect = 'deis-2.2'): Promise<Place> {
  place = await createPlace(dialect);
  expect(await place.machine.run('apps:create hello --no-remote')).toMatchObject({ exitCode: 0 });
  return place;
}

describe.each(later)('apps:transfer in %s', (dialect) => {
  it('gives an app away', async () => {
    const { machine, sandbox } = await open(dialect);
    await machine.run(`auth:register ${sandbox.url} --username=bob --password=pw --email=x@example.com --login=false`);
    const missing = await machine.run('apps:transfer nobody -a hello');
    expect(missing).toMatchObject({ exitCode: 5, stdout: '' });
    expect(missing.stderr).toMatch(/user "nobody" not found on http/i);
    expect(await machine.run('apps:transfer bob -a hello')).toEqual({
      exitCode: 0,
      stdout: 'Transferring hello to bob... done\n',
      stderr: '',
    });
    expect(await machine.json('apps:info -a hello')).toMatchObject({ owner: 'bob' });
    expect(await machine.json('apps:transfer ada -a hello')).toEqual({ app: 'hello', owner: 'ada' });
    expect(await machine.run(['apps:transfer', '', '-a', 'hello'])).toMatchObject({ exitCode: 2, stdout: '' });
  });
});

it('apps cannot be given away in API 1.1', async () => {
  const { machine } = await open('deis-1.1');
  expect(await machine.run('apps:transfer bob -a hello')).toMatchObject({ exitCode: 2, stdout: '' });
});

describe.each(every)('apps:info in %s', (dialect) => {
  const hasLabels = dialect.endsWith('2.3');

  it('shows the app, its processes and domains, and labels where the API has them', async () => {
    const { machine } = await open(dialect);
    const text = (await machine.run('info -a hello')).stdout;
    expect(text).toMatch(
      /^=== hello Application\nupdated: +\d.*\nuuid: +[\da-f-]{36}\ncreated: +\d.*\nurl: +http:\/\/hello\.localhost:\d+\n/,
    );
    expect(text).toContain('\n\n=== hello Processes\n\n=== hello Domains\n');
    expect(text.endsWith('\n\n=== hello Label\nNo labels found.\n')).toBe(hasLabels);
    expect(await machine.json('info -a hello')).toMatchObject({
      id: 'hello',
      pods: [],
      ...(hasLabels && { label: {} }),
    });
    if (!hasLabels) return;
    await machine.run('labels:set team=frontend -a hello');
    expect((await machine.run('info -a hello')).stdout).toMatch(/\n\n=== hello Label\nteam: +frontend\n$/);
  });

  it('says when there is no domain', async () => {
    // Workflow shows no URL of an app, and has the app's name as its first domain.
    const { machine } = (place = await createPlace('deis-2.3', { like: 'workflow-2.18' }));
    await machine.run('apps:create hello --no-remote');
    await machine.run('domains:remove hello -a hello');
    expect((await machine.run('info -a hello')).stdout).toMatch(/\nurl: +No domain assigned to hello\n/);
  });
});

describe('apps:create', () => {
  it('tells of the remote on standard output, in the words of the Go clients', async () => {
    const { machine, sandbox } = (place = await createPlace('deis-2.2'));
    const git = (...words: string[]) => execFileSync('git', words, { cwd: machine.directory, encoding: 'utf8' });
    const created = 'Creating Application... done, created ';
    expect(await machine.run('create one --no-remote')).toEqual({
      exitCode: 0,
      stdout: `${created}one\nIf you want to add a git remote for this app later, use \`deis git:remote -a one\`\n`,
      stderr: '',
    });
    const outside = await machine.run('create two');
    expect(outside).toMatchObject({ exitCode: 0, stdout: `${created}two\n` });
    expect(outside.stderr).toContain('not in a git repository');
    git('init', '--quiet');
    expect(await machine.run('create three')).toEqual({
      exitCode: 0,
      stdout: `${created}three\nGit remote deis successfully created for app three.\n`,
      stderr: '',
    });
    const url = `${sandbox.url}/three.git`;
    expect(git('remote', 'get-url', 'deis')).toBe(`${url}\n`);
    expect(await machine.run('create four')).toEqual({
      exitCode: 1,
      stdout: `${created}four\n`,
      stderr:
        `Note: A git remote with the name deis already exists, and points to ${url}.\n` +
        'Note: The app four was created. To overwrite this remote run: deis git:remote --force --remote deis --app four\n',
    });
    expect(await machine.run('apps:info -a four')).toMatchObject({ exitCode: 0 });
    expect(await machine.run('create five -r staging')).toMatchObject({
      stdout: `${created}five\nGit remote staging successfully created for app five.\n`,
    });
    git('remote', 'remove', 'staging');
    const destroyed = await machine.run('destroy --confirm three');
    expect(destroyed.stdout).toMatch(/^Destroying three\.\.\.\ndone in \d+s\nGit remotes for app three removed\.\n$/);
    expect(git('remote')).toBe('');
  });

  it('says which app was created when its buildpack cannot be set', async () => {
    const controller = await startTestController();
    controller.expect(({ method, path }) => ({
      status: path.endsWith('/config/') ? 400 : method === 'POST' ? 201 : 401,
      headers: { DEIS_API_VERSION: '2.2', 'Content-Type': 'application/json' },
      body: path.endsWith('/config/') ? '{"values":["no"]}' : '{"id":"proud-otter"}',
    }));
    const machine = createMachine({ DEIS_CONTROLLER: controller.url, DEIS_TOKEN: 'abc123' });
    const outcome = await machine.run('create -b https://example.com/pack.git --no-remote');
    expect(outcome).toMatchObject({ exitCode: 6, stdout: '' });
    expect(outcome.stderr).toContain('The app proud-otter was created.');
    machine.remove();
    await controller.close();
  });
});

describe.each(every)('apps:logs in %s', (dialect) => {
  it('shows as many lines as are wanted', async () => {
    const { machine } = await open(dialect);
    for (const name of ['a', 'b', 'c']) await machine.run(`domains:add ${name}.example.com -a hello`);
    const all = (await machine.run('apps:logs -a hello')).stdout.trimEnd().split('\n');
    expect(all.length).toBeGreaterThan(3);
    const last = await machine.run('logs -n 2 -a hello');
    expect(last).toMatchObject({ exitCode: 0, stdout: `${all.slice(-2).join('\n')}\n` });
    const parts = (await machine.json('apps:logs -a hello')) as { message: string }[];
    expect(parts.map(({ message }, index) => all[index]?.endsWith(message))).toEqual(all.map(() => true));
    expect(await machine.json('apps:logs --lines 1 -a hello')).toEqual(parts.slice(-1));
    expect((await machine.run('apps:logs -n 0 -a hello')).stdout.trimEnd().split('\n')).toEqual(all);
  });
});

it.each([
  ['DEIS_API_VERSION: 2.2', '/v2', '?log_lines=2'],
  ['X_DEIS_API_VERSION: 1.1', '/v1', ''],
])('apps:logs -n asks a controller of %s for what its API knows', async (header, prefix, query) => {
  const [name = '', version = ''] = header.split(': ');
  const controller = await startTestController();
  controller.expect(({ path }) => ({
    status: path.startsWith(prefix) ? 200 : 404,
    headers: { [name]: version, 'Content-Type': 'text/plain' },
    body: 'one\ntwo\nthree\n',
  }));
  const machine = createMachine({ DEIS_CONTROLLER: controller.url, DEIS_TOKEN: 'abc123' });
  expect(await machine.run('apps:logs -n 2 -a hello')).toMatchObject({ exitCode: 0, stdout: 'two\nthree\n' });
  expect(controller.received.at(-1)).toMatchObject({ path: `${prefix}/apps/hello/logs/`, query });
  machine.remove();
  await controller.close();
});

describe('apps:open', () => {
  /** A folder with an opener that writes down what it is called with. */
  function fakeOpener({ machine }: Place): { environment: Record<string, string>; called: string } {
    const folder = join(machine.home, 'bin');
    const called = join(machine.home, 'called');
    mkdirSync(folder);
    const opener = join(folder, platform() === 'darwin' ? 'open' : 'xdg-open');
    writeFileSync(opener, `#!/bin/sh\necho "$@" > "${called}.new" && mv "${called}.new" "${called}"\n`);
    chmodSync(opener, 0o755);
    return { environment: { PATH: `${folder}:${machine.environment['PATH'] ?? ''}` }, called };
  }

  it.each(every)('prints the URL without a terminal, in %s', async (dialect) => {
    const there = await open(dialect);
    const { environment, called } = fakeOpener(there);
    const { machine } = there;
    const url = `http://hello.localhost:${there.sandbox.port}`;
    expect(await machine.run('open -a hello', { environment })).toEqual({
      exitCode: 0,
      stdout: `${url}\n`,
      stderr: '',
    });
    expect(await machine.json('apps:open -a hello', { environment, isTerminal: true })).toEqual({ url });
    expect(existsSync(called)).toBe(false);
    expect(await machine.run('open -a nosuch')).toMatchObject({ exitCode: 5, stdout: '' });
  });

  it('opens the URL on a terminal', async () => {
    const there = await open();
    const { environment, called } = fakeOpener(there);
    const outcome = await there.machine.run('open -a hello', { environment, isTerminal: true });
    expect(outcome).toMatchObject({ exitCode: 0, stdout: `http://hello.localhost:${there.sandbox.port}\n` });
    await expect
      .poll(() => existsSync(called) && readFileSync(called, 'utf8'))
      .toBe(`http://hello.localhost:${there.sandbox.port}\n`);
  });

  it('says so when there is no program for it', async () => {
    const { machine, sandbox } = await open();
    const outcome = await machine.run('open -a hello', { environment: { PATH: machine.home }, isTerminal: true });
    expect(outcome).toMatchObject({ exitCode: 1, stdout: '' });
    expect(outcome.stderr).toContain(`http://hello.localhost:${sandbox.port} cannot be opened`);
  });

  it.each([
    [['*.example.com', 'www.example.com'], 'http://www.example.com'],
    [['hello', 'www.example.com'], 'http://hello.example.com:8000'],
    [['*.example.com'], undefined],
    [[], undefined],
  ])('takes the first domain where the app has no URL: %j', async (domains, url) => {
    const controller = await startTestController();
    controller.expect(({ path }) => {
      const results = domains.map((domain) => ({ domain, app: 'hello' }));
      const body = path.endsWith('/domains/') ? { count: results.length, results } : { id: 'hello' };
      return { status: 200, headers: { DEIS_API_VERSION: '2.2' }, body: JSON.stringify(body) };
    });
    const machine = createMachine({
      DEIS_CONTROLLER: 'http://deis.example.com:8000',
      DEIS_TOKEN: 'abc123',
      http_proxy: controller.url,
    });
    const outcome = await machine.run('apps:open -a hello');
    if (url === undefined)
      expect(outcome).toMatchObject({ exitCode: 5, stderr: 'Error: No domain assigned to hello.\n' });
    else expect(outcome).toMatchObject({ exitCode: 0, stdout: `${url}\n` });
    machine.remove();
    await controller.close();
  });
});

it("apps:info tells the app's own refusal, whichever answer came first", async () => {
  const { machine } = await answering({
    'GET /v2/apps/hello/pods': [503, { detail: 'no pods now' }],
    'GET /v2/apps/hello/domains': [400, { detail: 'no domains' }],
    'GET /v2/apps/hello': [403, { detail: 'Not yours.' }],
  });
  for (let time = 0; time < 5; time += 1) {
    const { exitCode, stderr } = await machine.run('apps:info -a hello');
    expect(exitCode).toBe(4);
    expect(stderr).toContain('Error: Not yours.');
  }
});
