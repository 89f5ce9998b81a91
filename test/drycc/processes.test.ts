import { describe, expect, it } from 'vitest';
import { type Answer, recorded, scriptedDrycc } from './scripted-drycc.ts';

const app = '/v2/apps/example-go';
const config = `${app}/config/`;
const pod = 'example-go-web-911352696-hi7ge';

/** What only Drycc 1.8 and newer have: a command line, the answers by their steps, what is asked and printed. */
const cases: readonly (readonly [
  line: string,
  answers: Readonly<Record<string, string>>,
  asked: readonly string[],
  prints: RegExp,
])[] = [
  ['pts', { [`GET ${app}/ptypes/`]: 'ptypes 1' }, [`GET ${app}/ptypes/`], /worker 0\/0 \(v30\)\nweb 0\/1 \(v30\)\n$/],
  [
    'pts:describe web',
    { [`GET ${app}/ptypes/example-go-web/describe/`]: 'ptypes 2', [`GET ${app}/events/`]: 'events 2' },
    [`GET ${app}/ptypes/example-go-web/describe/`, `GET ${app}/events/?ptype=web`],
    /=== Container example-go-web\n.*limits cpu +1\nlimits memory +1Gi\n/s,
  ],
  [
    'pts restart web worker',
    { [`POST ${app}/ptypes/restart/`]: 'ptypes 12' },
    [`POST ${app}/ptypes/restart/ {"ptypes":"web,worker"}`],
    /^Restarting web, worker... done/,
  ],
  [
    'pts:restart',
    { [`POST ${app}/ptypes/restart/`]: 'ptypes 13' },
    [`POST ${app}/ptypes/restart/ {"ptypes":""}`],
    /done\n$/,
  ],
  [
    'pts:clean old',
    { [`POST ${app}/ptypes/clean/`]: 'ptypes 18' },
    [`POST ${app}/ptypes/clean/ {"ptypes":"old"}`],
    /^Cleaning old... done/,
  ],
  [
    'pts scale web=2',
    { [`GET ${app}/`]: 'apps 39', [`POST ${app}/ptypes/scale/`]: 'ptypes 4', [`GET ${app}/pods/`]: 'pods 1' },
    [`GET ${app}/`, `POST ${app}/ptypes/scale/ {"web":2}`, `GET ${app}/pods/`],
    /^Scaling processes/,
  ],
  [
    `ps describe ${pod}`,
    { [`GET ${app}/pods/${pod}/describe/`]: 'pods 2', [`GET ${app}/events/`]: 'events 3' },
    [`GET ${app}/pods/${pod}/describe/`, `GET ${app}/events/?pod_name=${pod}`],
    /restartCount +0\n/,
  ],
  [
    `ps delete ${pod}`,
    { [`GET ${app}/pods/`]: 'pods 1', [`DELETE ${app}/pods/`]: 'pods 4' },
    [`GET ${app}/pods/`, `DELETE ${app}/pods/ {"pod_ids":"${pod}"}`],
    /done\n$/,
  ],
  [
    'builds info --version v2',
    { [`GET ${app}/build/`]: 'build 13' },
    [`GET ${app}/build/?version=2`],
    /image: +drycc\/example-go\n/,
  ],
  ['builds info --version 1', { [`GET ${app}/build/`]: 'build 12' }, [`GET ${app}/build/?version=1`], /no build yet/],
  [
    'releases deploy web --force',
    { [`POST ${app}/releases/deploy/`]: 'releases 20' },
    [`POST ${app}/releases/deploy/ {"ptypes":"web","force":true}`],
    /^Deploying web of example-go... done/,
  ],
  [
    'releases deploy web --ptype worker --confirm yes',
    { [`POST ${app}/releases/deploy/`]: 'releases 20' },
    [`POST ${app}/releases/deploy/ {"ptypes":"web,worker","force":false}`],
    /^Deploying web, worker of example-go... done/,
  ],
  [
    'releases rollback web 2',
    { [`POST ${app}/releases/rollback/`]: 'releases 15' },
    [`POST ${app}/releases/rollback/ {"version":2,"ptypes":"web"}`],
    /^Rolling back web to v2... done, v30\n/,
  ],
  [
    'rollback --ptype web -p worker',
    { [`POST ${app}/releases/rollback/`]: 'releases 15' },
    [`POST ${app}/releases/rollback/ {"ptypes":"web,worker"}`],
    /^Rolling back web, worker one release... done, v30\n/,
  ],
  [
    'releases web --limit 3',
    { [`GET ${app}/releases/`]: 'releases 1' },
    [`GET ${app}/releases/?ptypes=web&limit=3`],
    /^=== example-go Releases/,
  ],
  [
    'pts restart --confirm yes',
    { [`POST ${app}/ptypes/restart/`]: 'releases 20' },
    [`POST ${app}/ptypes/restart/ {"ptypes":""}`],
    /^Restarting all process types... done/,
  ],
  [
    'config attach web db',
    { [`POST ${config}`]: 'config 15' },
    [`POST ${config} {"values_refs":{"web":["db"]}}`],
    /^Attaching db to web... done/,
  ],
  [
    'config:attach web db --ok-if-unchanged',
    { [`POST ${config}`]: 'config 16', [`GET ${config}`]: 'build 18' },
    [`POST ${config} {"values_refs":{"web":["db"]}}`, `GET ${config}`],
    /^Attaching db to web... done/,
  ],
  [
    'config detach web db',
    { [`GET ${config}`]: 'config 22', [`DELETE ${config}`]: 'config 19' },
    [`DELETE ${config} {"values_refs":{"web":["db"]}}`],
    /^Detaching db from web... done/,
  ],
  [
    'timeouts set web=60',
    { [`POST ${config}`]: 'timeouts 1' },
    [`POST ${config} {"termination_grace_period":{"web":"60"}}`],
    /=== example-go Timeouts\nweb +60\n$/,
  ],
  [
    'timeouts unset later',
    { [`POST ${config}`]: 'timeouts 5' },
    [`POST ${config} {"termination_grace_period":{"later":null}}`],
    /done/,
  ],
  [
    'lifecycles:set postStart exec -- ls',
    { [`POST ${config}`]: 'lifecycle 1' },
    [`POST ${config} {"lifecycle":{"web":{"postStart":{"exec":{"command":["ls"]}}}}}`],
    /postStart +\{"exec":\{"command":\["ls"\]\}\}\n/,
  ],
  [
    'lifecycles unset postStart',
    { [`POST ${config}`]: 'lifecycle 3' },
    [`POST ${config} {"lifecycle":{"web":{"postStart":null}}}`],
    /done/,
  ],
  ['autodeploy', { [`GET ${app}/settings/`]: 'settings 1' }, [`GET ${app}/settings/`], /^Autodeploy is enabled\.\n$/],
  [
    'autodeploy disable',
    { [`POST ${app}/settings/`]: 'settings 5' },
    [`POST ${app}/settings/ {"autodeploy":false}`],
    /done\n$/,
  ],
  [
    'autorollback:enable',
    { [`POST ${app}/settings/`]: 'settings 8' },
    [`POST ${app}/settings/ {"autorollback":true}`],
    /done\n$/,
  ],
];

