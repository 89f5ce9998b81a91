import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { drycc113 } from '../../src/api/dialects/drycc-1.13.ts';
import { accounts } from '../sandbox/drycc/accounts.ts';
import { start } from '../sandbox/started-sandbox.ts';
import { createMachine, type Outcome, type RunOptions } from '../setup/simulated-machine.ts';
import { scriptedDrycc } from './scripted-drycc.ts';

const app = '/v2/apps/hello';

/** Words of the Go client v1.10.2, and what it sends for them. */
const words: readonly (readonly [line: string, asked: readonly string[]])[] = [
  ['users disable bob', ['PATCH /v2/users/bob/disable/']],
  ['users:enable bob', ['PATCH /v2/users/bob/enable/']],
  [
    'gateways add internal --port 8080 --protocol TCP -a hello',
    [`POST ${app}/gateways/ {"port":8080,"protocol":"TCP","name":"internal"}`],
  ],
  [
    'gateways remove internal --port 8080 --protocol TCP -a hello',
    [`GET ${app}/gateways/`, `DELETE ${app}/gateways/ {"port":8080,"protocol":"TCP","name":"internal"}`],
  ],
  [
    'routes add extra HTTPRoute hello:80,60 other:81,40 -a hello',
    [
      `POST ${app}/routes/ {"name":"extra","kind":"HTTPRoute","rules":[{"backendRefs":[{"kind":"Service","name":"hello","port":80,"weight":60},{"kind":"Service","name":"other","port":81,"weight":40}]}]}`,
    ],
  ],
  [
    'routes attach extra --gateway hello --port 80 -a hello',
    [`PATCH ${app}/routes/extra/attach/ {"port":80,"gateway":"hello"}`],
  ],
  [
    'routes detach extra --gateway hello --port 80 -a hello',
    [`PATCH ${app}/routes/extra/detach/ {"port":80,"gateway":"hello"}`],
  ],
  ['resources services', ['GET /v2/resources/services/']],
  ['resources plans redis', ['GET /v2/resources/services/redis/plans/']],
  [
    'resources create cache redis standard-128 a.b=1 -a hello',
    [`POST ${app}/resources/ {"name":"cache","plan":"redis:standard-128","options":{"a.b":"1"}}`],
  ],
  ['resources update cache redis standard-256 -a hello', [`PUT ${app}/resources/cache/ {"plan":"redis:standard-256"}`]],
  ['resources bind cache -a hello', [`PATCH ${app}/resources/cache/binding/ {"bind_action":"bind"}`]],
  ['resources unbind cache -a hello', [`PATCH ${app}/resources/cache/binding/ {"bind_action":"unbind"}`]],
  ['resources -a hello', [`GET ${app}/resources/`]],
  ['resources describe cache -a hello', [`GET ${app}/resources/cache/`]],
  ['resources destroy cache --confirm cache -a hello', [`GET ${app}/resources/`, `DELETE ${app}/resources/cache/`]],
];

it.each(words)('sends what the Go client of Drycc 1.13 sends: %s', async (line, asked) => {
  const drycc = await scriptedDrycc(1.13);
  const list = { status: 200, body: { count: 1, next: null, results: [{ name: 'redis' }] } };
  const answers = asked.map((each) => {
    const [method = '', path = ''] = each.split(' ');
    const isList = method === 'GET' && !path.endsWith('/cache/');
    return [`${method} ${path}`, isList ? list : { status: 200, body: { name: 'cache' } }] as const;
  });
  drycc.answer(Object.fromEntries(answers));
  expect(await drycc.run(line)).toMatchObject({ exitCode: 0 });
  const sorted = (requests: readonly string[]) => requests.map((each) => each.split('').sort().join('')).sort();
  expect(sorted(drycc.asked())).toEqual(sorted(asked));
});

