import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { serve } from '../http/servers.ts';
import { announced, ciMachine, fake, probes } from './controllers.ts';

const login = (origin: string, ...words: string[]) => [
  'login',
  origin,
  '--username=ada',
  '--password=opensesame',
  ...words,
];

describe('the dialect of a controller', () => {
  it.each([
    ['Workflow', announced.deis22, '/v2', probes['/v2']],
    ['Drycc', announced.drycc21, '/v2', probes['/v2']],
    ['Deis v1', announced.deis11, '/v1', probes['/v2']],
    ['Deis v1 in small letters', { x_deis_api_version: '1.1' }, '/v1', probes['/v2']],
    ['Workflow behind a proxy that drops headers', {}, '/v2', probes['/v2']],
    ['Deis v1 behind a proxy that drops headers', {}, '/v1', probes['/v1']],
  ] as const)('is found once, and no later command asks more: %s', async (_, headers, prefix, first) => {
    const controller = await fake(headers, prefix);
    const machine = ciMachine(controller.server.origin);
    const list = `GET ${prefix}/apps`;
    expect(await machine.run('apps')).toEqual({ exitCode: 0, stdout: '=== Apps\n', stderr: '' });
    expect(controller.asked()).toEqual([...first, list]);
    for (let time = 0; time < 3; time += 1) {
      expect(await machine.run('apps')).toEqual({ exitCode: 0, stdout: '=== Apps\n', stderr: '' });
      expect(controller.asked()).toEqual([list]);
    }
  });

  it('is looked for once by several requests at once', async () => {
    const details = { id: 'hello', count: 0, results: [] };
    const controller = await fake(announced.deis22, '/v2', (response) => response.end(JSON.stringify(details)));
    expect(await ciMachine(controller.server.origin).run('apps:info -a hello')).toMatchObject({ exitCode: 0 });
    expect(controller.asked().filter((request) => probes['/v2'].includes(request as never))).toHaveLength(1);
  });

  it('is looked for without the token', async () => {
    const controller = await fake(announced.deis22);
    await ciMachine(controller.server.origin).run('apps');
    expect(controller.server.requests.map(({ headers }) => headers.authorization)).toEqual([
      undefined,
      'token the-token',
    ]);
  });

  it('is remembered per controller', async () => {
    const [one, other] = [await fake(announced.deis22), await fake(announced.deis11, '/v1')];
    const machine = ciMachine(one.server.origin);
    const elsewhere = { environment: { DEIS_CONTROLLER: other.server.origin } };
    await machine.run('apps');
    await machine.run('apps', elsewhere);
    expect([one.asked(), other.asked()]).toEqual([
      ['GET /v2/', 'GET /v2/apps'],
      ['GET /v2/', 'GET /v1/apps'],
    ]);
    await machine.run('apps');
    await machine.run('apps', elsewhere);
    expect([one.asked(), other.asked()]).toEqual([['GET /v2/apps'], ['GET /v1/apps']]);
  });

  it.each(['', 'broken', '[]', '{"http://x":5}', '{"ORIGIN":{"dialect":"none"}}', '{"ORIGIN":{"dialect":5}}'])(
    'is found again when what is remembered is of no use: %s',
    async (content) => {
      const controller = await fake(announced.deis22);
      const machine = ciMachine(controller.server.origin);
      await machine.run('apps');
      controller.asked();
      const memory = join(machine.home, '.deis', 'state', 'controllers.json');
      writeFileSync(memory, content.replace('ORIGIN', controller.server.origin));
      expect(await machine.run('apps')).toMatchObject({ exitCode: 0, stderr: '' });
      expect(controller.asked()).toEqual(['GET /v2/', 'GET /v2/apps']);
      await machine.run('apps');
      expect(controller.asked()).toEqual(['GET /v2/apps']);
    },
  );

  it.each([407, 429, 500, 503])('is not guessed from status %i of something in front of it', async (status) => {
    let isBusy = true;
    const { origin, requests } = await serve((response, { path }) => {
      if (isBusy) response.writeHead(status, { 'Retry-After': '9999' }).end();
      else if (path === '/v1/apps') response.end('{"count":0,"results":[]}');
      else response.writeHead(404).end();
    });
    const machine = ciMachine(origin);
    expect((await machine.run('apps')).exitCode).not.toBe(0);
    isBusy = false;
    expect(await machine.run('apps')).toMatchObject({ exitCode: 0 });
    expect(requests.at(-1)?.path).toBe('/v1/apps');
  });
});

