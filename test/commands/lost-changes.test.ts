import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Answer, answering, pageOf } from '../setup/answering-controller.ts';

const config = 'POST /v2/apps/hello/config';
const settings = 'POST /v2/apps/hello/settings';
const tls = 'POST /v2/apps/hello/tls';

describe('a change that was accepted, and of which the response shows that it is not there', () => {
  it.each([
    ['config:set A=1 B=2', config, { values: { C: '1' } }, 'hello has no variable A, B'],
    ['config:unset A', config, { values: { A: '1' } }, 'hello still has the variable A'],
    ['limits:set web=1G', config, { values: {}, memory: { worker: '1G' } }, 'hello has no memory limit for web'],
    ['limits:set --cpu web=1', config, { values: {}, cpu: { worker: 1 } }, 'hello has no CPU limit for web'],
    ['limits:unset web', config, { values: {}, memory: { web: '1G' } }, 'hello still has the memory limit for web'],
    ['tags:set a=b', config, { values: {}, tags: { c: 'd' } }, 'hello has no tag a'],
    ['tags:unset a', config, { values: {}, tags: { a: 'b' } }, 'hello still has the tag a'],
    [
      'registry:set username=bob',
      config,
      { values: {}, registry: { password: 'x' } },
      'hello has no registry credential username',
    ],
    [
      'healthchecks:set liveness httpGet 80',
      config,
      { values: {}, healthcheck: { web: { readinessProbe: { failureThreshold: 1 } } } },
      'hello has no health check web/cmd',
    ],
    [
      'healthchecks:unset liveness --type web',
      config,
      { values: {}, healthcheck: { web: { livenessProbe: { failureThreshold: 1 } } } },
      'hello still has the health check web livenessProbe',
    ],
    ['labels:set team=x', settings, { label: { other: 'y' } }, 'hello has no label team'],
    ['labels:unset team', settings, { label: { team: 'y' } }, 'hello still has the label team'],
    [
      'autoscale:set web --min=1 --max=2 --cpu-percent=50',
      settings,
      { autoscale: { worker: { min: 1, max: 2, cpu_percent: 50 } } },
      'hello has no autoscaling of web',
    ],
    ['autoscale:unset web', settings, { autoscale: { web: { min: 1 } } }, 'hello still has the autoscaling of web'],
    ['maintenance:on', settings, { maintenance: false }, 'maintenance mode of hello is off'],
    ['maintenance:off', settings, { maintenance: true }, 'maintenance mode of hello is on'],
    ['routing:disable', settings, { routable: true }, 'routing of hello is on'],
    ['tls:enable', tls, { https_enforced: false }, 'HTTPS is not required for hello'],
    ['tls:disable', tls, { https_enforced: true }, 'HTTPS is still required for hello'],
  ])('%s is refused by %s %j', async (line, request, body, but) => {
    const { machine, changes } = await answering({ [request]: [201, body] });
    const outcome = await machine.run(`${line} -a hello --json`);
    expect(outcome).toMatchObject({ exitCode: 6, stdout: '' });
    expect(JSON.parse(outcome.stderr)).toMatchObject({
      error: {
        code: 'refused',
        message: `The controller accepted the change, but ${but}.`,
        hint: 'Another change may have come first: run it again.',
      },
    });
    // It is sent once, and the rest is left to who reads that.
    expect(changes()).toHaveLength(1);
  });
});

