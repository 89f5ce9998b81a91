import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDrycc } from '../sandbox/drycc/place.ts';
import { createMachine, type Machine, type Outcome } from '../setup/simulated-machine.ts';
import { type Answer, scriptedDrycc } from './scripted-drycc.ts';

const gateway = 'kind: Gateway\nmetadata: {name: gwone}\nspec: {ports: [{port: 80, protocol: HTTP}]}\n';
const listeners = `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: gwtwo}
spec:
  gatewayClassName: any
  listeners:
    - {name: web, port: 80, protocol: HTTP}
    - {name: tls, port: 443, protocol: HTTPS}
`;
const matches = '{matches: [{path: {type: PathPrefix, value: /x}}], timeouts: {request: 10s}';
const backend = '[{kind: Service, name: hello, port: 80, weight: 100}]';
const route = `kind: HTTPRoute
metadata: {name: rtone}
spec: {parents: [{name: gwone, port: 80}], rules: [${matches}, backends: ${backend}}]}
`;
const kubernetesRoute = `kind: HTTPRoute
metadata: {name: rttwo}
spec:
  parentRefs: [{group: gateway.networking.k8s.io, kind: Gateway, name: gwone, port: 80}]
  rules: [${matches}, backendRefs: ${backend}}]
`;

describe('an app of the sandbox', () => {
  let run: (line: string, input?: string) => Promise<Outcome>;
  let machine: Machine;
  const result = async (line: string, input?: string): Promise<string> => {
    const { exitCode, stdout, stderr } = await run(line, input);
    expect({ line, exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ line, exitCode: 0, stderr: '' });
    return stdout;
  };

  beforeEach(async () => {
    const { sandbox, tokens, ask } = await startDrycc();
    await ask('services.add', { app: 'hello', ptype: 'web', port: 80, protocol: 'TCP', target_port: 5000 });
    machine = createMachine({
      DRYCC_CONTROLLER: `http://127.0.0.1:${sandbox.port}`,
      DRYCC_TOKEN: tokens.get('ada') ?? '',
      DRYCC_APP: 'hello',
    });
    run = (line, input) => machine.run(line, { brand: 'drycc', ...(input !== undefined && { input }) });
  });
  afterEach(() => {
    machine.remove();
  });

  it('has ports of services', async () => {
    expect(await result('services:add web 53:5353 --protocol UDP')).toMatch(
      /^Adding port 53 of web to hello\.\.\. done/,
    );
    expect(await result('services')).toMatch(/^=== hello Services\n.*\nweb +80 +TCP +5000 .*\nweb +53 +UDP +5353 /);
    const wrong = await run('services:remove web 53');
    expect(wrong).toMatchObject({ exitCode: 5, stdout: '' });
    expect(wrong.stderr).toContain('web of hello has no TCP port 53; nothing was removed');
    expect(JSON.parse(await result('services:remove web 53 --protocol=UDP --json'))).toEqual({
      ...{ app: 'hello', ptype: 'web', port: 53, protocol: 'UDP' },
    });
    expect(JSON.parse(await result('services:list --json'))).toMatchObject([{ ptype: 'web', ports: [{ port: 80 }] }]);
  });

  it('has gateways, in both spellings, which info prints for apply', async () => {
    writeFileSync(join(machine.directory, 'gateway.yaml'), gateway);
    expect(await result('gateways:apply gateway.yaml')).toMatch(/^Applying gateway.yaml to hello\.\.\. done/);
    await result('gateways:apply -', listeners);
    expect(await result('gateways')).toMatch(/\ngwtwo +80\/HTTP, 443\/HTTPS +127.*\ngwone +80\/HTTP +127/);
    const info = await result('gateways:info gwtwo');
    await result('gateways:apply -', gateway.replace('gwone', 'gwtwo').replace('80', '8080'));
    expect(await result('gateways:info gwtwo')).toContain('port: 8080\n');
    await result('gateways:apply -', info);
    expect(await result('gateways:info gwtwo')).toBe(info);
    expect(await result('gateways:remove gwtwo')).toMatch(/^Removing gateway gwtwo from hello\.\.\. done/);
    expect(JSON.parse(await result('gateways:list --json'))).toMatchObject([{ name: 'gwone' }]);
    const gone = await run('gateways:info gwtwo');
    expect(gone.exitCode).toBe(5);
    expect(gone.stderr).toContain('gateways:list');
  });

  it('has routes, in both spellings, which info prints with all of their rules', async () => {
    await result('gateways:apply -', gateway);
    await result('routes:apply -', route);
    await result('routes:apply -', kubernetesRoute);
    expect(await result('routes')).toMatch(/\nrttwo +HTTPRoute +gwone:80\nrtone +HTTPRoute +gwone:80\n/);
    const rules = [
      {
        matches: [{ path: { type: 'PathPrefix', value: '/x' } }],
        timeouts: { request: '10s' },
        backendRefs: [{ kind: 'Service', name: 'hello', port: 80, weight: 100 }],
      },
    ];
    const shown = { kind: 'HTTPRoute', rules, parent_refs: [{ name: 'gwone', port: 80 }] };
    for (const name of ['rtone', 'rttwo']) {
      expect(JSON.parse(await result(`routes:info ${name} --json`))).toMatchObject(shown);
    }
    const info = await result('routes:info rttwo');
    expect(info).toMatch(/value: \/x\n.*request: 10s\n.*backends:\n/s);
    await result('routes:remove rttwo');
    expect((await run('routes:info rttwo')).exitCode).toBe(5);
    await result('routes:apply -', info);
    expect(JSON.parse(await result('routes:info rttwo --json'))).toMatchObject(shown);
    expect(await result('routes:remove rtone')).toMatch(/^Removing route rtone from hello\.\.\. done/);
  });
});

