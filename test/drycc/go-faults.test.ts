import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startSmallDrycc, webPod } from '../exec/small-drycc.ts';
import { key, recorded, type ScriptedDrycc, scriptedDrycc, token } from './scripted-drycc.ts';

/*
 * The faults of Drycc's Go client of June 2026, none of which is copied, under their numbers in docs/differences.md: for
 * each a test that shows what this program does instead.
 */

const app = '/v2/apps/example-go';
const ofApp = '-a example-go';

const profileOf = ({ machine }: ScriptedDrycc): unknown =>
  JSON.parse(readFileSync(join(machine.home, '.drycc', 'client.json'), 'utf8'));

const notFound = { status: 404, body: { error: { code: 'NOT_FOUND', message: 'No App matches the given query.' } } };
const page = (...results: readonly object[]) => ({ status: 200, body: { count: results.length, next: null, results } });

describe('14. A command in a process', () => {
  it('ends with its own exit code, after all of its output', async () => {
    const { machine } = await startSmallDrycc();
    const words = ['ps', 'exec', webPod, '-a', 'hello', '--api', 'drycc-current', '--'];
    const outcome = await machine.run([...words, 'sh', '-c', 'echo one; echo two; echo three >&2; exit 3'], {
      brand: 'drycc',
    });
    expect(outcome).toEqual({ exitCode: 3, stdout: 'one\ntwo\n', stderr: 'three\n' });
  });
});

describe('15. Standard input that is no terminal', () => {
  it('is passed on with exec -i', async () => {
    const { machine } = await startSmallDrycc();
    const words = ['exec', webPod, '-i', '-a', 'hello', '--api', 'drycc-current', '--', 'cat'];
    expect(await machine.run(words, { brand: 'drycc', input: 'piped\n' })).toEqual({
      exitCode: 0,
      stdout: 'piped\n',
      stderr: '',
    });
  });
});

describe('16. healthchecks unset', () => {
  it('takes the probe from the process type', async () => {
    const drycc = await scriptedDrycc();
    drycc.answer({ [`POST ${app}/config/`]: { status: 204 } });
    expect(await drycc.run(`healthchecks unset livenessProbe -p worker ${ofApp}`)).toMatchObject({ exitCode: 0 });
    expect(drycc.asked()).toEqual([`POST ${app}/config/ {"healthcheck":{"worker":{"livenessProbe":null}}}`]);
  });
});

describe('17. pts describe', () => {
  it('shows a limit that is a number', async () => {
    const drycc = await scriptedDrycc();
    drycc.answer({
      [`GET ${app}/ptypes/example-go-web/describe/`]: recorded('ptypes 2'),
      [`GET ${app}/events/`]: recorded('events 2'),
    });
    const { exitCode, stdout } = await drycc.run(`pts describe web ${ofApp}`);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/limits cpu +1\n/);
  });
});

describe('18. routes info', () => {
  it('prints matches and filters, so that apply sends the route as it was', async () => {
    const drycc = await scriptedDrycc();
    const rules = [
      {
        matches: [{ path: { type: 'PathPrefix', value: '/x' } }],
        filters: [{ type: 'URLRewrite', urlRewrite: { hostname: 'y.example.com' } }],
        backendRefs: [{ kind: 'Service', name: 'example-go', port: 80, weight: 100 }],
      },
    ];
    const route = { name: 'rtone', kind: 'HTTPRoute', rules, parent_refs: [{ name: 'gwone', port: 80 }] };
    drycc.answer({ [`GET ${app}/routes/rtone/`]: { status: 200, body: route } });
    const { stdout } = await drycc.run(`routes info rtone ${ofApp}`);
    writeFileSync(join(drycc.machine.directory, 'route.yaml'), stdout);
    drycc.answer({ [`PUT ${app}/routes/rtone/`]: { status: 200, body: route } });
    expect(await drycc.run(`routes apply route.yaml ${ofApp}`)).toMatchObject({ exitCode: 0 });
    const [asked = ''] = drycc.asked();
    expect(JSON.parse(asked.slice(asked.indexOf('{')))).toEqual({ app: 'example-go', ...route });
  });
});

describe('19. config push', () => {
  it('keeps the variables that the file does not name, and asks the controller once', async () => {
    const drycc = await scriptedDrycc();
    writeFileSync(join(drycc.machine.directory, '.env'), 'B=2\n');
    drycc.answer({ [`POST ${app}/config/`]: { status: 204 } });
    // Nobody is at a terminal, as in CI.
    expect(await drycc.run(`config push ${ofApp}`)).toMatchObject({ exitCode: 0 });
    expect(drycc.asked()).toEqual([`POST ${app}/config/ {"values":[{"name":"B","value":"2","group":"global"}]}`]);
  });
});

