import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brands } from '../../src/base/brand.ts';
import { systemStore } from '../../src/cli/authority-files.ts';
import { trustedAuthorities } from '../../src/cli/certificate-authorities.ts';
import { tlsFixture } from '../http/servers.ts';

const [a, b, c] = ['authority', 'self-signed', 'other-host'].map((name) => tlsFixture(name).trim());
let folder: string;
const at = (name: string): string => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'deis-cli-authorities-'));
  writeFileSync(at('a.pem'), `a comment\n${a ?? ''}\n`);
  writeFileSync(at('both.pem'), `${a ?? ''}\nbetween - them\n${b ?? ''}`);
  writeFileSync(at('none.pem'), 'hunter2');
  mkdirSync(at('folder'));
  writeFileSync(at('folder/b.pem'), b ?? '');
  writeFileSync(at('folder/all.crt'), `${b ?? ''}\n${c ?? ''}`);
  writeFileSync(at('folder/README'), 'no certificate');
  symlinkSync('b.pem', at('folder/0123abcd.0'));
  symlinkSync('nowhere', at('folder/stale.pem'));
  mkdirSync(at('folder/java'));
  mkdirSync(at('empty'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What is trusted, in the order to try; null stands for Node's own. */
async function trusted(environment: Readonly<Record<string, string>>): Promise<readonly unknown[]> {
  const all = trustedAuthorities(brands.deis, environment);
  return Promise.all(all.map(async (read) => (await read()) ?? null));
}

/** Certificates in one line each: stores break them in lines of other lengths. */
const plain = (texts: readonly (string | undefined)[]): readonly string[] =>
  texts.map((text = '') => text.replaceAll(/\s/g, ''));
const sorted = (texts: unknown): unknown => (texts as string[]).toSorted();

describe('certificate authorities', () => {
  it('are those of Node, and of the system besides, if nothing else is given', async () => {
    const [first, second] = await trusted({});
    expect(first).toBeNull();
    const all = new Set(plain([...rootCertificates, ...systemStore()]));
    expect(plain(second as string[])).toEqual([...all]);
  });

  it('are each parsed once, however their lines are broken', async () => {
    const [first = '', ...others] = rootCertificates;
    const [begin = '', ...lines] = first.split('\n');
    const end = lines.pop() ?? '';
    const rebroken =
      lines
        .join('')
        .match(/.{1,48}/g)
        ?.join('\n') ?? '';
    writeFileSync(at('rebroken.pem'), [begin, rebroken, end, ...others].join('\n'));
    const [[certificates], [, all]] = [
      await trusted({ SSL_CERT_FILE: at('rebroken.pem'), NODE_EXTRA_CA_CERTS: at('rebroken.pem') }),
      await trusted({ DEIS_CA_FILE: at('rebroken.pem') }),
    ];
    expect(certificates).toHaveLength(rootCertificates.length);
    expect(all).toHaveLength(((await trusted({}))[1] as string[]).length);
  });

  it.each([
    ['DEIS_CA_FILE', 'a.pem', () => [a]],
    ['DEIS_CA_FILE', 'both.pem', () => [a, b]],
  ])('are more with %s=%s, which is tried first', async (name, file, expected) => {
    const [first, second] = await trusted({ [name]: at(file) });
    expect(first).toEqual(expected());
    expect(plain(second as string[])).toEqual(
      expect.arrayContaining([...plain([...expected(), ...rootCertificates])]) as unknown,
    );
  });

  it('are others with SSL_CERT_FILE, and no more those of Node', async () => {
    expect(await trusted({ SSL_CERT_FILE: at('both.pem') })).toEqual([[a, b]]);
    expect(await trusted({ SSL_CERT_FILE: at('both.pem'), SSL_CERT_DIR: '' })).toEqual([[a, b]]);
    const further = { DEIS_CA_FILE: at('folder/b.pem'), NODE_EXTRA_CA_CERTS: at('folder/all.crt') };
    expect(await trusted({ SSL_CERT_FILE: at('a.pem'), ...further })).toEqual([[a, b, c]]);
  });

  it('are those of all files in SSL_CERT_DIR, each once', async () => {
    const [only, ...others] = await trusted({ SSL_CERT_DIR: [at('folder'), at('nowhere')].join(delimiter) });
    expect({ only: sorted(only), others }).toEqual({ only: sorted([b, c]), others: [] });
    const [file, both] = await trusted({ SSL_CERT_FILE: at('a.pem'), SSL_CERT_DIR: at('folder') });
    expect({ file, both: sorted(both) }).toEqual({ file: [a], both: sorted([a, b, c]) });
  });

  it.each([
    ['SSL_CERT_FILE', 'stale.pem', /Could not read .*stale\.pem, which SSL_CERT_FILE names: no such file/],
    ['SSL_CERT_FILE', 'none.pem', /no PEM certificate in .*none\.pem, which SSL_CERT_FILE names/],
    ['DEIS_CA_FILE', 'empty', /empty, which DEIS_CA_FILE names: it is a directory/],
    ['SSL_CERT_DIR', 'empty', /no PEM certificate in .*empty, which SSL_CERT_DIR names/],
    ['SSL_CERT_DIR', 'nowhere', /no PEM certificate in .*nowhere, which SSL_CERT_DIR names/],
  ])('name the variable that is wrong: %s=%s', async (name, file, message) => {
    const hint = `Correct ${name}, or unset it.`;
    const [first] = trustedAuthorities(brands.deis, { [name]: at(file) });
    await expect(first?.()).rejects.toMatchObject({
      message: expect.stringMatching(message) as string,
      hint,
    });
  });
});

describe('the store of a Unix system', () => {
  it.each([
    [['nowhere.pem', 'none.pem', 'both.pem', 'a.pem'], ['folder'], () => [a, b]],
    [['nowhere.pem'], ['nowhere', 'empty', 'folder', 'empty'], () => [b, c]],
    [[], [], () => []],
  ])('is the first that has certificates, of %j and %j', (files, folders, expected) => {
    const found = systemStore(files.map(at), folders.map(at));
    expect(sorted(found)).toEqual(sorted(expected()));
  });
});