describe.each(['current', 1.13] as const)('Drycc %s', (kind) => {
  it.each(cases)('%s', async (line, answers, asked, prints) => {
    const drycc = await scriptedDrycc(kind);
    drycc.answer(Object.fromEntries(Object.entries(answers).map(([key, step]) => [key, recorded(step)])));
    const outcome = await drycc.run(line, { environment: { DRYCC_APP: 'example-go' } });
    expect(outcome).toMatchObject({ exitCode: 0 });
    expect(outcome.stdout).toMatch(prints);
    expect(drycc.asked().sort()).toEqual([...asked].sort());
  });
});

it('processes that there are not are not deleted, as the controller would say nothing', async () => {
  const drycc = await scriptedDrycc();
  drycc.answer({ [`GET ${app}/pods/`]: recorded('pods 1') });
  const outcome = await drycc.run(`ps:delete ${pod} ghost -a example-go`);
  expect(outcome).toMatchObject({ exitCode: 5, stdout: '' });
  expect(outcome.stderr).toContain('no process ghost; nothing was deleted');
  expect(drycc.asked()).toEqual([`GET ${app}/pods/`]);
  expect(await drycc.run('ps delete -a example-go')).toMatchObject({ exitCode: 2 });
});

describe('--wait', () => {
  const release = (fields: object): Answer => ({ status: 200, body: { version: 3, build: 'b', ...fields } });
  const usual = {
    [`POST ${config}`]: recorded('config 4'),
    [`GET ${app}/releases/`]: { status: 200, body: { count: 1, results: [{ version: 3 }] } },
    [`GET ${app}/`]: { status: 200, body: { id: 'example-go', structure: { web: 1 } } },
    [`GET ${app}/settings/`]: recorded('settings 1'),
    [`GET ${app}/pods/`]: {
      status: 200,
      body: { count: 1, results: [{ name: 'p', type: 'web', state: 'up', release: 'v2' }] },
    },
  };

  it('ends when the deployment has succeeded and the processes are up, though it did not touch them', async () => {
    const drycc = await scriptedDrycc();
    const states = [release({ state: 'created' }), release({ state: 'succeed', deployed_ptypes: ['worker'] })];
    drycc.answer({ ...usual, [`GET ${app}/releases/v3/`]: states });
    expect(await drycc.run('config:set HELLO=world --wait -a example-go')).toMatchObject({ exitCode: 0 });
    expect(drycc.asked().filter((each) => each.includes('/v3/'))).toHaveLength(2);
  });

  it.each([
    [{ state: 'crashed', exception: 'no such image' }, 'Release v3 of example-go failed: no such image'],
    [{ state: 'created', conditions: [], failed: true }, 'Release v3 of example-go failed.'],
  ])('fails when the deployment has: %j', async (fields, message) => {
    const drycc = await scriptedDrycc();
    drycc.answer({ ...usual, [`GET ${app}/releases/v3/`]: release(fields) });
    const outcome = await drycc.run('config:set HELLO=world --wait -a example-go');
    expect(outcome.exitCode).not.toBe(0);
    expect(outcome.stderr).toContain(message);
  });

  it('does not wait for what nobody deploys', async () => {
    const drycc = await scriptedDrycc();
    drycc.answer({
      ...usual,
      [`GET ${app}/settings/`]: recorded('settings 5'),
      [`GET ${app}/releases/v3/`]: release({ state: 'created' }),
    });
    const outcome = await drycc.run('config:set HELLO=world --wait -a example-go');
    expect(outcome.stderr).toContain('autodeploy is off');
    expect(outcome.stderr).toContain('releases:deploy');
  });
});

