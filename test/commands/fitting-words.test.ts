import { describe, expect, it } from 'vitest';
import { type Answer, answering, pageOf } from '../setup/answering-controller.ts';

const forbidden: Answer = [403, { detail: 'You do not have permission to perform this action.' }];
const missing: Answer = [404, { detail: 'Not found.' }];
const app: Answer = [200, { id: 'hello', owner: 'ada', structure: { web: 0, worker: 0 } }];

describe('perms:delete of who has no access', () => {
  it.each([
    ['403, as Workflow says', forbidden],
    ['404', missing],
  ])('is told as that: %s', async (_, answer) => {
    const { machine } = await answering({
      'DELETE /v2/apps/hello/perms/cy': answer,
      'GET /v2/apps/hello/perms': [200, { users: ['bob'] }],
      'GET /v2/apps/hello': app,
    });
    expect(await machine.run('perms:delete cy -a hello')).toEqual({
      exitCode: 5,
      stdout: '',
      stderr: 'Error: cy is not one of the hello collaborators.\n       perms:list --app hello shows them.\n',
    });
  });
});

describe('what only the owner may do', () => {
  it.each([
    ['apps:destroy -a hello --confirm hello', 'DELETE /v2/apps/hello'],
    ['apps:transfer bob -a hello', 'POST /v2/apps/hello'],
    ['perms:create bob -a hello', 'POST /v2/apps/hello/perms'],
    ['perms:delete bob -a hello', 'DELETE /v2/apps/hello/perms/bob'],
  ])('is told to a collaborator with who that is: %s', async (line, request) => {
    const { machine } = await answering({
      [request]: forbidden,
      'GET /v2/apps/hello/perms': [200, { users: ['bob'] }],
      'GET /v2/apps/hello': app,
    });
    const { exitCode, stderr } = await machine.run(line);
    expect(exitCode).toBe(4);
    expect(stderr).toContain('Only ada, who owns hello, or an administrator may do this.');
    expect(stderr).not.toContain('perms:create');
  });
});

describe('which of app and user is missing', () => {
  it.each([
    ['perms:create bob -a hello', 'POST /v2/apps/hello/perms'],
    ['apps:transfer bob -a hello', 'POST /v2/apps/hello'],
  ])('is looked at: %s', async (line, request) => {
    const noApp = await answering({ [request]: missing });
    const { exitCode, stderr } = await noApp.machine.run(line);
    expect(exitCode).toBe(5);
    expect(stderr).toContain('App "hello" not found on');
    expect(stderr).not.toContain('bob');
    const noUser = await answering({ [request]: missing, 'GET /v2/apps/hello': app });
    const outcome = await noUser.machine.run(line);
    expect(outcome.exitCode).toBe(5);
    expect(outcome.stderr).toContain('User "bob" not found on');
    expect(outcome.stderr).not.toContain('App "hello"');
  });
});

describe('a controller that fails at what is missing', () => {
  const failed: Answer = [500, '<h1>Server Error (500)</h1>'];
  it.each([
    ['releases:info v99 -a hello', 'GET /v1/apps/hello/releases/v99', 'Release v99 of hello not found on'],
    ['releases:rollback v99 -a hello', 'POST /v1/apps/hello/releases/rollback', 'Release v99 of hello not found on'],
    ['keys:remove nosuch', 'DELETE /v1/keys/nosuch', 'Key "nosuch" not found on'],
    ['domains:remove www.example.com -a hello', 'DELETE /v1/apps/hello/domains/www.example.com', 'www.example.com'],
  ])('is told as that: %s', async (line, request, words) => {
    const { machine } = await answering(
      {
        [request]: failed,
        'GET /v1/apps/hello/releases': pageOf({ version: 2 }, { version: 1 }),
        'GET /v1/keys': pageOf({ id: 'laptop' }),
        'GET /v1/apps/hello/domains': pageOf({ domain: 'other.example.com' }),
      },
      '1.1',
    );
    const { exitCode, stderr } = await machine.run(line);
    expect(exitCode).toBe(5);
    expect(stderr).toContain(words);
  });

  it('fails where the thing is there', async () => {
    const { machine } = await answering(
      { 'GET /v1/apps/hello/releases/v2': failed, 'GET /v1/apps/hello/releases': pageOf({ version: 2 }) },
      '1.1',
    );
    expect(await machine.run('releases:info v2 -a hello')).toMatchObject({ exitCode: 8 });
  });
});

