import { describe, expect, it, onTestFinished } from 'vitest';
import { startDrycc } from '../sandbox/drycc/place.ts';
import { createMachine, type Outcome, type RunOptions } from '../setup/simulated-machine.ts';
import { Interruption } from '../../src/base/errors.ts';
import { type Answer, scriptedDrycc } from './scripted-drycc.ts';

type Run = (line: string, options?: RunOptions) => Promise<Outcome>;

/** A machine whose user has the app `hello` on a sandbox of today's Drycc. */
async function ready(): Promise<Run> {
  const { sandbox, tokens } = await startDrycc();
  const machine = createMachine({
    DRYCC_CONTROLLER: `http://127.0.0.1:${sandbox.port}`,
    DRYCC_TOKEN: tokens.get('ada') ?? '',
    DRYCC_APP: 'hello',
  });
  onTestFinished(() => {
    machine.remove();
  });
  return (line, options) => machine.run(line, { brand: 'drycc', ...options });
}

const oss = '--type oss --oss-server https://s3.example.com --oss-bucket media --oss-access-key AKID';

describe('volumes', () => {
  it('are added, expanded, mounted, unmounted and removed', async () => {
    const run = await ready();
    expect(await run('volumes:list')).toMatchObject({ exitCode: 0, stdout: '=== hello Volumes\n' });
    expect(await run('volumes:add data 10G')).toMatchObject({ stdout: 'Adding volume data to hello... done\n' });
    expect(await run('volumes expand data 20G')).toMatchObject({ stdout: 'Expanding volume data to 20G... done\n' });
    expect(await run('volumes mount data run=/data')).toMatchObject({ stdout: 'Mounting volume data... done\n' });
    expect((await run('volumes')).stdout).toBe('=== hello Volumes\ndata 20G csi run=/data\n');
    expect((await run('volumes:info data')).stdout).toMatch(/size: +20G\ntype: +csi\nmounted at: +run=\/data\n/);

    const mounted = await run('volumes:remove data --confirm data');
    expect(mounted).toMatchObject({ exitCode: 6 });
    expect(mounted.stderr).toContain('this volume is mounting');
    expect(await run('volumes:unmount data run --json')).toMatchObject({ exitCode: 0 });
    expect(await run('volumes:unmount data run')).toMatchObject({ exitCode: 6 });
    expect((await run('volumes:unmount data run --ok-if-unchanged')).exitCode).toBe(0);
    expect(await run('volumes:remove data --confirm data')).toMatchObject({ exitCode: 0 });
    const gone = await run('volumes:info data');
    expect(gone).toMatchObject({ exitCode: 5, stdout: '' });
    expect(gone.stderr).toContain('volumes:list shows');
  });

  it('of object storage keep their keys to themselves', async () => {
    const run = await ready();
    const added = await run(`volumes:add media 1G ${oss} --oss-path-style --oss-secret-key-stdin`, {
      input: 's3cr3t\n',
    });
    expect(added).toMatchObject({ exitCode: 0, stderr: '' });
    const { stdout } = await run('volumes:info media');
    expect(stdout).toMatch(/oss.bucket: +media\noss.path_style: +true\noss.secret_key: +\*\*\*\n/);
    expect(stdout + (await run('volumes:list')).stdout + added.stdout).not.toMatch(/s3cr3t|AKID/);
    expect((await run('volumes:info media --show-values')).stdout).toMatch(/oss.secret_key: +s3cr3t\n/);
    expect(JSON.parse((await run('volumes:info media --json')).stdout)).toMatchObject({
      parameters: { oss: { access_key: 'AKID', secret_key: 's3cr3t', path_style: true } },
    });
    const traced = await run('volumes:info media --debug');
    expect(traced.stderr).not.toMatch(/s3cr3t/);
  });

  it('of NFS have a server and a path', async () => {
    const run = await ready();
    await run('volumes:add files 1G -t nfs --nfs-server nfs.example.com --nfs-path /srv');
    expect((await run('volumes:info files')).stdout).toMatch(/nfs.path: +\/srv\nnfs.server: +nfs.example.com\n/);
    expect(await run('volumes:expand files 2G')).toMatchObject({ exitCode: 6 });
  });

  it.each([
    ['volumes:add data 0G', '1G to 16384G'],
    ['volumes:add data 16385G', '1G to 16384G'],
    ['volumes:expand data 6T', '1G to 16384G'],
    ['volumes:expand data 512M', '1G to 16384G'],
    ['volumes:add Data 1G', 'not a valid volume name'],
    ['volumes:add data 1G --nfs-server x', '--nfs-server needs --type nfs'],
    ['volumes:add data 1G --oss-path-style', '--oss-path-style needs --type oss'],
    ['volumes:add data 1G --type nfs --nfs-server x', 'needs --nfs-path'],
    ['volumes:add data 1G --type oss', 'needs --oss-server and --oss-bucket and --oss-access-key'],
    [`volumes:add data 1G ${oss}`, '--oss-secret-key-stdin'],
    [`volumes:add data 1G ${oss} --oss-secret-key x --oss-secret-key-stdin`, 'Use either'],
    [`volumes:add data 1G ${oss} --oss-secret-key-stdin`, 'The secret key is empty'],
    ['volumes:mount data web=data', 'has to start with "/"'],
    ['volumes:mount data web', 'has no "="'],
    ['volumes:remove data --confirm other', 'Nothing was removed'],
    ['addons:remove cache', '--confirm=cache'],
    ['addons:apply cache redis standard-1 --parameters [1]', 'is not a JSON object'],
  ])('are not touched by %s', async (line, message) => {
    const drycc = await scriptedDrycc();
    drycc.answer({});
    const outcome = await drycc.run(`${line} --app hello`);
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(outcome.stderr).toContain(message);
    expect(drycc.asked()).toEqual([]);
  });

  it('are removed where their name is typed', async () => {
    const run = await ready();
    await run('volumes:add data 1G');
    const answers = [['to confirm:', 'data\r']] as const;
    expect(await run('volumes:remove data', { answers: [['to confirm:', 'other\r']] })).toMatchObject({ exitCode: 2 });
    expect(await run('volumes:remove data', { answers })).toMatchObject({ exitCode: 0 });
    expect(JSON.parse((await run('volumes:list --json')).stdout)).toEqual([]);
  });
});

