import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { drycc113 } from '../../src/api/dialects/drycc-1.13.ts';
import { serve } from '../http/servers.ts';
import { accounts } from '../sandbox/drycc/accounts.ts';
import { start } from '../sandbox/started-sandbox.ts';
import { createMachine } from '../setup/simulated-machine.ts';
import { scriptedDrycc } from './scripted-drycc.ts';

/** A machine whose user has the app `hello` with the volume `data` on a sandbox of Drycc 1.13. */
async function ready() {
  const sandbox = await start(drycc113);
  const tokens = await accounts(sandbox, ['root', 'ada', 'eve']);
  const token = tokens.get('ada') ?? '';
  await sandbox.ask('apps.create', { id: 'hello' }, token);
  await sandbox.ask('volumes.create', { app: 'hello', name: 'data', size: '1G' }, token);
  const machine = createMachine({
    DRYCC_CONTROLLER: `http://127.0.0.1:${sandbox.port}`,
    DRYCC_TOKEN: token,
    DRYCC_APP: 'hello',
  });
  onTestFinished(() => {
    machine.remove();
  });
  const run = (line: string, options = {}) => machine.run(line, { brand: 'drycc', ...options });
  const path = (...names: string[]) => join(machine.directory, ...names);
  return { run, path, tokens, sandbox };
}

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('volumes client', () => {
  it('copies a folder to a volume and back, byte by byte', async () => {
    const { run, path } = await ready();
    const large = randomBytes(5_000_000);
    mkdirSync(path('photos', 'deep'), { recursive: true });
    writeFileSync(path('photos', 'large.bin'), large);
    writeFileSync(path('photos', 'deep', "it's;*ü.txt"), 'hello');
    writeFileSync(path('photos', 'empty'), '');

    const sent = await run('volumes client cp photos vol://data/');
    expect(sent).toMatchObject({ exitCode: 0 });
    expect(sent.stdout.split('\n').sort()).toEqual([
      '',
      "Copied vol://data/photos/deep/it's;*ü.txt",
      'Copied vol://data/photos/large.bin',
    ]);
    expect(sent.stderr).toContain('photos/empty was left out');
    const { stdout } = await run('volumes client ls vol://data/photos');
    expect(stdout).toMatch(/\] 5000000 large\.bin\n/);
    expect(stdout).toMatch(/\] \d+ deep\/\n/);

    mkdirSync(path('back'));
    expect(await run('volumes client cp vol://data/photos back')).toMatchObject({ exitCode: 0, stderr: '' });
    expect(digest(readFileSync(path('back', 'photos', 'large.bin')))).toBe(digest(large));
    expect(readFileSync(path('back', 'photos', 'deep', "it's;*ü.txt"), 'utf8')).toBe('hello');
    expect(readdirSync(path('back', 'photos')).sort()).toEqual(['deep', 'large.bin']);

    mkdirSync(path('bare'));
    await run('volumes client cp vol://data/photos/ bare');
    expect(readdirSync(path('bare')).sort()).toEqual(['deep', 'large.bin']);
    await run('volumes client cp vol://data/photos/large.bin .');
    expect(digest(readFileSync(path('large.bin')))).toBe(digest(large));
  });

  it('overwrites nothing without a word, in neither direction', async () => {
    const { run, path } = await ready();
    writeFileSync(path('a.txt'), 'first');
    await run('volumes client cp a.txt vol://data/sub');
    writeFileSync(path('a.txt'), 'second');

    const up = await run('volumes client cp a.txt vol://data/sub');
    expect(up).toMatchObject({ exitCode: 2, stdout: '' });
    expect(up.stderr).toContain('--confirm yes');
    const down = await run('volumes client cp vol://data/sub/a.txt .');
    expect(down).toMatchObject({ exitCode: 2, stdout: '' });
    expect(readFileSync(path('a.txt'), 'utf8')).toBe('second');
    const refused = await run('volumes client cp vol://data/sub/a.txt .', { answers: [['Overwrite a.txt?', 'n\r']] });
    expect(refused).toMatchObject({ exitCode: 2 });

    expect(await run('volumes client cp vol://data/sub/a.txt . --confirm yes')).toMatchObject({ exitCode: 0 });
    expect(readFileSync(path('a.txt'), 'utf8')).toBe('first');
    writeFileSync(path('a.txt'), 'third');
    const agreed = { answers: [['Overwrite vol://data/sub/a.txt?', 'y\r']] };
    expect(await run('volumes client cp a.txt vol://data/sub', agreed)).toMatchObject({ exitCode: 0 });
    await run('volumes client cp vol://data/sub/a.txt . --confirm yes');
    expect(readFileSync(path('a.txt'), 'utf8')).toBe('third');
  });

  it('removes what is named, and nothing else', async () => {
    const { run, path } = await ready();
    for (const name of ['a', 'b']) {
      writeFileSync(path(name), name);
      await run(`volumes client cp ${name} vol://data/sub`);
    }
    for (const all of ['vol://data', 'vol://data/', 'vol://data//'])
      expect(await run(`volumes client rm ${all}`)).toMatchObject({ exitCode: 2, stdout: '' });
    expect(await run('volumes client rm vol://data/sub/c')).toMatchObject({ exitCode: 5 });
    const kept = { answers: [['Remove vol://data/sub with everything in it?', 'n\r']] };
    expect(await run('volumes client rm vol://data/sub', kept)).toMatchObject({ exitCode: 2 });
    const removed = await run('volumes client rm vol://data/sub/a');
    expect(removed).toMatchObject({ exitCode: 0, stdout: 'Removed vol://data/sub/a\n' });
    const { stdout } = await run('volumes client ls vol://data/sub --json');
    expect((JSON.parse(stdout) as { files: unknown[] }).files).toMatchObject([
      { name: 'b', path: '/sub/b', size: '1' },
    ]);
    expect(await run('volumes client rm vol://data/sub')).toMatchObject({ exitCode: 0 });
    expect((await run('volumes client ls vol://data')).stdout).toBe('=== vol://data\n');
    const missing = await run('volumes client ls vol://data/sub');
    expect(missing).toMatchObject({ exitCode: 5 });
    expect(missing.stderr).toContain('vol://data/sub not found');
  });

  it('is for those who may use the app', async () => {
    const { run, tokens } = await ready();
    const environment = { DRYCC_TOKEN: tokens.get('eve') ?? '' };
    expect(await run('volumes client ls vol://data', { environment })).toMatchObject({ exitCode: 4, stdout: '' });
    expect(await run('volumes client ls vol://other')).toMatchObject({ exitCode: 5, stdout: '' });
  });

  it('does not copy through a link in the target', async () => {
    const { run, path } = await ready();
    mkdirSync(path('sub'));
    mkdirSync(path('outside'));
    mkdirSync(path('target'));
    writeFileSync(path('sub', 'a'), 'a');
    await run('volumes client cp sub vol://data');
    symlinkSync(path('outside'), path('target', 'sub'));
    const outcome = await run('volumes client cp vol://data/sub target');
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(readdirSync(path('outside'))).toEqual([]);
  });
});