describe('20. tls', () => {
  const issuer = { email: 'x@example.com', server: 'https://acme.example', key_id: 'id', key_secret: 'secret' };
  it.each([
    ['tls force enable', { https_enforced: true }],
    ['tls auto enable', { certs_auto_enabled: true }],
  ])('keeps the issuer: %s', async (line, change) => {
    const drycc = await scriptedDrycc();
    drycc.answer({
      [`GET ${app}/tls/`]: { status: 200, body: { app: 'example-go', https_enforced: null, issuer } },
      [`POST ${app}/tls/`]: { status: 201, body: { app: 'example-go', https_enforced: null, issuer, ...change } },
    });
    expect(await drycc.run(`${line} ${ofApp}`)).toMatchObject({ exitCode: 0 });
    expect(drycc.asked().at(1)).toBe(`POST ${app}/tls/ ${JSON.stringify({ ...change, issuer })}`);
  });
  it('switches on again what a new issuer switches off', async () => {
    const drycc = await scriptedDrycc();
    const before = { app: 'example-go', https_enforced: true, certs_auto_enabled: true };
    drycc.answer({ [`GET ${app}/tls/`]: { status: 200, body: before }, [`POST ${app}/tls/`]: { status: 204 } });
    const given = `--email ${issuer.email} --server ${issuer.server} --key-id id --key-secret secret`;
    expect(await drycc.run(`tls issuer ${given} ${ofApp}`)).toMatchObject({ exitCode: 0 });
    expect(drycc.asked().slice(1)).toEqual(
      [{ issuer }, { https_enforced: true, issuer }, { certs_auto_enabled: true, issuer }].map(
        (body) => `POST ${app}/tls/ ${JSON.stringify(body)}`,
      ),
    );
  });
});

describe('21. workspaces delete', () => {
  it('names the apps that would be destroyed, and sends nothing', async () => {
    const drycc = await scriptedDrycc();
    drycc.answer({ 'GET /v2/apps': page({ id: 'hello' }) });
    const { exitCode, stderr } = await drycc.run('workspaces delete myteam --confirm myteam');
    expect(exitCode).toBe(6);
    expect(stderr).toContain('would be destroyed: hello');
    expect(drycc.asked()).toEqual(['GET /v2/apps?workspace=myteam']);
  });
});

describe('22. A login', () => {
  it('waits for nothing, and keeps the workspace and the size of pages', async () => {
    const drycc = await scriptedDrycc('current', { workspace: 'myteam', response_limit: 50 });
    drycc.answer({ 'POST /v2/auth/login/': recorded('login 3'), [`GET /v2/auth/token/${key}/`]: recorded('login 4') });
    const pauses: number[] = [];
    const pause = (milliseconds: number): Promise<void> => {
      pauses.push(milliseconds);
      return Promise.resolve();
    };
    expect(await drycc.run(`login ${drycc.url} -u alice -p opensesame`, { pause })).toMatchObject({ exitCode: 0 });
    expect(pauses).toEqual([]);
    expect(profileOf(drycc)).toMatchObject({ token, workspace: 'myteam', response_limit: 50 });
  });
});

describe('23. Refusals', () => {
  it('name what was not found, without JSON', async () => {
    const drycc = await scriptedDrycc();
    drycc.answer({ [`GET ${app}/`]: notFound });
    const { exitCode, stderr } = await drycc.run(`info ${ofApp}`);
    expect(exitCode).toBe(5);
    expect(stderr).toContain('example-go');
    expect(stderr).not.toContain('NOT_FOUND');
  });
  it('have the words of a conflict', async () => {
    const drycc = await scriptedDrycc();
    drycc.answer({ 'POST /v2/apps/': recorded('apps 9') });
    const { exitCode, stderr } = await drycc.run('create duplicate --no-remote --workspace myteam');
    expect(exitCode).toBe(6);
    expect(stderr).toContain('duplicate already exists as a namespace');
  });
});