describe('addons', () => {
  it('are offered, applied, shown and removed', async () => {
    const run = await ready();
    expect((await run('addons:classes')).stdout).toBe('=== Addon Classes\nredis standard-1,standard-2\n');
    expect((await run('addons:classes redis')).stdout).toBe(
      '=== redis Plans\nstandard-1 replicas,storage.size\nstandard-2 replicas\n',
    );
    expect(await run('addons:classes mysql')).toMatchObject({ exitCode: 5, stdout: '' });
    const apply = ['addons:apply', 'cache', 'redis'];
    const line = [...apply, 'standard-1', '--parameters', '{"replicas":2}'];
    expect(await run(line.join(' '))).toMatchObject({ stdout: 'Applying addon cache to hello... done\n' });
    await run('addons:apply cache redis standard-2');
    expect((await run('addons')).stdout).toBe('=== hello Addons\ncache Redis standard-2\n');
    expect((await run('addons:info cache')).stdout).toMatch(/plan: +standard-2\nreplicas: +2\n/);
    expect(await run('addons:apply cache redis huge')).toMatchObject({ exitCode: 6, stdout: '' });
    expect(await run('addons:remove cache --confirm cache')).toMatchObject({ exitCode: 0 });
    const { stderr } = await run('addons:info cache');
    expect(stderr).toMatch(/^Error: Addon "cache" not found on .*\n.*addons:list shows/);
  });

  it('keep the passwords of their connections to themselves', async () => {
    const run = await ready();
    await run('addons:apply cache redis standard-1');
    const { password } = JSON.parse((await run('addons:connection cache --json')).stdout) as { password: string };
    expect((await run('addons:connection cache')).stdout).toMatch(
      /host +cache\.hello\.svc\npassword +\*\*\*\nport +6379\n/,
    );
    expect((await run('addons:connection cache --show-values')).stdout).toContain(password);
    expect((await run('addons:connection cache --debug')).stderr).not.toContain(password);
  });

  it('are refused where the controller has none', async () => {
    const drycc = await scriptedDrycc(1.13);
    drycc.answer({});
    const outcome = await drycc.run('addons:remove cache --app hello --confirm cache');
    expect(outcome).toMatchObject({ stdout: '' });
    expect(outcome.exitCode).not.toBe(0);
    expect(outcome.stderr).toContain('Drycc');
    expect(drycc.asked()).toEqual([]);
  });
});

