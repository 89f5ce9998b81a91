import { describe, expect, it } from 'vitest';
import { answering } from '../setup/answering-controller.ts';

const config = 'POST /v2/apps/hello/config';

describe('a change of config whose answer lacks it', () => {
  it.each([
    ['config:set A=1 B=2', { A: '1' }, 'B'],
    ['config:unset A', { A: '1' }, 'A'],
  ])('%s with %j is told', async (line, values, name) => {
    const { machine } = await answering({ [config]: [201, { values }] });
    const { exitCode, stdout, stderr } = await machine.run(`${line} -a hello`);
    expect(exitCode).toBe(0);
    expect(stdout).not.toMatch(new RegExp(`^${name}$`, 'm'));
    expect(stderr).toContain(`The controller accepted the change, but its config lacks it for ${name}.`);
    expect(stderr).toContain('run it again');
  });

  it('is a success with a note where the value is another one', async () => {
    const { machine } = await answering({ [config]: [201, { values: { A: 'x', B: 5 } }] });
    const { exitCode, stderr } = await machine.run('config:set A=secret B=5 -a hello');
    expect({ exitCode, stderr }).toEqual({
      exitCode: 0,
      stderr: 'Note: The controller has another value than was sent for A.\n',
    });
  });

  it('names the health checks that a controller makes of variables', async () => {
    const answer = { values: { A: '1' }, healthcheck: { web: { livenessProbe: {} } } };
    const { machine } = await answering({ [config]: [201, answer] });
    const { exitCode, stdout, stderr } = await machine.run('config:set HEALTHCHECK_URL=/ A=1 -a hello');
    expect(exitCode).toBe(0);
    expect(stdout).not.toContain('HEALTHCHECK_URL');
    expect(stdout).toContain('A\n');
    expect(stderr).toContain('keeps HEALTHCHECK_URL as health checks: see healthchecks:list.');
  });

  it('says how such a health check is removed', async () => {
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