describe('what is no controller', () => {
  it.each([
    ['a web site', 200, '<!doctype html><p>Hello'],
    ['a server that knows none of the paths', 404, '<!doctype html><p>Not Found'],
    ['a site behind a login', 401, '<!doctype html><p>Who are you?'],
    ['an image registry, which has /v2/ too', 401, '{"errors":[{"code":"UNAUTHORIZED"}]}'],
    ['an open image registry', 200, '{}'],
    ['another API', 200, '{"detail":"Hello"}'],
    ['a page that forwards', 200, ''],
  ])('is sent neither a password nor a token: %s', async (_, status, body) => {
    const { origin, requests } = await serve((response) => response.writeHead(status).end(body));
    for (const line of [login(origin), ['apps']]) {
      const { exitCode, stdout, stderr } = await ciMachine(origin).run(line);
      expect({ exitCode, stdout }).toEqual({ exitCode: 8, stdout: '' });
      expect(stderr).toContain(`${origin} does not appear to be a controller.`);
    }
    expect(requests.length).toBeGreaterThan(1);
    expect(requests.every((request) => request.method === 'GET' && !request.headers.authorization)).toBe(true);
  });
});

describe('an upgrade', () => {
  it('within a major version is noticed from the answers', async () => {
    const controller = await fake(announced.deis22);
    const machine = ciMachine(controller.server.origin);
    await machine.run('apps');
    controller.api = { headers: announced.drycc21, prefix: '/v2' };
    expect(await machine.run('apps')).toMatchObject({ exitCode: 0 });
    controller.asked();
    await machine.run('builds -a hello');
    expect(controller.asked()).toEqual(['GET /v2/apps/hello/build/', 'GET /v2/apps/hello/builds/']);
  });

  it('of the major version is noticed when the paths are gone, and the request is made again', async () => {
    const controller = await fake(announced.deis11, '/v1');
    const machine = ciMachine(controller.server.origin);
    await machine.run('apps');
    controller.asked();
    controller.api = { headers: announced.deis22, prefix: '/v2' };
    expect(await machine.run('apps')).toEqual({ exitCode: 0, stdout: '=== Apps\n', stderr: '' });
    expect(controller.asked()).toEqual(['GET /v1/apps', 'GET /v2/apps']);
    await machine.run('apps');
    expect(controller.asked()).toEqual(['GET /v2/apps']);
  });

  it('to an API that has what was lacking is noticed before it is refused', async () => {
    const controller = await fake(announced.deis22, '/v2', (response) => response.end('{"https_enforced":false}'));
    const machine = ciMachine(controller.server.origin);
    expect(await machine.run('tls:info -a hello')).toMatchObject({ exitCode: 2 });
    controller.api = { headers: { DEIS_API_VERSION: '2.3' }, prefix: '/v2' };
    controller.asked();
    expect(await machine.run('tls:info -a hello')).toMatchObject({ exitCode: 0, stderr: '' });
    expect(controller.asked()).toEqual(['GET /v2/', 'GET /v2/apps/hello/tls/']);
    await machine.run('tls:info -a hello');
    expect(controller.asked()).toEqual(['GET /v2/apps/hello/tls/']);
  });

  it('is noticed by each of several requests at once', async () => {
    const details = { id: 'hello', count: 0, results: [] };
    const controller = await fake(announced.deis11, '/v1', (response) => response.end(JSON.stringify(details)));
    const machine = ciMachine(controller.server.origin);
    expect(await machine.run('apps:info -a hello')).toMatchObject({ exitCode: 0 });
    controller.api = { headers: announced.deis22, prefix: '/v2' };
    expect(await machine.run('apps:info -a hello')).toMatchObject({ exitCode: 0, stderr: '' });
  });

  it('behind a proxy that drops headers is noticed when the paths are gone', async () => {
    const controller = await fake({}, '/v1');
    const machine = ciMachine(controller.server.origin);
    await machine.run('apps');
    controller.asked();
    controller.api = { headers: {}, prefix: '/v2' };
    expect(await machine.run('apps')).toEqual({ exitCode: 0, stdout: '=== Apps\n', stderr: '' });
    expect(controller.asked()).toEqual(['GET /v1/apps', ...probes['/v2'], 'GET /v2/apps']);
    await machine.run('apps');
    expect(controller.asked()).toEqual(['GET /v2/apps']);
    // What is missing in words is no sign of an upgrade, and costs no request.
    expect(await machine.run('config -a none')).toMatchObject({ exitCode: 5 });
    expect(controller.asked()).toEqual(['GET /v2/apps/none/config/']);
  });

  it('to a version that nobody knows does not turn a success into a failure', async () => {
    const controller = await fake(announced.deis22);
    const machine = ciMachine(controller.server.origin);
    await machine.run('apps');
    controller.api = { headers: { DEIS_API_VERSION: '3.0' }, prefix: '/v2' };
    const { origin } = controller.server;
    expect(await machine.run('apps')).toEqual({
      exitCode: 0,
      stdout: '=== Apps\n',
      stderr: `Note: ${origin} speaks Deis API 3.0; using the nearest that this client knows, deis-2.2.\n`,
    });
    expect(await machine.run('apps')).toEqual({ exitCode: 0, stdout: '=== Apps\n', stderr: '' });
  });
});