describe('keys:add', () => {
  const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILq+HyB6G7BFvHIr0zLB0i9Wn0nYlqbQ0XHnXjVJmQ0y laptop';
  it.each(['1.1', '2.2'])(
    'of a second key of the same name is refused on API %s, which could remove neither',
    async (version) => {
      const root = version === '1.1' ? '/v1' : '/v2';
      const { machine, changes } = await answering(
        { [`GET ${root}/keys`]: pageOf({ id: 'laptop' }), [`POST ${root}/keys`]: [201, { id: 'other' }] },
        version,
      );
      const { writeFileSync } = await import('node:fs');
      writeFileSync(`${machine.directory}/key.pub`, `${key}\n`);
      const { exitCode, stderr } = await machine.run('keys:add laptop key.pub');
      expect(exitCode).toBe(6);
      expect(stderr).toContain('You have a key named "laptop" already');
      expect(changes()).toEqual([]);
      expect(await machine.run('keys:add other key.pub')).toMatchObject({ exitCode: 0 });
    },
  );

  it('asks for nothing more where the controller refuses by itself', async () => {
    const { machine, controller } = await answering({ 'POST /v2/keys': [201, { id: 'laptop' }] });
    const { writeFileSync } = await import('node:fs');
    writeFileSync(`${machine.directory}/key.pub`, `${key}\n`);
    expect(await machine.run('keys:add laptop key.pub')).toMatchObject({ exitCode: 0 });
    expect(controller.received.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /v2/', 'POST /v2/keys/']);
  });
});

describe('advice', () => {
  it.each([
    ['1.1', 'Destroy them with apps:destroy; apps:list shows them.'],
    ['2.2', 'Transfer them with apps:transfer or destroy them'],
  ])('names only what API %s has', async (version, words) => {
    const root = version === '1.1' ? '/v1' : '/v2';
    const { machine } = await answering(
      {
        [`POST ${root}/auth/login`]: [200, { token: 'abc' }],
        [`DELETE ${root}/auth/cancel`]: [
          409,
          { detail: 'ada still has applications assigned. Delete or transfer ownership' },
        ],
      },
      version,
    );
    const { exitCode, stderr } = await machine.run('auth:cancel --username=ada --password=x --yes');
    expect(exitCode).toBe(6);
    expect(stderr).toContain(words);
  });

  it('of limits:set offers no form that an API refuses', async () => {
    const { machine } = await answering({});
    const { exitCode, stderr } = await machine.run('limits:set web=lots -a hello');
    expect(exitCode).toBe(2);
    expect(stderr).not.toContain('<request>');
  });
});

it('ps:wait of a type that is scaled to 0 says that there is nothing to wait for', async () => {
  const { machine } = await answering({
    'GET /v2/apps/hello': app,
    'GET /v2/apps/hello/pods': pageOf(),
    'GET /v2/apps/hello/releases': pageOf({ version: 2 }),
  });
  const { exitCode, stderr } = await machine.run('ps:wait web -a hello');
  expect({ exitCode, stderr }).toEqual({
    exitCode: 0,
    stderr: 'Note: Nothing to wait for: hello has web scaled to 0.\n',
  });
});

it('the first log after a controller was replaced is read as the new one writes it', async () => {
  const { machine, controller, answer } = await answering({ 'GET /v2/apps/hello/logs': [200, 'plain\n'] });
  expect((await machine.run('logs -a hello')).stdout).toBe('plain\n');
  answer({});
  controller.expect(() => ({
    status: 200,
    headers: { DEIS_API_VERSION: '2.2', 'Content-Type': 'text/plain' },
    body: String.raw`b'caf\xc3\xa9\n'`,
  }));
  expect((await machine.run('logs -a hello')).stdout).toBe('café\n');
});
