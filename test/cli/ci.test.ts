import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { dialectNamed } from '../../src/api/dialects/registry.ts';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/wire/server.ts';
import { createMachine, type Machine } from '../setup/simulated-machine.ts';

/**
 * The main job as CI does it: no terminal, no home, no settings file, only DEIS_CONTROLLER and DEIS_TOKEN, every command
 * with --json. What each prints is parsed, and what must be in it is given.
 */
const job: readonly (readonly [line: string, holds: unknown])[] = [
  ['auth:whoami', { username: null }],
  ['apps:create hello --no-remote', { id: 'hello' }],
  ['apps:list', [{ id: 'hello' }]],
  ['apps:list --limit 1', [{ id: 'hello' }]],
  ['builds:create deis/example-go:latest -a hello', { image: 'deis/example-go:latest' }],
  ['builds:list -a hello', [{ image: 'deis/example-go:latest' }]],
  ['config:set GREETING=hi EMPTY= -a hello', { values: { GREETING: 'hi', EMPTY: '' } }],
  ['config:list -a hello', { values: { GREETING: 'hi', EMPTY: '' } }],
  ['config:unset EMPTY -a hello', { values: { GREETING: 'hi' } }],
  ['ps:scale cmd=2 -a hello', [{ type: 'cmd' }, { type: 'cmd' }]],
  ['ps:list -a hello', [{ type: 'cmd' }, { type: 'cmd' }]],
  ['ps:list cmd -a hello', [{ type: 'cmd' }, { type: 'cmd' }]],
  ['apps:info -a hello', { id: 'hello', pods: [{ type: 'cmd' }, { type: 'cmd' }] }],
  ['apps:run -a hello echo hi', { exit_code: 0, output: 'hi\n' }],
  ['apps:logs -a hello', expect.arrayContaining([expect.objectContaining({ source: 'app', message: 'hi' })])],
  ['releases:list -a hello', [{ version: 4 }, { version: 3 }, { version: 2 }, { version: 1 }]],
  ['releases:info v2 -a hello', { version: 2 }],
  ['releases:rollback v2 -a hello', { version: 5 }],
  ['apps:destroy --confirm=hello', { id: 'hello' }],
  ['apps:list', []],
  ['auth:logout', { username: null }],
];

describe.each(dialects.map(({ name }) => name))('CI in %s', (name) => {
  let folder: string;
  let sandbox: Sandbox;
  let machine: Machine;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'deis-cli-ci-'));
    const dialect = dialects.find((each) => each.name === name);
    if (!dialect) throw new Error(name);
    sandbox = await startSandbox({ directory: join(folder, 'data'), dialect, environment: process.env });
    machine = createMachine();
    const credentials = { username: 'ada', password: 'opensesame', email: 'ada@example.com' };
    const ask = async (path: string): Promise<unknown> => {
      const headers = { 'Content-Type': 'application/json' };
      const body = JSON.stringify(credentials);
      return (await fetch(`${sandbox.url}${dialect.prefix}${path}`, { method: 'POST', headers, body })).json();
    };
    await ask('/auth/register/');
    const { token } = (await ask('/auth/login/')) as { token: string };
    // Without a home in the environment the account's own is asked for, which here is none either.
    delete machine.environment['HOME'];
    vi.stubEnv('HOME', join(folder, 'nowhere', 'at', 'all'));
    Object.assign(machine.environment, { DEIS_CONTROLLER: sandbox.url, DEIS_TOKEN: token });
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await sandbox.close();
    machine.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it('does the main job, and every command prints one value of JSON and nothing else', async () => {
    const hasWhoami = dialectNamed(name)?.routes['auth.whoami'] !== null;
    for (const [line, holds] of job) {
      const { exitCode, stdout, stderr } = await machine.run(`--json ${line}`);
      expect({ exitCode, stderr }, line).toEqual({ exitCode: 0, stderr: '' });
      expect(stdout, line).toMatch(/^[^\n]+\n$/);
      const value: unknown = JSON.parse(stdout);
      const isKnown = line === 'auth:whoami' && hasWhoami;
      expect(value, line).toEqual(matching(isKnown ? { username: 'ada' } : holds));
    }
  });

  it('is told of failures as JSON too', async () => {
    for (const [line, code] of [
      ['apps:info -a nothing', 'not_found'],
      ['releases:info v99 -a nothing', 'not_found'],
      ['apps:destroy -a nothing', 'usage'],
      ['apps:destroy', 'usage'],
      // The folder of the test is called after no app.
      ['apps:info', 'not_found'],
    ] as const) {
      const { exitCode, stdout, stderr } = await machine.run(`--json ${line}`);
      expect(exitCode).toBeGreaterThan(0);
      expect(stdout).toBe('');
      expect(JSON.parse(stderr)).toMatchObject({ error: { code } });
    }
  });
});

/** The same with every object in it as the least that must be there. */
function matching(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || 'asymmetricMatch' in value) return value;
  if (Array.isArray(value)) return value.map(matching);
  return expect.objectContaining(
    Object.fromEntries(Object.entries(value).map(([key, each]) => [key, matching(each)])),
  ) as unknown;
}
