import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPlace, type Place } from '../setup/sandbox-with-login.ts';

let place: Place;
let keys: string;
beforeAll(async () => {
  place = await createPlace('deis-2.2');
  await place.machine.json('apps:create hello --no-remote');
  keys = mkdtempSync(join(place.machine.directory, 'keys-'));
});
afterAll(() => place.close());

async function setTo(value: string): Promise<unknown> {
  const { exitCode, stderr, stdout } = await place.machine.run(['config:set', '-a', 'hello', `SSH_KEY=${value}`]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).toMatch(/^Creating config... done, v\d+\n\nSSH_KEY\n$/);
  const config = (await place.machine.json('config -a hello')) as { values: Record<string, unknown> };
  await place.machine.json('config:unset SSH_KEY -a hello');
  return config.values['SSH_KEY'];
}

const encoded = (text: string) => Buffer.from(text).toString('base64');
const fixture = (name: string) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8');

describe('SSH_KEY', () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const lock = { cipher: 'aes-256-cbc', passphrase: 'opensesame' } as const;
  const forms = {
    'PKCS 8': fixture('san.example.com.key.pem'),
    'PKCS 8 with a passphrase': privateKey.export({ type: 'pkcs8', format: 'pem', ...lock }).toString(),
    'PEM of RSA': fixture('bar.com.key.pem'),
    'PEM of EC': privateKey.export({ type: 'sec1', format: 'pem' }).toString(),
    'PEM with a passphrase': privateKey.export({ type: 'sec1', format: 'pem', ...lock }).toString(),
    OpenSSH: openSsh(),
    'Windows line ends': fixture('san.example.com.key.pem').replaceAll('\n', '\r\n'),
  };

  /** The outside of a key in the form of OpenSSH, which Node cannot make. */
  function openSsh(): string {
    const inside = Buffer.concat([Buffer.from('openssh-key-v1\0'), Buffer.alloc(200, 7)]);
    const rows = inside.toString('base64').replaceAll(/.{70}/g, '$&\n');
    return `-----BEGIN OPENSSH PRIVATE KEY-----\n${rows}\n-----END OPENSSH PRIVATE KEY-----\n`;
  }

  it.each(Object.entries(forms))('is sent as base64 text of the key: %s', async (_, key) => {
    expect(await setTo(key)).toBe(encoded(key));
    expect(await setTo(key.trimEnd())).toBe(encoded(key.trimEnd()));
  });

  it('may be the text that config:pull wrote', async () => {
    const key = fixture('bar.com.key.pem');
    expect(await setTo(encoded(key))).toBe(encoded(key));
  });

  it('may be the path of the key', async () => {
    const key = fixture('bar.com.key.pem');
    writeFileSync(join(keys, 'id_rsa'), key);
    mkdirSync(join(place.machine.home, '.ssh'), { recursive: true });
    writeFileSync(join(place.machine.home, '.ssh', 'id_rsa'), key);
    const relative = join(keys, 'id_rsa').slice(place.machine.directory.length + 1);
    for (const path of [join(keys, 'id_rsa'), relative, '~/.ssh/id_rsa']) expect(await setTo(path)).toBe(encoded(key));
  });

  it.each<[what: string, make: () => string]>([
    ['nothing', () => ''],
    ['some text', () => 'hunter2-secret'],
    ['base64 of some text', () => encoded('hunter2-secret')],
    ['a public key', () => fixture('rsa.pub')],
    ['a certificate', () => fixture('bar.com.deis.pem')],
    ['half a key', () => fixture('bar.com.key.pem').slice(0, 400)],
    ['a key in one line', () => fixture('bar.com.key.pem').replaceAll('\n', ' ')],
    [
      'armour with something else in it',
      () => `-----BEGIN RSA PRIVATE KEY-----\n${encoded('no')}\n-----END RSA PRIVATE KEY-----\n`,
    ],
    ['armour of another form', () => fixture('bar.com.key.pem').replaceAll(' RSA ', ' OPENSSH ')],
    ['armour with no end of its own', () => fixture('bar.com.key.pem').replace('BEGIN RSA', 'BEGIN EC')],
    ['a folder', () => '/tmp'],
    ['a file without a key', () => '/etc/passwd'],
    ['a name that no file can have', () => 'x'.repeat(5000)],
  ])('may not be %s', async (_, make) => {
    const value = make();
    const outcome = await place.machine.run(['config:set', '-a', 'hello', `SSH_KEY=${value}`]);
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(outcome.stderr).toContain('SSH_KEY is neither a private key nor the path of one.');
    if (value.length > 20) expect(outcome.stderr).not.toContain(value.slice(0, 20));
  });

  it('is an ordinary name to config:unset', async () => {
    await setTo(fixture('bar.com.key.pem'));
    expect(await place.machine.json('config -a hello')).toMatchObject({ values: {} });
  });
});

describe('name of a variable', () => {
  it.each(['A=1', '_=1', 'a_1=x=y', 'DEBUG='])('may be that of %s', async (pair) => {
    expect(await place.machine.run(['config:set', '-a', 'hello', pair, 'ALSO=1', `V=${pair}`])).toMatchObject({
      exitCode: 0,
    });
  });

  it.each([
    '^X=secret',
    '[=secret',
    '`=secret',
    '\\=secret',
    '1A=secret',
    'A-B=secret',
    'É=secret',
    '=secret',
    'secret',
  ])('may not be that of %s', async (pair) => {
    const before = await place.machine.json('config -a hello');
    const outcome = await place.machine.run(['config:set', '-a', 'hello', 'FINE=1', pair]);
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(outcome.stderr).not.toContain('secret');
    expect(await place.machine.json('config -a hello')).toEqual(before);
  });

  it('may be one that the Go clients let through, to remove it', async () => {
    // This controller knows no such name, and says so: it was asked.
    expect(await place.machine.run(['config:unset', '-a', 'hello', '^X'])).toMatchObject({ exitCode: 6 });
    expect(await place.machine.run(['config:unset', '-a', 'hello', 'A=1'])).toMatchObject({ exitCode: 2 });
  });
});