const client = '/v2/apps/hello/volumes/data/client';
const page = (...results: object[]) => ({ status: 200, body: { results, count: results.length } });
const file = (name: string, size = '5') => ({ name, path: `/${name}`, type: 'file', size, timestamp: '' });

describe('volumes client on the wire', () => {
  it.each([
    'vol://data/a?b',
    'vol://data/%23a',
    'vol://data/a%20b',
    'vol://data/../x',
    'vol://data/a/..',
    'vol://data/a%5cb',
    'vol://data/%00',
    'vol://data/%zz',
    'vol:data/a',
    'vol:///a',
    'data/a',
  ])('sends nothing for %s', async (path) => {
    const drycc = await scriptedDrycc(1.13);
    drycc.answer({});
    for (const action of ['ls', 'rm'])
      expect(await drycc.run(`volumes client ${action} ${path} -a hello`)).toMatchObject({ exitCode: 2, stdout: '' });
    expect(drycc.asked()).toEqual([]);
  });

  it('looks before it removes', async () => {
    const drycc = await scriptedDrycc(1.13);
    drycc.answer({ [`GET ${client}/`]: page(file('a')), [`DELETE ${client}/a`]: { status: 200, body: '' } });
    expect(await drycc.run('volumes client rm vol://data/a -a hello')).toMatchObject({ exitCode: 0 });
    expect(drycc.asked()).toEqual([`GET ${client}/?path=`, `GET ${client}/?path=a`, `DELETE ${client}/a`]);
    drycc.answer({ [`GET ${client}/?path=`]: page(file('a')), [`DELETE ${client}/a`]: { status: 200, body: '' } });
    expect((await drycc.run('volumes client rm vol://data/a -a hello')).exitCode).not.toBe(0);
    expect(drycc.asked().filter((each) => each.startsWith('DELETE'))).toEqual([]);
  });

  it.each(['..', '.', '../../planted', '/tmp/planted', 'a\\b', 'a/b', '', 'a\0'])(
    'writes no file that a controller calls %j',
    async (name) => {
      const drycc = await scriptedDrycc(1.13);
      drycc.answer({ [`GET ${client}/?path=`]: page(file('good'), file(name)) });
      const outcome = await drycc.run('volumes client cp vol://data . -a hello');
      expect(outcome.exitCode).not.toBe(0);
      expect(readdirSync(drycc.machine.directory)).toEqual([]);
      expect(existsSync(join(drycc.machine.directory, '..', 'planted'))).toBe(false);
    },
  );

  it('leaves no half of a file', async () => {
    const drycc = await scriptedDrycc(1.13);
    const answers = { [`GET ${client}/?path=`]: page(file('a', '10')) };
    drycc.answer({ ...answers, [`GET ${client}/a`]: { status: 200, body: 'short' } });
    const short = await drycc.run('volumes client cp vol://data/a . -a hello');
    expect(short.stderr).toContain('Only 5 of 10 bytes of a came');
    drycc.answer({ ...answers, [`GET ${client}/a`]: { status: 404, body: 'Not Found' } });
    expect((await drycc.run('volumes client cp vol://data/a . -a hello')).exitCode).not.toBe(0);
    expect(readdirSync(drycc.machine.directory)).toEqual([]);
  });

  it('keeps the old file where the connection breaks off', async () => {
    const { origin } = await serve((response, { path }) => {
      const isFile = path === `${client}/a`;
      response.writeHead(200, { drycc_api_version: '2.3', ...(isFile && { 'content-length': '100000' }) });
      if (!isFile) response.end(JSON.stringify(page(file('a', '100000')).body));
      else response.write(Buffer.alloc(50_000), () => response.destroy());
    });
    const machine = createMachine({ DRYCC_CONTROLLER: origin, DRYCC_TOKEN: 'abc' });
    onTestFinished(() => {
      machine.remove();
    });
    writeFileSync(join(machine.directory, 'a'), 'old');
    const line = 'volumes client cp vol://data/a . -a hello --confirm yes --api drycc-1.13';
    const outcome = await machine.run(line, { brand: 'drycc' });
    expect(outcome).toMatchObject({ exitCode: 7, stdout: '' });
    expect(readdirSync(machine.directory)).toEqual(['a']);
    expect(readFileSync(join(machine.directory, 'a'), 'utf8')).toBe('old');
  });

  it('takes the login page of a network for no file', async () => {
    const { origin } = await serve((response, { path }) => {
      const isFile = path === `${client}/%C3%BC`;
      response.writeHead(200, isFile ? { 'content-type': 'text/html' } : { drycc_api_version: '2.3' });
      response.end(isFile ? '<html>Log in to this network</html>' : JSON.stringify(page(file('ü')).body));
    });
    const machine = createMachine({ DRYCC_CONTROLLER: origin, DRYCC_TOKEN: 'abc' });
    onTestFinished(() => {
      machine.remove();
    });
    const outcome = await machine.run('volumes client cp vol://data/ü . -a hello --api drycc-1.13', { brand: 'drycc' });
    expect(outcome.stderr).toContain('it is a web page');
    expect(readdirSync(machine.directory)).toEqual([]);
  });

  it('sends a file as the Go client does', async () => {
    const seen: object[] = [];
    const { origin } = await serve((response, { method, path, headers, body }) => {
      const { authorization, 'content-type': type, 'content-length': size, 'content-disposition': to } = headers;
      if (method === 'POST') seen.push({ path, authorization, type, size, to, body });
      response.writeHead(200, { drycc_api_version: '2.3', drycc_platform_version: '2.3' });
      response.end(method === 'POST' ? '""' : JSON.stringify({ results: [], count: 0 }));
    });
    const machine = createMachine({ DRYCC_CONTROLLER: origin, DRYCC_TOKEN: 'abc' });
    onTestFinished(() => {
      machine.remove();
    });
    writeFileSync(join(machine.directory, 'hello.txt'), 'hello');
    const line = 'volumes client cp hello.txt vol://data/etc/x -a hello --api drycc-1.13';
    expect(await machine.run(line, { brand: 'drycc' })).toMatchObject({ exitCode: 0 });
    const to = "attachment;filename*=utf-8''hello.txt;filepath*=utf-8''etc%2Fx";
    const [type, size] = ['filer/octet-stream', '5'];
    expect(seen).toEqual([{ path: `${client}/`, authorization: 'token abc', type, size, to, body: 'hello' }]);
  });

  it('says how many files were sent before one that cannot be', async () => {
    const machine = createMachine({ DRYCC_TOKEN: 'abc' });
    onTestFinished(() => {
      machine.remove();
    });
    const { origin } = await serve((response, { method }) => {
      // It goes when it was counted already.
      if (method === 'POST') rmSync(join(machine.directory, 'x', 'b'));
      response.writeHead(200, { drycc_api_version: '2.3' });
      response.end(method === 'POST' ? '""' : JSON.stringify({ results: [], count: 0 }));
    });
    mkdirSync(join(machine.directory, 'x'));
    for (const name of ['a', 'b']) writeFileSync(join(machine.directory, 'x', name), name);
    const line = 'volumes client cp x vol://data -a hello --api drycc-1.13';
    const outcome = await machine.run(line, { brand: 'drycc', environment: { DRYCC_CONTROLLER: origin } });
    expect(outcome).toMatchObject({ exitCode: 1, stdout: '' });
    expect(outcome.stderr).toContain('Could not read x/b: no such file.');
    expect(outcome.stderr).toContain('Copied 1 of 2 files before this.');
  });

  it('sends nothing of a file that is not there', async () => {
    const drycc = await scriptedDrycc(1.13);
    const outcome = await drycc.run('volumes client cp nosuch vol://data/ -a hello');
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(outcome.stderr).toContain('Could not read nosuch: no such file.');
    expect(drycc.asked()).toEqual([]);
  });

  it('is not for other controllers', async () => {
    const drycc = await scriptedDrycc();
    drycc.answer({});
    const outcome = await drycc.run('volumes client ls vol://data -a hello');
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(drycc.asked()).toEqual([]);
  });
});
