import { describe, expect, it } from 'vitest';
import { type Answer, answering, pageOf } from '../setup/answering-controller.ts';

const deployFailed: Answer = [400, { detail: '(app::deploy): There was a problem while deploying v15 of hello-web.' }];
const release = (version: number, more: object = {}): object => ({ version, build: 'b', failed: false, ...more });
const afterFailure = pageOf(
  release(15, { failed: true, summary: 'ada deployed b which failed' }),
  release(14),
  release(13),
);

/** Every change that deploys. */
const changes: readonly (readonly [line: string, request: string])[] = [
  ['config:set A=1', 'POST /v2/apps/hello/config'],
  ['config:unset A', 'POST /v2/apps/hello/config'],
  ['limits:set web=1G', 'POST /v2/apps/hello/config'],
  ['tags:set a=b', 'POST /v2/apps/hello/config'],
  ['registry:set username=bob', 'POST /v2/apps/hello/config'],
  ['healthchecks:set liveness httpGet 80', 'POST /v2/apps/hello/config'],
  ['builds:create deis/example-go', 'POST /v2/apps/hello/builds'],
  ['releases:rollback v13', 'POST /v2/apps/hello/releases/rollback'],
];

describe('a deploy that failed', () => {
  it.each(changes)('%s says that the release is kept, and names the last good one', async (line, request) => {
    const { machine } = await answering({
      [request]: deployFailed,
      'GET /v2/apps/hello/config': [200, { values: {} }],
      'GET /v2/apps/hello/releases': afterFailure,
    });
    expect(await machine.run(`${line} -a hello`)).toEqual({
      exitCode: 9,
      stdout: '',
      stderr:
        'Error: (app::deploy): There was a problem while deploying v15 of hello-web.\n' +
        '       v15 of hello is kept as a failed release.\n' +
        '       The last good release is v14. releases:rollback v14 --app hello goes back to it.\n',
    });
    const { exitCode, stderr } = await machine.run(`${line} -a hello --json`);
    expect(exitCode).toBe(9);
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'rollout', status: 400 } });
  });

  it('says so where the controller took the release back', async () => {
    const { machine } = await answering({
      'POST /v2/apps/hello/builds': deployFailed,
      'GET /v2/apps/hello/releases': pageOf(release(14), release(13)),
    });
    const { exitCode, stderr } = await machine.run('builds:create x -a hello');
    expect(exitCode).toBe(9);
    expect(stderr).toContain('No release was kept of it; the newest of hello is v14.');
  });

  it('is told where the releases cannot be had', async () => {
    const { machine } = await answering({ 'POST /v2/apps/hello/builds': deployFailed });
    const { exitCode, stderr } = await machine.run('builds:create x -a hello');
    expect({ exitCode, stderr }).toEqual({ exitCode: 9, stderr: `Error: ${deployMessage}\n` });
  });

  const deployMessage = '(app::deploy): There was a problem while deploying v15 of hello-web.';
});

describe('releases:rollback', () => {
  const releases = pageOf(
    release(4, { failed: true }),
    release(3, { failed: true }),
    release(2),
    release(1, { build: null }),
  );

  it.each([
    ['releases:rollback', 'Cannot roll back to failed release.', 6],
    ['releases:rollback v3', 'Cannot roll back to failed release.', 6],
    ['releases:rollback v1', 'No build associated with this release', 6],
    ['releases:rollback v99', 'Release matching query does not exist.', 5],
  ])('%s names the last good release: %s', async (line, detail, code) => {
    const { machine } = await answering({
      'POST /v2/apps/hello/releases/rollback': [400, { detail }],
      'GET /v2/apps/hello/releases': releases,
    });
    const { exitCode, stderr } = await machine.run(`${line} -a hello`);
    expect(exitCode).toBe(code);
    expect(stderr).toContain('The last good release is v2. releases:rollback v2 --app hello goes back to it.');
  });

  it('to a release that is not there points to the list, where nothing has failed', async () => {
    const { machine } = await answering({
      'POST /v2/apps/hello/releases/rollback': [400, { detail: 'Release matching query does not exist.' }],
      'GET /v2/apps/hello/releases': pageOf(release(3), release(2)),
    });
    const { exitCode, stderr } = await machine.run('releases:rollback v9 -a hello');
    expect(exitCode).toBe(5);
    expect(stderr).toMatch(
      /^Error: Release v9 of hello not found on http\S+\.\n +releases:list shows the releases\.\n$/,
    );
  });

  it('says so where none is good', async () => {
    const { machine } = await answering({
      'POST /v2/apps/hello/releases/rollback': [400, { detail: 'Cannot roll back to initial release.' }],
      'GET /v2/apps/hello/releases': pageOf(release(2, { failed: true }), release(1, { build: null })),
    });
    const { stderr } = await machine.run('releases:rollback -a hello');
    expect(stderr).toContain('No earlier release has a build that did not fail.');
  });

  it('--dry-run refuses a release that failed, and names the last good one', async () => {
    const { machine, changes: sent } = await answering({
      'GET /v2/apps/hello/releases': releases,
      'GET /v2/apps/hello/releases/v3': [200, release(3, { failed: true })],
    });
    const { exitCode, stderr } = await machine.run('releases:rollback --dry-run -a hello');
    expect(exitCode).toBe(6);
    expect(stderr).toContain('The last good release is v2.');
    expect(sent()).toEqual([]);
  });
});

describe('a controller that fails at a change', () => {
  it.each([500, 502, 503])('is not said to be tried again without a look: %i', async (status) => {
    const { machine } = await answering({ 'POST /v2/keys': [status, ''], 'POST /v2/apps/hello/config': [status, ''] });
    const { stderr } = await machine.run('config:set A=1 -a hello');
    expect(stderr).toContain('may have made the change anyway');
    expect(stderr).not.toContain('Try again');
  });

  it('is looked at for the app that it made all the same', async () => {
    const { machine } = await answering({
      'POST /v2/apps': [503, { detail: 'failed to create Namespace ab--' }],
      'GET /v2/apps/ab--': [200, { id: 'ab--' }],
    });
    expect(await machine.run('apps:create ab-- --no-remote')).toEqual({
      exitCode: 8,
      stdout: '',
      stderr:
        'Error: failed to create Namespace ab--\n       The app ab-- exists anyway.\n' +
        '       Destroy it with apps:destroy --app ab-- if you do not need it.\n',
    });
    const { stderr } = await machine.run('apps:create other --no-remote');
    expect(stderr).not.toContain('exists all the same');
  });
});