describe('a change that was accepted, of which the response shows nothing', () => {
  it.each([
    ['config:set A=1', config, { values: null }, 'the variable A'],
    ['config:set A=1', config, { values: {} }, 'the variable A'],
    ['limits:set web=1G', config, { values: {} }, 'the memory limit for web'],
    ['limits:set web=1G', config, { values: {}, memory: null }, 'the memory limit for web'],
    ['tags:set a=b', config, { values: {}, tags: {} }, 'the tag a'],
    ['labels:set team=x', settings, { routable: true }, 'the label team'],
    ['labels:set team=x', settings, { label: null }, 'the label team'],
    [
      'autoscale:set web --min=1 --max=2 --cpu-percent=50',
      settings,
      { autoscale: null, routable: true },
      'the autoscaling of web',
    ],
  ])('%s is a success with a notice: %s %j', async (line, request, body, what) => {
    const { machine } = await answering({ [request]: [201, body] });
    const { exitCode, stderr } = await machine.run(`${line} -a hello`);
    expect(stderr).toContain(`The controller accepted the change, but its response does not show ${what}.`);
    expect(exitCode).toBe(0);
  });

  it.each([
    ['config:unset A', config, { values: null }],
    ['limits:unset web', config, { values: {} }],
    ['labels:unset team', settings, { label: null }],
    ['autoscale:unset web', settings, { autoscale: { web: null } }],
    ['maintenance:on', settings, { routable: true }],
    ['tls:enable', tls, { https_enforced: null }],
  ])('%s is a success: %s %j', async (line, request, body) => {
    const { machine } = await answering({ [request]: [201, body] });
    expect(await machine.run(`${line} -a hello`)).toMatchObject({ exitCode: 0, stderr: '' });
  });

  it.each([
    ['config:set A=1 B=2', config, { values: { A: '1' } }, 'hello has no variable B'],
    ['config:unset A B', config, { values: { A: '1' } }, 'hello still has the variable A'],
    ['tags:set a=b c=d', config, { values: {}, tags: { c: 'd' } }, 'hello has no tag a'],
    ['labels:set team=x a=b', settings, { label: { a: 'b' } }, 'hello has no label team'],
  ])('%s is a success with a note of the part that is not there: %s %j', async (line, request, body, but) => {
    const { machine } = await answering({ [request]: [201, body] });
    const { exitCode, stderr } = await machine.run(`${line} -a hello`);
    expect({ exitCode, stderr }).toEqual({
      exitCode: 0,
      stderr: `Note: The controller accepted the change, but ${but}.\n`,
    });
  });

  it('is a success with a note where the value is another one', async () => {
    const { machine } = await answering({ [config]: [201, { values: { A: 'x', B: 5 } }] });
    const { exitCode, stderr } = await machine.run('config:set A=secret B=5 -a hello');
    expect({ exitCode, stderr }).toEqual({
      exitCode: 0,
      stderr: 'Note: The controller has another value than was sent for A.\n',
    });
  });
});

describe('a look at what came of a change that was accepted', () => {
  it.each([
    [500, 'down'],
    [503, '<html>down</html>'],
    [200, '<html>'],
    [200, '{}'],
    [401, { detail: 'no' }],
  ])('may fail without costing ps:scale its success: %i %j', async (status, body) => {
    const { machine } = await answering({
      'POST /v2/apps/hello/scale': [204],
      'GET /v2/apps/hello/pods': [status, body],
    });
    const outcome = await machine.run('ps:scale web=2 -a hello');
    expect(outcome.exitCode).toBe(0);
    expect(outcome.stdout).toMatch(/^Scaling processes\.\.\. but first, .*done in \d+s\n$/s);
    expect(outcome.stderr).toContain('The change was made, but what follows it failed: ');
    const json = await machine.run('ps:scale web=2 -a hello --json');
    expect({ exitCode: json.exitCode, stdout: JSON.parse(json.stdout) as unknown }).toEqual({
      exitCode: 0,
      stdout: [],
    });
  });

  it('may fail without costing perms:delete its success', async () => {
    let isRemoved = false;
    const { machine } = await answering({
      'GET /v2/apps/hello/perms': () => (isRemoved ? [500, 'down'] : [200, { users: ['dan@home'] }]),
      'DELETE /v2/apps/hello/perms/dan%40home': () => {
        isRemoved = true;
        return [204];
      },
    });
    const outcome = await machine.run('perms:delete dan@home -a hello');
    expect(outcome.stderr).toContain('The change was made, but what follows it failed: ');
    expect(outcome.exitCode).toBe(0);
  });
});