describe('volumes:serve', () => {
  const volume = '/v2/apps/example-go/volumes/data/filer/_';
  const login = { username: 'filer', password: 'f1l3r' };
  const bound: Answer = { status: 200, headers: { 'content-type': 'text/plain' }, body: JSON.stringify(login) };
  const pong: Answer = { status: 200, headers: { 'content-type': 'text/plain' }, body: 'pong' };
  const gone: Answer = { status: 428, headers: { 'content-type': 'text/plain' }, body: 'filer service unavailable' };

  it('opens a WebDAV server, whose login works, and keeps it until Ctrl-C', async () => {
    const drycc = await scriptedDrycc();
    drycc.answer({ [`POST ${volume}/bind`]: bound, [`GET ${volume}/ping`]: pong });
    const stop = new AbortController();
    const pauses: number[] = [];
    const outcome = await drycc.run('volumes serve data --app example-go', {
      interrupted: stop.signal,
      pause: (milliseconds) => {
        pauses.push(milliseconds);
        if (pauses.length === 3) stop.abort(new Interruption('SIGINT'));
        return Promise.resolve();
      },
    });
    const endpoint = `${drycc.url}/v2/apps/example-go/volumes/data/filer/webdav`;
    expect(outcome.exitCode).toBe(130);
    expect(outcome.stdout).toBe(
      `Endpoint:  ${endpoint}\nUsername:  filer\nPassword:  f1l3r\n\nWebDAV service for volume data is running. Press Ctrl+C to stop.\n`,
    );
    expect(pauses).toEqual([30_000, 30_000, 30_000]);
    expect(drycc.asked()).toEqual([`POST ${volume}/bind`, ...pauses.map(() => `GET ${volume}/ping`)]);
  });

  it.each([undefined, '/dav/x', 'https://dav.example.com/x'])(
    'takes the address from the controller: %s',
    async (given) => {
      const drycc = await scriptedDrycc();
      drycc.answer({ [`POST ${volume}/bind`]: { ...bound, body: JSON.stringify({ ...login, endpoint: given }) } });
      const { stdout } = await drycc.run('volumes:serve data --detach --json --app example-go');
      expect((await drycc.run('volumes:serve data --detach --debug --app example-go')).stderr).not.toContain('f1l3r');
      const wanted = new URL(given ?? '/v2/apps/example-go/volumes/data/filer/webdav', drycc.url).href;
      expect(JSON.parse(stdout)).toEqual({ endpoint: wanted, ...login });
      expect(new Set(drycc.asked())).toEqual(new Set([`POST ${volume}/bind`]));
    },
  );

  it('ends with a failure when the server is gone, and not for one ping that was not answered', async () => {
    const drycc = await scriptedDrycc();
    const busy: Answer = { status: 503, headers: { 'content-type': 'text/plain' }, body: 'filer service unavailable' };
    const pings = [busy, busy, busy, busy, pong, gone];
    drycc.answer({ [`POST ${volume}/bind`]: bound, [`GET ${volume}/ping`]: pings });
    const outcome = await drycc.run('volumes:serve data --app example-go');
    expect(outcome.exitCode).not.toBe(0);
    expect(outcome.stderr).toContain('filer service unavailable');
    expect(drycc.asked()).toHaveLength(1 + pings.length);
  });

  it('serves the volume of a sandbox', async () => {
    const run = await ready();
    await run('volumes:add data 10G');
    const { stdout } = await run('volumes:serve data --detach --json');
    const { endpoint, username, password } = JSON.parse(stdout) as Record<string, string>;
    const headers = { Authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` };
    const file = `${endpoint ?? ''}/notes.txt`;
    expect((await fetch(file, { method: 'PUT', headers, body: 'hello' })).status).toBe(201);
    expect(await (await fetch(file, { headers })).text()).toBe('hello');
    expect((await fetch(file)).status).toBe(401);
    expect((await run('volumes:serve ghost --detach')).stderr).toContain('volumes:list shows');
  });
});
