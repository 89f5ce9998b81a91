import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { objectOf } from '../../src/commands/api/typed-fields.ts';
import { createMachine } from '../setup/simulated-machine.ts';
import { startTestController } from '../proofs/test-controller.ts';
import { createPlace, type Place } from '../setup/sandbox-with-login.ts';
import { kinds, startRouted } from '../setup/routed-controller.ts';

describe.each(['deis-1.1', 'deis-2.3', 'drycc-2.3'])('api in %s', (dialect) => {
  let place: Place;
  const version = dialect === 'deis-1.1' ? 'v1' : 'v2';
  beforeAll(async () => {
    place = await createPlace(dialect);
    for (const app of ['one', 'two', 'three'])
      expect(await place.machine.run(`apps:create ${app} --no-remote`)).toMatchObject({ exitCode: 0 });
  });
  afterAll(() => place.close());

  it.each([
    'api apps',
    'api GET apps',
    'api get /apps',
    'api:request apps',
    `api ${version}/apps`,
    `api /${version}/apps`,
    'api ./x/../apps',
  ])('"%s" asks for the apps', async (line) => {
    const { results } = (await place.machine.json(line)) as { results: { id: string }[] };
    expect(results.map(({ id }) => id).sort()).toEqual(['one', 'three', 'two']);
    expect(await place.machine.run([...line.split(' '), '--jq', '.count'])).toEqual({
      exitCode: 0,
      stdout: '3\n',
      stderr: '',
    });
  });

  it('fills in the app, sends fields, and is what the commands see', async () => {
    const path = `apps/{app}/config${version === 'v1' ? '' : '/'}`;
    const words = ['api', 'POST', path, '-a', 'one', '-f', 'values[A]=1', '-F', 'values[B]=@-', '--jq', '.values.B'];
    expect(await place.machine.run(words, { input: 'x y' })).toMatchObject({ exitCode: 0, stdout: 'x y\n' });
    const input = ['api', path, '--app=one', '--input', '-', '--silent'];
    const body = JSON.stringify({ values: { C: 'c' } });
    expect(await place.machine.run(input, { input: body })).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    expect(await place.machine.json('config:list -a one')).toMatchObject({ values: { A: '1', B: 'x y', C: 'c' } });
  });

  it('prints the answer of a failure, tells what it says, and ends with its exit code', async () => {
    const { exitCode, stdout, stderr } = await place.machine.run(['api', 'apps/missing/']);
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 5, stderr: expect.stringMatching(/^Error: /) as string });
    expect(JSON.stringify(JSON.parse(stdout))).toMatch(/not found|No App matches/i);
    const machine = await place.machine.run(['api', 'apps/missing/', '--jq', '.results[].id']);
    expect(JSON.parse(machine.stdout)).toEqual(JSON.parse(stdout));
    expect(JSON.parse(machine.stderr)).toMatchObject({ error: { code: 'not_found', status: 404 } });
  });

  it('shows the head of the answer where it is asked for', async () => {
    const { stdout } = await place.machine.run(['api', 'apps', '-i']);
    expect(stdout).toMatch(/^HTTP 200\n(?:[\w-]+: .*\n)+\n\{/);
    expect(stdout.toLowerCase()).toContain('content-type: application/json');
  });
});

describe('--paginate', () => {
  it('joins the pages of a list, whose links may name another host', async () => {
    const controller = await startTestController();
    const machine = createMachine({ DEIS_CONTROLLER: controller.url, DEIS_TOKEN: 'abc123', DEIS_API: 'deis-2.3' });
    controller.expect(({ query }) => {
      const offset = Number(new URLSearchParams(query).get('offset') ?? 0);
      const next = offset < 4 ? `https://elsewhere.example.com/v2/apps?limit=2&offset=${offset + 2}` : null;
      return {
        status: 200,
        headers: {},
        body: JSON.stringify({ count: 6, next, previous: null, results: [offset, offset + 1] }),
      };
    });
    const { stdout } = await machine.run('api apps --paginate -F limit=2');
    expect(JSON.parse(stdout)).toEqual({ count: 6, next: null, previous: null, results: [0, 1, 2, 3, 4, 5] });
    expect(controller.received.map(({ path, query }) => `${path}${query}`)).toEqual([
      '/v2/apps?limit=2',
      '/v2/apps?limit=2&offset=2',
      '/v2/apps?limit=2&offset=4',
    ]);
    controller.expect(() => ({ status: 200, headers: {}, body: '{"next":"/v2/apps?offset=2","results":[1]}' }));
    expect(await machine.run('api apps --paginate')).toMatchObject({ exitCode: 8, stdout: '' });
    machine.remove();
    await controller.close();
  });
});