describe('a removal that takes another domain', () => {
  const domains = '/v1/apps/hello/domains';
  const run = async (after: readonly string[]) => {
    const before = ['a.example.com', 'b.example.com'];
    let isRemoved = false;
    const list = (names: readonly string[]): Answer =>
      pageOf(...names.map((domain, n) => ({ domain, app: 'hello', created: `2020-01-0${n + 1}T00:00:00UTC` })));
    const { machine, changes } = await answering(
      {
        [`GET ${domains}`]: () => list(isRemoved ? after : before),
        [`DELETE ${domains}/b.example.com`]: () => {
          isRemoved = true;
          return [204];
        },
        [`POST ${domains}`]: [201, { domain: 'a.example.com' }],
      },
      '1.1',
    );
    const { exitCode, stderr } = await machine.run('domains:remove b.example.com -a hello');
    return { exitCode, stderr, changes: changes() };
  };
  const both = [`DELETE ${domains}/b.example.com`, `POST ${domains}/`];

  it('with the one that was named is a success, and the other is added again', async () => {
    const { exitCode, stderr, changes } = await run([]);
    expect({ exitCode, changes }).toEqual({ exitCode: 0, changes: both });
    expect(stderr).toContain('The controller removed a.example.com with b.example.com; it was added again.');
  });

  it('instead of the one that was named is none', async () => {
    const { exitCode, stderr, changes } = await run(['b.example.com']);
    expect({ exitCode, changes }).toEqual({ exitCode: 6, changes: both });
    expect(stderr).toContain('b.example.com is still a domain of hello');
    expect(stderr).toContain('The controller removed a.example.com instead of b.example.com; it was added again.');
  });
});

it('apps:destroy is a success where git keeps the remotes', async () => {
  const { machine } = await answering({ 'DELETE /v2/apps/hello': [204] });
  const git = (...words: readonly string[]) => execFileSync('git', words, { cwd: machine.directory, stdio: 'pipe' });
  git('init', '--quiet');
  git('remote', 'add', 'deis', 'ssh://git@127.0.0.1:2222/hello.git');
  writeFileSync(join(machine.directory, '.git', 'config.lock'), '');
  const outcome = await machine.run('apps:destroy --confirm hello');
  expect(outcome.stderr).toContain('The change was made, but what follows it failed: ');
  expect(outcome).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('done in') as string });
});

describe('health checks that a controller makes of variables', () => {
  it('are named', async () => {
    const answer = { values: { A: '1' }, healthcheck: { web: { livenessProbe: {} } } };
    const { machine } = await answering({ [config]: [201, answer] });
    const { exitCode, stdout, stderr } = await machine.run('config:set HEALTHCHECK_URL=/ A=1 -a hello');
    expect(exitCode).toBe(0);
    expect(stdout).not.toContain('HEALTHCHECK_URL');
    expect(stdout).toContain('A\n');
    expect(stderr).toContain('keeps HEALTHCHECK_URL as health checks: see healthchecks:list.');
  });

  it('are removed in another way, which is said', async () => {
    const { machine } = await answering({
      [config]: [422, { detail: 'HEALTHCHECK_URL does not exist under values' }],
    });
    const { exitCode, stderr } = await machine.run('config:unset HEALTHCHECK_URL -a hello');
    expect(exitCode).toBe(6);
    expect(stderr).toContain('healthchecks:unset removes it.');
  });
});

describe('a database that refuses one of two changes at once', () => {
  const sql =
    'duplicate key value violates unique constraint "api_release_app_id_version_key"\nDETAIL: Key (app_id) exists';
  it.each([
    [400, { detail: sql }],
    [400, { detail: `(app::deploy): ${sql}` }],
    [409, sql],
    [500, { detail: 'UNIQUE constraint failed: api_config.uuid' }],
    [500, { detail: 'deadlock detected' }],
  ])('is told without its statements: %i %j', async (status, body) => {
    const { machine } = await answering({ [config]: [status, typeof body === 'string' ? JSON.stringify(body) : body] });
    expect(await machine.run('config:set A=1 -a hello')).toEqual({
      exitCode: 6,
      stdout: '',
      stderr: 'Error: Another change came first; this one was refused.\n       Run it again if it is still needed.\n',
    });
  });
});
