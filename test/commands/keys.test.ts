import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import { fingerprint, keyTypes, parsePublicKey } from '../../src/keys/public-key.ts';
import { createPlace, type Place } from '../setup/sandbox-with-login.ts';

const fixture = (name: string): string => new URL(`../fixtures/${name}`, import.meta.url).pathname;
const text = (name: string): string => readFileSync(fixture(name), 'utf8');
/** What ssh-keygen -l shows for the keys of the fixtures. */
const prints = {
  rsa: 'SHA256:PrnVH1e7ZgeDNgHqLYh34/DpuFCcZKCKvrxnFy9r8fg',
  ed25519: 'SHA256:rGbFElNHohGrrHGwzRebvFxhBWLDEC5LD7XK2cMoIRY',
  ecdsa: 'SHA256:YYshUZx5A/HSbY4aSC/ISbaiGViwBEoJrqNSg9JO6zQ',
};

let place: Place | undefined;
afterEach(async () => {
  await place?.close();
  place = undefined;
});

async function open(dialect = 'deis-2.2'): Promise<Place> {
  place = await createPlace(dialect);
  for (const name of ['rsa.pub', 'ed25519.pub', 'ecdsa.pub']) copyFileSync(fixture(name), inWork(place, name));
  return place;
}
const inWork = ({ machine }: Place, name: string): string => join(machine.directory, name);

/** The blob of a key of a type, with nothing sensible in it. */
function keyOfType(type: string, rest = 'rest of the key'): string {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(type.length);
  return `${type} ${Buffer.concat([length, Buffer.from(`${type}${rest}`)]).toString('base64')}`;
}

describe.each(dialects.map(({ name }) => name))('keys in %s', (dialect) => {
  it('are added, listed and removed', async () => {
    const { machine } = await open(dialect);
    const run = async (words: string, exitCode = 0) => {
      const outcome = await machine.run(words);
      expect(outcome, words).toMatchObject({ exitCode });
      return outcome.stdout;
    };
    expect(await run('keys')).toBe('=== ada Keys\n');
    expect(await run('keys:add rsa.pub')).toBe(`Uploading rsa.pub to deis... done, test@example.com ${prints.rsa}\n`);
    expect(await run('keys:add laptop ed25519.pub')).toBe(
      `Uploading ed25519.pub to deis... done, laptop ${prints.ed25519}\n`,
    );
    expect(await machine.json('keys:add ecdsa.pub desk')).toMatchObject({
      id: 'desk',
      owner: 'ada',
      public: text('ecdsa.pub').trim(),
    });
    expect(await run('keys:add again rsa.pub', 6)).toBe('');
    const listed = await run('keys:list');
    expect(listed).toContain(`laptop           ssh-ed25519 AAAA...est@laptop ${prints.ed25519}\n`);
    expect(listed).toContain(`test@example.com ssh-rsa AAAAB3Nz...xample.com ${prints.rsa}\n`);
    expect(await run('keys -l 1')).toMatch(/^=== ada Keys \(1 of 3\)\n.*\n$/);
    expect(await machine.json('keys:list')).toHaveLength(3);
    expect(await run('keys:remove test@example.com')).toBe('Removing test@example.com SSH Key... done\n');
    expect(await machine.json('keys:remove laptop')).toEqual({ id: 'laptop' });
    expect(await machine.json('keys:list')).toMatchObject([{ id: 'desk' }]);
    const missing = await machine.run('keys:remove laptop');
    expect(missing).toMatchObject({ exitCode: 5, stdout: '' });
    expect(missing.stderr).toContain('keys:list shows your keys.');
  });
});

