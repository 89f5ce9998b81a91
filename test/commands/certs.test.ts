import { generateKeyPairSync } from 'node:crypto';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPlace, type Place } from '../setup/sandbox-with-login.ts';

const fixture = (name: string): string => new URL(`../fixtures/${name}`, import.meta.url).pathname;
const text = (name: string): string => readFileSync(fixture(name), 'utf8');
const names = ['san.example.com.pem', 'san.example.com.key.pem', 'bar.com.deis.pem', 'bar.com.key.pem'];
const add = 'certs:add san san.example.com.pem san.example.com.key.pem';

let place: Place;
async function open(dialect: string): Promise<void> {
  place = await createPlace(dialect);
  for (const name of names) copyFileSync(fixture(name), join(place.machine.directory, name));
}
afterEach(() => place.close());

function write(name: string, content: string): void {
  writeFileSync(join(place.machine.directory, name), content);
}

describe.each(['deis-2.2', 'drycc-2.1', 'drycc-2.0'])('certificates in %s', (dialect) => {
  beforeEach(() => open(dialect));

  it('go from certs:add to certs:remove', async () => {
    const { machine } = place;
    const run = async (words: string, exitCode = 0) => {
      const outcome = await machine.run(words);
      expect(outcome, words).toMatchObject({ exitCode });
      return outcome.stdout;
    };
    await run('apps:create hello --no-remote');
    await run('domains:add www.example.com -a hello');
    await run('domains:add example.com -a hello');
    expect(await run('certs')).toBe('No certs\n');
    expect(await run(add)).toBe('Adding SSL endpoint... done\n');
    expect(await run('certs:attach san www.example.com')).toBe(
      'Attaching certificate san to domain www.example.com... done\n',
    );
    expect(await run('certs:attach san www.example.com', 6)).toBe('');
    expect(await run('certs:attach san example.com')).toContain('... done\n');
    const [head, rule = '', row = ''] = (await run('certs:list')).split('\n');
    expect(rule).toMatch(/^(?:\+-+){8}\+$/);
    for (const at of [...rule.matchAll(/\+/g)].slice(1, -1).map(({ index }) => index)) expect(row[at]).toBe('|');
    const cells = (line = '') => line.split('|').map((cell) => cell.trim());
    expect(cells(head)).toEqual([
      'Name',
      'Common Name',
      'SubjectAltName',
      'Expires',
      'Fingerprint',
      'Domains',
      'Updated',
      'Created',
    ]);
    expect(cells(row).slice(0, 6)).toEqual([
      'san',
      'san.example.com',
      'san.example.com,*.wild.example.com',
      expect.stringMatching(/^30 Oct 2126 \(in \d+ years\)$/) as string,
      '26:15[...]02:1C',
      'example.com,www.example.com',
    ]);
    expect(await run('certs:info san')).toMatch(
      /^=== san Certificate\nCommon Name\(s\): +san.example.com\nExpires At: +30 Oct 2126 \(in \d+ years\)\n/,
    );
    expect(await run('certs:detach san www.example.com example.com')).toBe(
      'Detaching certificate san from domain www.example.com, example.com... done\n',
    );
    expect(await run('certs:info san')).toMatch(/Connected Domains: +No connected domains\n/);
    expect(await run('certs:remove san')).toBe('Removing san... done\n');
    expect(await run('certs:info san', 5)).toBe('');
  });

  it('are JSON', async () => {
    const { machine } = place;
    await machine.json('apps:create hello --no-remote');
    await machine.json('domains:add www.example.com -a hello');
    const added = await machine.json(add);
    expect(added).toMatchObject({ name: 'san', common_name: 'san.example.com', domains: [] });
    expect(JSON.stringify(added)).not.toContain('PRIVATE KEY');
    expect(await machine.json('certs:attach san www.example.com')).toEqual({
      name: 'san',
      domains: ['www.example.com'],
    });
    expect(await machine.json('certs:list')).toMatchObject([{ name: 'san', domains: ['www.example.com'] }]);
    expect(await machine.json('certs:info san')).toMatchObject({ domains: ['www.example.com'] });
    expect(await machine.json('certs:detach san www.example.com')).toEqual({
      name: 'san',
      domains: ['www.example.com'],
    });
    expect(await machine.json('certs:remove san')).toEqual({ name: 'san' });
    expect(await machine.json('certs:list')).toEqual([]);
  });
});