it.each([
  ['gateways:add internal --port 80 -a hello', 1.13, 'Give both --port and --protocol.'],
  ['gateways:add internal --port 70000 --protocol TCP -a hello', 1.13, '65535'],
  ['gateways:remove internal -a hello', 1.13, 'one port at a time'],
  ['gateways:remove internal --port 80 --protocol TCP -a hello', 'current', 'whole gateways'],
  ['routes:add extra HTTPRoute hello:80 -a hello', 1.13, 'SERVICE:PORT,WEIGHT'],
  ['routes:add extra NopeRoute hello:80,1 -a hello', 1.13, 'HTTPRoute'],
  ['routes:set extra -a hello', 1.13, '--rules-file'],
  ['resources:list -a hello', 'current', 'see addons:list'],
  ['gateways:add x --port 80 --protocol TCP -a hello', 'current', 'gateways:apply'],
  ['routes:attach x --gateway y --port 80 -a hello', 'current', 'routes:apply'],
  ['users:disable bob', 'current', 'workspaces:members'],
  ['addons:list -a hello', 1.13, 'resources:list'],
  ['routes:apply - -a hello', 1.13, 'routes:set'],
] as const)('sends nothing for %s on Drycc %s', async (line, kind, says) => {
  const drycc = await scriptedDrycc(kind);
  const { exitCode, stderr } = await drycc.run(line);
  expect(exitCode).toBe(2);
  expect(stderr).toContain(says);
  expect(drycc.asked()).toEqual([]);
});

it('works on a sandbox of Drycc 1.13', async () => {
  const sandbox = await start(drycc113);
  const tokens = await accounts(sandbox, ['root', 'ada', 'bob']);
  const machine = createMachine({
    DRYCC_CONTROLLER: `http://127.0.0.1:${sandbox.port}`,
    DRYCC_TOKEN: tokens.get('ada') ?? '',
    DRYCC_APP: 'hello',
  });
  onTestFinished(() => {
    machine.remove();
  });
  const run = async (line: string, options?: RunOptions): Promise<Outcome> => {
    const outcome = await machine.run(line, { brand: 'drycc', ...options });
    expect(outcome.exitCode, `${line}: ${outcome.stderr}`).toBe(0);
    return outcome;
  };
  await run('create hello --no-remote');
  await run('pull example/go');
  await run('gateways:add internal --port 8080 --protocol TCP');
  expect((await run('gateways')).stdout).toMatch(/internal\s+8080\/TCP/);
  await run('gateways:remove internal --port 8080 --protocol TCP');
  expect((await run('gateways')).stdout).not.toContain('internal');

  await run('routes:add extra HTTPRoute hello:80,100');
  const again = await machine.run('routes:add extra HTTPRoute hello:80,100', { brand: 'drycc' });
  expect(again).toMatchObject({ exitCode: 6, stdout: '' });
  expect(again.stderr).toContain('The app already has one of that name');
  await run('routes:attach extra --gateway hello --port 80');
  expect((await run('routes')).stdout).toMatch(/extra\s+HTTPRoute\s+hello:80/);
  const { stdout: rules } = await run('routes:get extra');
  writeFileSync(
    join(machine.directory, 'rules.yaml'),
    `${rules}  matches:\n    - path: { type: PathPrefix, value: /x }\n`,
  );
  await run('routes:set extra --rules-file rules.yaml');
  expect(JSON.parse((await run('routes:get extra --json')).stdout)).toMatchObject([
    { backendRefs: [{ name: 'hello' }], matches: [{ path: { value: '/x' } }] },
  ]);
  await run('routes:detach extra --gateway hello --port 80');

  writeFileSync(join(machine.directory, 'values.yaml'), 'password: s3cret\n');
  await run('resources:create cache redis standard-128 -f values.yaml');
  expect((await run('resources:describe cache --details')).stdout).not.toMatch(/s3cret|czNjcmV0|cGFzc/);
  await run('resources:bind cache');
  const { stdout: described } = await run('resources:describe cache');
  expect(described).toMatch(/\nhost: +cache\.hello\.svc\npassword: +\*\*\*\n/);
  await run('resources:unbind cache');
  await run('resources:destroy cache --confirm cache');

  await run('users:disable bob', { environment: { DRYCC_TOKEN: tokens.get('root') ?? '' } });
  const locked = await machine.run('auth:whoami --all', {
    brand: 'drycc',
    environment: { DRYCC_TOKEN: tokens.get('bob') ?? '' },
  });
  expect(locked.exitCode).toBe(4);
});