describe('what is not sent', () => {
  it.each([
    ['api https://elsewhere.example.com/v2/apps', /points away/],
    ['api //elsewhere.example.com/v2/apps/foo_bar/', /not a valid app name/],
    ['api DELETE apps/foo_bar/', /"foo_bar" is not a valid app name/],
    ['api DELETE certs/foo.bar', /"foo.bar" is not a valid certificate name/],
    ['api DELETE apps/x/../foo_bar/', /"foo_bar"/],
    ['api DELETE apps/x%2F..%2Ffoo/', /is not a valid app name/],
    ['api DELETE apps/%', /not valid in a URL/],
    ['api apps#x', /no fragment/],
    ['api FETCH apps', /"FETCH" is not a method/],
    ['api POST apps --paginate', /--paginate is for GET/],
    ['api apps -F =x', /not the name of a field/],
    ['api apps -F id', /no "="/],
    ['api POST apps -F a=1 -F a[b]=2', /"a\[b\]" contradicts another field/],
    ['api POST apps -F a[=1', /"a\[" is not the key of a field/],
    ['api POST apps -F a=@missing.json', /Could not read missing.json: no such file/],
    ['api apps --input x -F a=1', /Use either --input or fields/],
    ['api apps -H host:elsewhere', /header host cannot be set/],
    ['api apps -H nonsense', /Write a header as/],
    ['api DELETE apps/{app}/', /never takes \{app\} from the directory name/],
  ])('%s', async (line, message) => {
    const controller = await startTestController();
    const machine = createMachine({ DEIS_CONTROLLER: controller.url, DEIS_TOKEN: 'abc123', DEIS_API: 'deis-2.3' });
    const { exitCode, stdout, stderr } = await machine.run(line);
    expect({ exitCode, stdout, sent: controller.received.length }).toEqual({ exitCode: 2, stdout: '', sent: 0 });
    expect(stderr).toMatch(message);
    machine.remove();
    await controller.close();
  });

  it.each(['Workflow 2.2', 'Workflow 2.6', 'no attachments, open patterns'])(
    'a DELETE that %s reads as that of what is before it',
    async (name) => {
      const { machine, state, asked } = await startRouted(kinds[name] ?? { header: '', routes: [] });
      for (const path of ['certs/foo/domains/www.example.com/', 'apps/foo/whitelist/', 'apps/foo/nonsense']) {
        const { exitCode, stdout, stderr } = await machine.run(['api', 'DELETE', path]);
        expect({ path, exitCode, stdout }).toEqual({ path, exitCode: 6, stdout: '' });
        expect(stderr).toMatch(/^Error: DELETE \/v2\/\S+ was not sent/m);
      }
      expect(asked().filter((each) => !each.startsWith('GET '))).toEqual([]);
      expect([...state.apps, ...state.certificates.keys()]).toEqual(['foo', 'foo', 'other']);
    },
  );

  it.each(Object.keys(kinds))('but a DELETE that %s reads as it is', async (name) => {
    const { machine, state } = await startRouted(kinds[name] ?? { header: '', routes: [] });
    expect(await machine.run('api DELETE apps/foo/perms/bob/')).toMatchObject({ exitCode: 0, stdout: '' });
    expect([...state.collaborators]).toEqual(['carol']);
    expect(await machine.run('api DELETE certs/other/')).toMatchObject({ exitCode: 0, stdout: '' });
    expect([...state.certificates.keys()]).toEqual(['foo']);
    expect([...state.apps]).toEqual(['foo']);
  });
});

describe('fields', () => {
  it.each([
    [[['a', 1]], { a: 1 }],
    [
      [
        ['a[b]', 1],
        ['a[c]', 2],
      ],
      { a: { b: 1, c: 2 } },
    ],
    [
      [
        ['a[]', 1],
        ['a[]', 2],
      ],
      { a: [1, 2] },
    ],
    [
      [
        ['a[][b]', 1],
        ['a[][c]', 2],
        ['a[][b]', 3],
      ],
      { a: [{ b: 1, c: 2 }, { b: 3 }] },
    ],
    [[['a[b][]', 1]], { a: { b: [1] } }],
    [
      [
        ['a', 1],
        ['a', 2],
      ],
      { a: 2 },
    ],
  ] as const)('%j are %j', (fields, object) => {
    expect(objectOf(fields as never)).toEqual(object);
  });

  it('are typed with -F and text with -f', async () => {
    const controller = await startTestController();
    const machine = createMachine({ DEIS_CONTROLLER: controller.url, DEIS_TOKEN: 'abc123', DEIS_API: 'deis-2.3' });
    controller.expect(() => ({ status: 201, headers: {}, body: '{}' }));
    const typed = ['a=true', 'b=null', 'c=-3', 'd=1.5', 'e=007', 'f=12345678901234567890', 'g=', 'h=x=y'];
    await machine.run([
      'api',
      'apps',
      ...typed.flatMap((each) => ['-F', each]),
      '-f',
      'i=true',
      '--raw-field=__proto__=1',
    ]);
    expect(JSON.stringify(controller.received[0]?.body)).toBe(
      '{"a":true,"b":null,"c":-3,"d":1.5,"e":"007","f":"12345678901234567890","g":"","h":"x=y","i":"true","__proto__":"1"}',
    );
    expect(controller.received[0]).toMatchObject({ method: 'POST', headers: { authorization: 'token abc123' } });
    machine.remove();
    await controller.close();
  });

  it.each([[], ['--json']])('that are secrets are not in what is told of a failure %j', async (...words) => {
    const controller = await startTestController();
    const machine = createMachine({ DEIS_CONTROLLER: controller.url, DEIS_TOKEN: 'abc123', DEIS_API: 'deis-2.3' });
    controller.expect(({ body }) => ({
      status: 400,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ detail: `No: ${JSON.stringify(body)}` }),
    }));
    const fields = ['-f', 'values[KEY]=planted-value', '-f', 'password=planted-password', '-f', 'name=hello'];
    const { exitCode, stdout, stderr } = await machine.run(['api', 'apps', ...fields, ...words]);
    expect(exitCode).toBe(6);
    for (const text of [stdout, stderr]) {
      expect(text).not.toContain('planted');
      expect(text).toContain('hello');
      expect(text).toContain('***');
    }
    machine.remove();
    await controller.close();
  });
});