describe('the kind of a Drycc controller', () => {
  const kinds = [
    ['drycc-current', 'Drycc (2026)', ['/v2/workspaces', '/v2/limits/plans']],
    ['drycc-1.13', 'Drycc 1.8 to 1.13', ['/v2/limits/plans']],
    ['drycc-2.3', 'drycc-2.3', []],
  ] as const;

  /** A controller that knows some paths besides the usual ones, and answers every app with an empty list. */
  async function drycc(known: readonly string[]) {
    const state = { known, asked: [] as string[] };
    const { origin } = await serve((response, { method, path, headers }) => {
      const [bare = ''] = path.split('?');
      state.asked.push(`${method} ${path}`);
      response.setHeader('drycc_api_version', '2.3, 2.3');
      const isKnown = bare === '/v2/' || /^\/v2\/apps(?:\/hello\/ptypes)?\/?$/.test(bare) || state.known.includes(bare);
      if (!isKnown || (bare.includes('ptypes') && state.known.length === 0))
        response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not Found</h1>');
      else if (headers.authorization === undefined) response.writeHead(401).end('{"detail":"Who are you?"}');
      else response.end('{"count":0,"results":[]}');
    });
    const asked = () => state.asked.splice(0);
    return { origin, state, asked };
  }

  const signs = ['GET /v2/workspaces', 'GET /v2/limits/plans'];

  it.each(kinds)('is found once, and remembered: %s', async (name, title, known) => {
    const controller = await drycc(known);
    const machine = ciMachine(controller.origin);
    expect(await machine.run('apps')).toMatchObject({ exitCode: 0, stderr: '' });
    expect(controller.asked()).toEqual([
      'GET /v2/',
      ...signs.slice(0, 3 - known.length),
      expect.stringMatching('^GET /v2/apps'),
    ]);
    await machine.run('apps');
    expect(controller.asked()).toHaveLength(1);
    const { stdout } = await machine.run('version --all');
    expect(stdout).toContain(name);
    expect(stdout).toContain(title);
    expect((await machine.run('doctor')).stdout).toContain(title);
  });

  it('is found again when a path is gone', async () => {
    const controller = await drycc([]);
    const machine = ciMachine(controller.origin);
    await machine.run('apps');
    controller.state.known = ['/v2/limits/plans'];
    controller.asked();
    await machine.run('config -a hello');
    expect(controller.asked()).toEqual(['GET /v2/apps/hello/config/', ...signs, 'GET /v2/apps/hello/config/']);
    expect((await machine.run('version --all')).stdout).toContain('drycc-1.13');
  });

  it.each([429, 500, 503])('is not guessed from status %i', async (status) => {
    const { origin } = await serve((response, { path }) => {
      response.setHeader('drycc_api_version', '2.3');
      response.writeHead(path === '/v2/' ? 401 : status, { 'Retry-After': '9999' }).end('{"detail":"Later."}');
    });
    const { stdout, stderr } = await ciMachine(origin).run('apps');
    expect(stdout).toBe('');
    expect(stderr).toContain('Later.');
  });
});