describe('keys:add', () => {
  it('takes every type of key', async () => {
    const there = await open();
    for (const [index, type] of keyTypes.entries()) {
      const name = `ada@home-${index}`;
      writeFileSync(inWork(there, 'some.pub'), `${keyOfType(type)} ${name}\r\n`);
      expect(await there.machine.json('keys:add some.pub')).toMatchObject({
        id: name,
        public: `${keyOfType(type)} ${name}`,
      });
    }
    expect(await there.machine.json('keys:list')).toHaveLength(keyTypes.length);
  });

  it('calls a key without a comment by its file', async () => {
    const there = await open();
    writeFileSync(inWork(there, 'id_work.ci.pub'), `\n${keyOfType('ssh-ed25519')}\n`);
    expect(await there.machine.json('keys:add id_work.ci.pub')).toMatchObject({ id: 'id_work' });
  });

  it('takes for the path what is a file, and of two files the one that ends in .pub', async () => {
    const there = await open();
    copyFileSync(fixture('rsa.pub'), inWork(there, 'laptop'));
    expect(await there.machine.json('keys:add ed25519.pub laptop')).toMatchObject({ id: 'laptop' });
    expect(await there.machine.json('keys:add laptop')).toMatchObject({ id: 'test@example.com' });
  });

  it('refuses what is no public key', async () => {
    const there = await open();
    const secret = 'c2VjcmV0IHNlY3JldA==';
    const files = {
      private: `-----BEGIN OPENSSH PRIVATE KEY-----\n${secret}\n-----END OPENSSH PRIVATE KEY-----\n`,
      putty: `PuTTY-User-Key-File-2: ssh-rsa\n${secret}\n`,
      ssh2: '---- BEGIN SSH2 PUBLIC KEY ----\nAAAA\n---- END SSH2 PUBLIC KEY ----\n',
      short: 'ssh-rsa AAAA ada\n',
      lying: keyOfType('ssh-rsa').replace('ssh-rsa', 'ssh-dss'),
      certificate: keyOfType('ssh-ed25519-cert-v01@openssh.com'),
      several: `${text('rsa.pub')}${text('ed25519.pub')}`,
      empty: '',
    };
    for (const [name, content] of Object.entries(files)) writeFileSync(inWork(there, name), content);
    for (const [words, message] of [
      ['private', 'private is a private key. It stays on this machine.'],
      ['putty', 'putty is a private key. It stays on this machine.'],
      ['ssh2', 'ssh-keygen -i -f ssh2'],
      ['short', 'short is not an SSH public key.'],
      ['lying', 'lying is not an SSH public key.'],
      ['certificate', 'certificate is not an SSH public key.'],
      ['several', 'several is not one public key: it has 2 lines.'],
      ['empty', 'empty is not an SSH public key.'],
      ['./nosuch', 'Could not read ./nosuch: no such file.'],
      ['one two', 'Neither one nor two is a file.'],
      ['laptop', 'cannot prompt without a terminal'],
      ['', 'Missing the path of a public key ('],
    ] as const) {
      const outcome = await there.machine.run(`keys:add ${words}`);
      expect(outcome, words).toMatchObject({ exitCode: 2, stdout: '' });
      expect(outcome.stderr).toContain(message);
      expect(outcome.stderr).not.toContain(secret);
    }
    expect(await there.machine.json('keys:list')).toEqual([]);
  });

  it('offers the keys of ~/.ssh on a terminal', async () => {
    const there = await open();
    const folder = join(there.machine.home, '.ssh');
    mkdirSync(folder);
    copyFileSync(fixture('rsa.pub'), join(folder, 'id_rsa.pub'));
    copyFileSync(fixture('ed25519.pub'), join(folder, 'id_ed25519.pub'));
    writeFileSync(join(folder, 'notes.pub'), 'hello\n');
    const down = '\u001b[B';
    const outcome = await there.machine.run('keys:add laptop', { answers: [['Which key', `${down}\r`]] });
    expect(outcome, outcome.stderr).toMatchObject({ exitCode: 0 });
    expect(stripVTControlCharacters(outcome.stdout)).toBe(`✓ Added SSH key laptop (${prints.rsa})\n`);
    expect(outcome.stderr).toContain('~/.ssh/notes.pub is not an SSH public key.');
    expect(outcome.stderr).toContain(`id_ed25519.pub test@laptop ${prints.ed25519}`);
    const other = await there.machine.run('keys:add', {
      answers: [
        ['Which key', `${down}${down}\r`],
        ['Path of', 'ecdsa.pub\r'],
      ],
    });
    expect(other).toMatchObject({ exitCode: 0 });
    expect(await there.machine.json('keys:list')).toHaveLength(2);
  });
});

describe('fingerprints', () => {
  it.each(Object.entries(prints))('are those of ssh-keygen for %s', (name, print) => {
    const key = parsePublicKey(text(`${name}.pub`));
    expect(key && fingerprint(key)).toBe(print);
  });

  it.each(['', 'ssh-rsa', 'ssh-rsa <...>', 'ssh-rsa AAAA', 'AAAA', 'ssh-rsa AAAAB3NzaC1yc2E='])(
    'are not made of "%s"',
    (odd) => {
      expect(parsePublicKey(odd)).toBeUndefined();
    },
  );
});