describe('24. A pipe', () => {
  it('gets no progress, and JSON where it is wanted', async () => {
    const drycc = await scriptedDrycc();
    drycc.answer({
      [`GET ${app}/`]: recorded('apps 39'),
      [`POST ${app}/ptypes/scale/`]: { status: 204 },
      [`GET ${app}/pods/`]: recorded('pods 1'),
    });
    const { stdout } = await drycc.run(`scale web=2 ${ofApp}`);
    expect(stdout).not.toMatch(/[\b\r]|\.\.o|o\.\./);
    expect(JSON.parse((await drycc.run(`ps list --json ${ofApp}`)).stdout)).toHaveLength(2);
  });
});

describe('25. One request for each answer', () => {
  it('is made by info', async () => {
    const drycc = await scriptedDrycc();
    drycc.answer({
      [`GET ${app}/`]: recorded('apps 39'),
      [`GET ${app}/pods/`]: recorded('pods 1'),
      [`GET ${app}/domains/`]: recorded('domains 10'),
      [`GET ${app}/settings/`]: recorded('settings 1'),
    });
    expect(await drycc.run(`info ${ofApp}`)).toMatchObject({ exitCode: 0 });
    const asked = drycc.asked();
    expect(new Set(asked).size).toBe(asked.length);
  });
  it('has a key without the end of its line', async () => {
    const drycc = await scriptedDrycc();
    const fixture = new URL('../fixtures/ed25519.pub', import.meta.url);
    writeFileSync(join(drycc.machine.directory, 'id.pub'), `${readFileSync(fixture, 'utf8').trim()}\n`);
    drycc.answer({ 'GET /v2/keys/': page(), 'POST /v2/keys/': { status: 201, body: {} } });
    await drycc.run('keys add laptop id.pub');
    expect(drycc.asked().at(-1)).toMatch(/^POST \/v2\/keys\/ .*"public":"ssh-ed25519 [^"\\]+"\}$/);
  });
});

describe('26. logs of a process', () => {
  it('take the app from -a', async () => {
    const { machine } = await startSmallDrycc();
    const outcome = await machine.run(['logs', webPod, '-a', 'hello', '--api', 'drycc-current'], { brand: 'drycc' });
    expect(outcome).toEqual({ exitCode: 0, stdout: 'one\ntwo\n', stderr: '' });
  });
});

describe('27. Without a workspace', () => {
  it('apps that are named are found, and the only workspace is taken', async () => {
    const drycc = await scriptedDrycc();
    drycc.answer({ [`GET ${app}/pods/`]: recorded('pods 1') });
    expect(await drycc.run(`ps ${ofApp}`)).toMatchObject({ exitCode: 0 });
    drycc.answer({ 'GET /v2/workspaces/': page({ id: 'myteam' }), 'POST /v2/apps/': recorded('apps 3') });
    expect(await drycc.run('create example-go --no-remote')).toMatchObject({ exitCode: 0 });
    expect(drycc.asked().at(-1)).toBe('POST /v2/apps/ {"id":"example-go","workspace":"myteam"}');
  });
});

describe('28. Lists of more than a page', () => {
  it('are shown to their end', async () => {
    const drycc = await scriptedDrycc();
    const next = `${drycc.url}/v2/tokens/?limit=1&offset=1`;
    drycc.answer({
      'GET /v2/tokens/?limit=1&offset=1': page({ uuid: 'b', alias: 'second' }),
      'GET /v2/tokens/': { status: 200, body: { count: 2, next, results: [{ uuid: 'a', alias: 'first' }] } },
    });
    expect((await drycc.run('tokens')).stdout).toMatch(/first[^]*second/);
  });
});

describe('29. A file for gateways apply', () => {
  it('may be as Kubernetes has it, and never has a part that goes unnoticed', async () => {
    const drycc = await scriptedDrycc();
    const gateway = 'kind: Gateway\nmetadata: {name: gwone}\nspec: {listeners: [{port: 80, protocol: HTTP}]}\n';
    const file = join(drycc.machine.directory, 'gateway.yaml');
    writeFileSync(file, gateway);
    drycc.answer({ [`PUT ${app}/gateways/gwone/`]: { status: 201, body: { name: 'gwone' } } });
    expect(await drycc.run(`gateways apply gateway.yaml ${ofApp}`)).toMatchObject({ exitCode: 0 });
    expect(drycc.asked()).toEqual([
      `PUT ${app}/gateways/gwone/ {"app":"example-go","name":"gwone","ports":[{"port":80,"protocol":"HTTP"}]}`,
    ]);
    writeFileSync(file, `${gateway}---\n${gateway}`);
    expect(await drycc.run(`gateways apply gateway.yaml ${ofApp}`)).toMatchObject({ exitCode: 2 });
    expect(drycc.asked()).toEqual([]);
  });
});