describe('nothing is sent', () => {
  const refused: readonly (readonly [line: string, input: string, says: string])[] = [
    ['gateways:apply -', '', 'standard input is empty'],
    ['gateways:apply -', 'a: [', 'Could not read standard input'],
    ['gateways:apply -', `${gateway}---\n${route}`, 'has 2 documents'],
    ['gateways:apply -', route, 'is a HTTPRoute, not a Gateway'],
    ['gateways:apply -', gateway.replace('{port: 80, protocol: HTTP}', ''), 'that would delete it'],
    ['gateways:apply -', gateway.replace(/\{ports.*/, '{}'), 'that would delete it'],
    ['gateways:apply -', gateway.replace('{ports', '{listeners: [], ports'), 'both ports and listeners'],
    ['gateways:apply -', gateway.replace('80', '0'), 'no port between 1 and 65535'],
    ['gateways:apply -', gateway.replace('HTTP}', 'HTTP, hostname: a.com}'), 'hostname, which Drycc does not support'],
    ['gateways:apply -', gateway.replace('gwone', '../x'), 'not a valid gateway name'],
    ['gateways:apply nosuch.yaml', '', 'Could not read nosuch.yaml'],
    ['routes:apply -', gateway, 'is a Gateway, not a route'],
    ['routes:apply -', route.replace(/parents: \[.*\], rules/, 'rules'), 'has no parents'],
    ['routes:apply -', route.replace('{parents', '{hostnames: [a.com], parents'), 'hostnames, which Drycc'],
    ['routes:apply -', route.replace('backends:', 'filters:'), 'Rule 1 in standard input has no backends'],
    ['routes:apply -', `${route}---\n${route}`, 'has 2 documents'],
    ['services:add web 80', '', 'is not PORT:TARGET'],
    ['services:add web 80:70000', '', 'not a port between'],
    ['services:add web 80:80 --protocol HTTP', '', 'TCP'],
  ];
  let drycc: Awaited<ReturnType<typeof scriptedDrycc>>;
  beforeEach(async () => {
    drycc = await scriptedDrycc();
  });

  it.each(refused)('%s %j', async (line, input, says) => {
    const outcome = await drycc.run(line, { environment: { DRYCC_APP: 'example-go' }, input });
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(outcome.stderr).toContain(says);
    expect(drycc.asked()).toEqual([]);
  });
});

describe('Drycc 1.13', () => {
  it.each(['gateways:info x1', 'gateways:apply -', 'routes:info x1', 'routes:apply -'])(
    'does not know %s',
    async (line) => {
      const drycc = await scriptedDrycc(1.13);
      const outcome = await drycc.run(line, { environment: { DRYCC_APP: 'example-go' }, input: gateway });
      expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
      expect(outcome.stderr).toContain('Drycc (2026)');
      expect(drycc.asked()).toEqual([]);
    },
  );

  it('lists gateways and routes', async () => {
    const drycc = await scriptedDrycc(1.13);
    const page = (item: object): Answer => ({ status: 200, body: { count: 1, next: null, results: [item] } });
    drycc.answer({
      'GET /v2/apps/example-go/gateways/': page({ name: 'gwone', ports: [{ port: 80, protocol: 'HTTP' }] }),
      'GET /v2/apps/example-go/routes/': page({ name: 'rtone', kind: 'HTTPRoute' }),
    });
    expect((await drycc.run('gateways:list -a example-go')).stdout).toContain('80/HTTP');
    expect((await drycc.run('routes:list -a example-go')).stdout).toContain('rtone');
  });
});
