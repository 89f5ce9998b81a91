import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import type { Dialect } from '../../src/api/dialects/dialect.ts';
import { drycc113 } from '../../src/api/dialects/drycc-1.13.ts';
import { dryccCurrent } from '../../src/api/dialects/drycc-current.ts';
import type { OperationName } from '../../src/api/operations.ts';
import { accounts } from '../sandbox/drycc/accounts.ts';
import { type Answer, start } from '../sandbox/started-sandbox.ts';
import { createMachine } from '../setup/simulated-machine.ts';
import { stopTimers } from '../setup/stopped-timers.ts';

// However slow the machine is, what answers is in time.
beforeEach(() => {
  stopTimers();
});

/** A machine whose user ada is logged in to a sandbox. */
async function place(dialect: Dialect) {
  const sandbox = await start(dialect);
  const tokens = await accounts(sandbox, ['root', 'ada', 'bob']);
  const machine = createMachine();
  onTestFinished(() => {
    machine.remove();
  });
  const token = tokens.get('ada') ?? '';
  const folder = join(machine.home, '.drycc');
  mkdirSync(folder, { recursive: true });
  const profile = { username: 'ada', ssl_verify: true, controller: `http://127.0.0.1:${sandbox.port}`, token };
  writeFileSync(join(folder, 'client.json'), JSON.stringify(profile), { mode: 0o600 });
  const ask = (operation: OperationName, params: object): Promise<Answer> => sandbox.ask(operation, params, token);
  const complete = async (line: string): Promise<string[]> => {
    const outcome = await machine.run(['__complete', '--', ...line.split(' ')], { brand: 'drycc' });
    expect({ ...outcome, stdout: '' }).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    return outcome.stdout.split('\n').filter(Boolean);
  };
  return { ask, complete, kept: () => readFileSync(join(folder, 'state', 'completion.json'), 'utf8') };
}

const app = 'hello';
const build = { app, image: 'x', stack: 'container', procfile: { web: 'x' } };

it('offers what apps and workspaces of today’s Drycc have', async () => {
  const { ask, complete, kept } = await place(dryccCurrent);
  await ask('workspaces.create', { id: 'team1', email: 'a@example.com' });
  await ask('workspaces.create', { id: 'team2', email: 'a@example.com' });
  await ask('apps.create', { id: app, workspace: 'team1' });
  await ask('builds.create', build);
  await ask('volumes.create', { app, name: 'data', size: '5G' });
  await ask('addons.apply', { app, addon: 'cache', kind: 'redis', plan: 'standard-1' });
  await ask('config.set', { app, values: [{ name: 'URL', value: 's3cret', group: 'db' }] });
  const invited = (await ask('invitations.create', { workspace: 'team1', email: 'eve@example.com' })).json;
  const { token: invitation } = invited as { token: string };
  const tokens = (await ask('tokens.list', {})).json as { results: { uuid: string }[] };

  for (const [line, offered] of [
    ['gateways:info -a hello ', ['hello']],
    ['gateways remove -a hello ', ['hello']],
    ['routes:info -a hello ', ['hello\tHTTPRoute']],
    ['volumes:mount -a hello ', ['data\t5G']],
    ['volumes serve -a hello ', ['data\t5G']],
    ['addons:info -a hello ', ['cache\tstandard-1']],
    ['addons:classes ', [expect.stringMatching(/^redis\t/)]],
    ['addons:apply -a hello cache ', [expect.stringMatching(/^redis\t/)]],
    ['workspaces:info ', ['team1', 'team2']],
    ['workspaces switch ', ['team1', 'team2']],
    ['apps:list --workspace ', ['team1', 'team2']],
    ['apps:list --workspace=', ['--workspace=team1', '--workspace=team2']],
    ['workspaces:remove team1 ', ['ada\tadmin']],
    ['workspaces:update team1 ', ['ada\tadmin']],
    ['workspaces:revoke team1 ', [`${invitation}\teve@example.com`]],
    ['workspaces:revoke team2 ', []],
    ['workspaces:remove Team/.. ', []],
    ['tokens:remove ', [expect.stringContaining(tokens.results[0]?.uuid ?? 'none')]],
    ['config:list -a hello --group ', ['db']],
    ['config:attach -a hello web ', ['db']],
    // The API has none.
    ['resources:describe -a hello ', []],
  ] as const) {
    expect(await complete(line), line).toEqual(offered);
  }
  expect(kept()).not.toContain(invitation);
  expect(kept()).not.toContain('s3cret');
});

it('offers certificates of an app, where they belong to apps', async () => {
  const { ask, complete } = await place(dryccCurrent);
  await ask('workspaces.create', { id: 'team1', email: 'a@example.com' });
  await ask('apps.create', { id: app, workspace: 'team1' });
  const fixture = (name: string) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8');
  const [certificate, key] = [fixture('bar.com.drycc.pem'), fixture('bar.com.key.pem')];
  expect((await ask('certs.add', { app, name: 'bar-com', certificate, key })).status).toBe(201);
  expect(await complete('certs:info -a hello ')).toEqual(['bar-com']);
  expect(await complete('certs:info ')).toEqual([]);
});

it('offers resources of Drycc 1.13, and no workspaces', async () => {
  const { ask, complete } = await place(drycc113);
  await ask('apps.create', { id: app });
  await ask('builds.create', build);
  await ask('resources.create', { app, name: 'cache', plan: 'redis:standard-128' });
  expect(await complete('resources:bind -a hello ')).toEqual(['cache\tredis:standard-128']);
  expect(await complete('routes:attach -a hello hello --gateway ')).toEqual(['hello']);
  expect(await complete('workspaces:info ')).toEqual([]);
});