it('a logout can revoke the token, if it is the only one like that', async () => {
  const key = 'abcdefghijklmnopqrstuvwxyz0123456789';
  const drycc = await scriptedDrycc('current', { token: key });
  const tokens = (...keys: string[]): Answer => ({
    status: 200,
    body: { count: keys.length, results: keys.map((fuzzy_key, index) => ({ uuid: `u${index}`, fuzzy_key })) },
  });
  drycc.answer({ 'GET /v2/tokens/': tokens('other678901234...wxyz0123456789') });
  expect(await drycc.run('logout --revoke')).toMatchObject({ exitCode: 5, stdout: '' });
  expect(drycc.asked()).toEqual(['GET /v2/tokens/']);
  drycc.answer({
    'GET /v2/tokens/': tokens('other678901234...wxyz0123456789', 'abcdefghijklmn...wxyz0123456789'),
    'DELETE /v2/tokens/u1/': { status: 204 },
  });
  expect(await drycc.run('logout --revoke')).toMatchObject({ exitCode: 0 });
  expect(drycc.asked()).toEqual(['GET /v2/tokens/', 'DELETE /v2/tokens/u1/']);
  expect(await drycc.run('apps')).toMatchObject({ exitCode: 4 });
});

it('the issuer of certificates is set, and then the switches that the controller forgets', async () => {
  const tls = { https_enforced: true, certs_auto_enabled: false, issuer: {} };
  const drycc = await scriptedDrycc();
  drycc.answer({ [`GET ${app}/tls/`]: { status: 200, body: tls }, [`POST ${app}/tls/`]: recorded('tls 6') });
  const given = '--email a@b.cc --server https://acme.example/d --key-id k --key-secret s';
  expect(await drycc.run(`tls:issuer ${given} -a example-go`)).toMatchObject({ exitCode: 0 });
  const issuer = '"issuer":{"email":"a@b.cc","server":"https://acme.example/d","key_id":"k","key_secret":"s"}';
  expect(drycc.asked()).toEqual([
    `GET ${app}/tls/`,
    `POST ${app}/tls/ {${issuer}}`,
    `POST ${app}/tls/ {"https_enforced":true,${issuer}}`,
    `POST ${app}/tls/ {"certs_auto_enabled":false,${issuer}}`,
  ]);
  expect(await drycc.run('tls:issuer --email a@b.cc -a example-go')).toMatchObject({ exitCode: 2 });
});

it('automatic certificates are switched with the issuer that is there', async () => {
  const drycc = await scriptedDrycc();
  drycc.answer({ [`GET ${app}/tls/`]: recorded('tls 7'), [`POST ${app}/tls/`]: recorded('tls 4') });
  expect(await drycc.run('tls auto enable -a example-go')).toMatchObject({ exitCode: 0 });
  expect(drycc.asked()[1]).toContain('{"certs_auto_enabled":true,"issuer":{"email":"a@b.cc"');
});