describe('certs', () => {
  beforeEach(() => open('deis-2.2'));

  it('says which domains are done when a later one fails', async () => {
    const { machine } = place;
    await machine.run('apps:create hello --no-remote');
    await machine.run('domains:add one.example.com -a hello');
    await machine.run(add);
    expect(await machine.run('certs:attach san one.example.com two.example.com')).toEqual({
      exitCode: 5,
      stdout: '',
      stderr: `Note: Done before this failed: one.example.com.\nError: Certificate "san" or domain "two.example.com" not found on ${place.sandbox.url}.\n       certs:list shows your certificates, and domains:list the domains of an app.\n`,
    });
    expect(await machine.json('certs:info san')).toMatchObject({ domains: ['one.example.com'] });
  });

  it('finds international domains by their own spelling', async () => {
    const { machine } = place;
    await machine.run('apps:create hello --no-remote');
    await machine.run('domains:add münchen.example.com -a hello');
    await machine.run(add);
    expect(await machine.run('certs:attach san münchen.example.com')).toMatchObject({ exitCode: 0 });
    expect(await machine.json('certs:info san')).toMatchObject({ domains: ['xn--mnchen-3ya.example.com'] });
    expect(await machine.run('certs:detach san münchen.example.com')).toMatchObject({ exitCode: 0 });
    expect(await machine.json('certs:info san')).toMatchObject({ domains: [] });
  });

  it('shows on a terminal what fits, and an end that is near or past', async () => {
    const { machine } = place;
    await machine.run(add);
    await machine.run('certs:add bar bar.com.deis.pem bar.com.key.pem', { now: new Date('2016-06-01') });
    const { stdout } = await machine.run('certs', {
      isTerminal: true,
      columns: 120,
      environment: { NO_COLOR: '1' },
    });
    expect(stdout).toMatch(/^NAME +FOR +EXPIRES +ATTACHED TO *\n/);
    expect(stdout).toMatch(/bar +bar.com +14 Jan 2017 \(expired\) *\n/);
    expect(stdout).toMatch(/san +san.example.com \*.wild.example.com +30 Oct 2126 \(in \d+ years\) *\n/);
    const past = await machine.run('certs:info bar', { environment: { FORCE_COLOR: '1' } });
    expect(past.stdout).toContain('\u001b[31m14 Jan 2017 (expired)\u001b[39m');
    const near = await machine.run('certs:info bar', {
      now: new Date('2017-01-01'),
      environment: { FORCE_COLOR: '1' },
    });
    expect(near.stdout).toContain('\u001b[33m14 Jan 2017 (in 13 days)\u001b[39m');
  });

  it('notes that a certificate is not valid yet, and adds it', async () => {
    const outcome = await place.machine.run(add, { now: new Date('2020-01-01') });
    expect(outcome).toMatchObject({ exitCode: 0, stderr: 'Note: It is not valid before Nov 23 18:15:43 2026 GMT.\n' });
  });

  it('takes a chain whose first certificate is that of the key', async () => {
    write('chain.pem', `${text('san.example.com.pem')}\n${text('bar.com.deis.pem')}`);
    write('reversed.pem', `${text('bar.com.deis.pem')}\r\n${text('san.example.com.pem')}`);
    const { machine } = place;
    expect(await machine.run('certs:add san chain.pem san.example.com.key.pem')).toMatchObject({ exitCode: 0 });
    const reversed = await machine.run('certs:add other reversed.pem san.example.com.key.pem');
    expect(reversed).toMatchObject({ exitCode: 2, stdout: '' });
    expect(reversed.stderr).toContain('The certificate for san.example.com.key.pem is not the first in reversed.pem.');
  });

  it('takes a key behind the parameters of its curve', async () => {
    const parameters = '-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n';
    write('curve.key.pem', `${parameters}${text('san.example.com.key.pem')}`);
    expect(await place.machine.run('certs:add san san.example.com.pem curve.key.pem')).toMatchObject({ exitCode: 0 });
  });

  it('refuses what cannot be used, before anything is sent', async () => {
    const encrypted = generateKeyPairSync('ec', {
      namedCurve: 'prime256v1',
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'secret' },
    });
    write('both.pem', `${text('san.example.com.pem')}\n${text('san.example.com.key.pem')}`);
    write('encrypted.pem', encrypted.privateKey);
    write('public.pem', encrypted.publicKey);
    write('cut.pem', `${text('san.example.com.key.pem').slice(0, 80)}\n-----END PRIVATE KEY-----\n`);
    write('text.pem', 'hello\n');
    write('broken.pem', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n');
    const { machine } = place;
    const start = text('san.example.com.key.pem').split('\n')[1]?.slice(0, 20) ?? '';
    for (const [words, message] of [
      ['san san.example.com.pem bar.com.key.pem', 'does not match the certificate'],
      ['san san.example.com.key.pem san.example.com.pem', 'san.example.com.key.pem contains a private key'],
      ['san both.pem san.example.com.key.pem', 'both.pem contains a private key'],
      ['san san.example.com.pem encrypted.pem', 'has a passphrase'],
      ['san san.example.com.pem cut.pem', 'The private key in cut.pem cannot be read.'],
      ['san san.example.com.pem public.pem', 'No PEM private key in public.pem.'],
      ['san text.pem san.example.com.key.pem', 'No PEM certificate in text.pem.'],
      ['san broken.pem san.example.com.key.pem', 'Certificate 1 in broken.pem cannot be read.'],
      ['san nosuch.pem san.example.com.key.pem', 'Could not read nosuch.pem: no such file.'],
      ['san . san.example.com.key.pem', 'Could not read .: it is a directory.'],
      ['san.x san.example.com.pem san.example.com.key.pem', '"san.x" is not a valid certificate name'],
    ] as const) {
      const outcome = await machine.run(`certs:add ${words}`);
      expect(outcome, words).toMatchObject({ exitCode: 2, stdout: '' });
      expect(outcome.stderr).toContain(message);
      expect(outcome.stderr).not.toContain(start);
    }
    expect(await machine.json('certs:list')).toEqual([]);
  });
});

it('has no certificates in API 1.1', async () => {
  await open('deis-1.1');
  const { machine } = place;
  for (const words of [
    'certs:list',
    'certs:info x',
    add,
    'certs:remove x',
    'certs:attach x y.z',
    'certs:detach x y.z',
  ]) {
    const outcome = await machine.run(words);
    expect(outcome, words).toMatchObject({ exitCode: 2, stdout: '' });
    expect(outcome.stderr).toMatch(/:\w+ needs API (?:1\.2|2\.[0-9]); http:.* speaks 1\.1\.\n/);
  }
});