describe('a version that is not known', () => {
  it.each([
    ['DEIS_API_VERSION', '2.0', 'Deis API 2.0', 'deis-2.2'],
    ['DEIS_API_VERSION', '2.1', 'Deis API 2.1', 'deis-2.2'],
    ['DEIS_API_VERSION', '2.10', 'Deis API 2.10', 'deis-2.3'],
    ['DRYCC_API_VERSION', '2.4, 2.4', 'Drycc API 2.4', 'drycc-2.3'],
  ])('is told once on standard error: %s %s', async (name, version, title, dialect) => {
    const controller = await fake({ [name]: version });
    const machine = ciMachine(controller.server.origin);
    const { origin } = controller.server;
    expect(await machine.run('apps')).toEqual({
      exitCode: 0,
      stdout: '=== Apps\n',
      stderr: `Note: ${origin} speaks ${title}; using the nearest that this client knows, ${dialect}.\n`,
    });
    for (let time = 0; time < 2; time += 1) expect((await machine.run('apps')).stderr).toBe('');
    controller.api = { ...controller.api, headers: { [name]: '2.9' } };
    expect((await machine.run('apps')).stderr).toContain('API 2.9;');
    expect((await machine.run('apps')).stderr).toBe('');
  });

  it('is told as JSON under --json, and not under --quiet', async () => {
    const controller = await fake({ DEIS_API_VERSION: '2.9' });
    const { stdout, stderr } = await ciMachine(controller.server.origin).run('apps --json');
    expect(JSON.parse(stdout)).toEqual([]);
    expect(JSON.parse(stderr)).toEqual({ notice: expect.stringContaining('API 2.9') as string });
    expect((await ciMachine(controller.server.origin).run('apps --quiet')).stderr).toBe('');
  });

  it.each([
    ['3.0', '/v2', 'deis-2.3'],
    ['0.9', '/v1', 'deis-1.1'],
  ] as const)(
    'of an unknown major version, %s, is told once as well, and the answer is shown',
    async (version, prefix, dialect) => {
      const controller = await fake({ DEIS_API_VERSION: version }, prefix);
      const machine = ciMachine(controller.server.origin);
      expect(await machine.run('apps')).toEqual({
        exitCode: 0,
        stdout: '=== Apps\n',
        stderr: `Note: ${controller.server.origin} speaks Deis API ${version}; using the nearest that this client knows, ${dialect}.\n`,
      });
      expect(await machine.run('apps --api deis-2.2')).toMatchObject({
        stderr: prefix === '/v2' ? '' : (expect.any(String) as string),
      });
      expect(await machine.run('apps')).toMatchObject({ exitCode: 0, stderr: '' });
    },
  );
});

describe('a dialect that is demanded', () => {
  it.each([
    ['by the command line', ['apps', '--api', 'deis-1.1'], {}],
    ['by the environment', ['apps'], { DEIS_API: 'deis-1.1' }],
    ['by the command line against the environment', ['apps', '--api=deis-1.1'], { DEIS_API: 'deis-2.2' }],
  ])('%s is spoken without asking', async (_, words, environment) => {
    const controller = await fake(announced.deis11, '/v1');
    expect(await ciMachine(controller.server.origin, environment).run(words)).toMatchObject({ exitCode: 0 });
    expect(controller.asked()).toEqual(['GET /v1/apps']);
  });

  it('is for one command only, and nothing is remembered of it', async () => {
    const controller = await fake(announced.deis22);
    const machine = ciMachine(controller.server.origin);
    await machine.run('apps --api drycc-2.1');
    controller.asked();
    await machine.run('apps');
    expect(controller.asked()).toEqual(['GET /v2/', 'GET /v2/apps']);
  });

  it('at login is demanded for later commands too, until --api auto', async () => {
    const controller = await fake(announced.deis22);
    const { origin } = controller.server;
    const machine = ciMachine(origin, { DEIS_CONTROLLER: '', DEIS_TOKEN: '' });
    expect(await machine.run(login(origin, '--api=drycc-2.1'))).toMatchObject({ exitCode: 0, stderr: '' });
    expect(controller.asked()).toEqual(['POST /v2/auth/login/']);
    await machine.run('builds -a hello');
    expect(controller.asked()).toEqual(['GET /v2/apps/hello/build/', 'GET /v2/apps/hello/builds/']);
    expect(await machine.run(login(origin))).toMatchObject({ exitCode: 0 });
    await machine.run('builds -a hello');
    expect(controller.asked().at(-1)).toBe('GET /v2/apps/hello/builds/');
    expect(readFileSync(join(machine.home, '.deis', 'state', 'controllers.json'), 'utf8')).toContain(
      '"api":"drycc-2.1"',
    );
    await machine.run(login(origin, '--api', 'auto'));
    controller.asked();
    await machine.run('builds -a hello');
    expect(controller.asked()).toEqual(['GET /v2/apps/hello/builds/']);
  });

  it.each(['deis-9', ' ', 'constructor'])('must be one that there is: "%s"', async (name) => {
    const controller = await fake(announced.deis22);
    const { exitCode, stderr } = await ciMachine(controller.server.origin).run(['apps', '--api', name]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('deis-1.6, deis-1.7, drycc-2.0, drycc-2.1, deis-2.2');
    expect(controller.asked()).toEqual([]);
  });
});

describe('an operation that the API lacks', () => {
  it.each([
    ['ps:restart -a hello', 'deis-1.1', 'ps:restart'],
    ['ps:restart web -a hello', 'deis-1.1', 'ps:restart'],
    ['auth:whoami --all', 'deis-1.1', 'auth:whoami'],
    ['auth:whoami --all', 'drycc-2.1', 'auth:whoami'],
    ['auth:whoami --all', 'drycc-2.0', 'auth:whoami'],
  ])('fails before any request: %s in %s', async (words, dialect, command) => {
    const prefix = dialect === 'deis-1.1' ? '/v1' : '/v2';
    const headers = { [prefix === '/v1' ? 'X_DEIS_API_VERSION' : 'DRYCC_API_VERSION']: dialect.split('-')[1] ?? '' };
    const controller = await fake(headers, prefix);
    const machine = ciMachine(controller.server.origin);
    const { exitCode, stdout, stderr } = await machine.run(words);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    for (const name of [command, `speaks ${dialect.split('-')[1] ?? ''}`, controller.server.origin]) {
      expect(stderr).toContain(name);
    }
    expect(controller.asked()).toEqual(['GET /v2/']);
    // It may have been upgraded in the meantime.
    expect(await machine.run(words)).toMatchObject({ exitCode: 2, stdout: '' });
    expect(controller.asked()).toEqual(['GET /v2/']);
  });
});
