import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { kindOf, openCodeCache } from '../../src/start/code-cache.ts';

const build = '0123456789ab';
const code = Buffer.from('compiled '.repeat(50_000));
const kind = kindOf('apps:list --json');
/** In bytes: the end of a file says which kinds of starts have left there what they use. */
const sizeOfKinds = 256;

let folder: string;
let beside: string;
let own: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deis-cli-cache-'));
  beside = join(folder, 'cache');
  own = join(folder, 'own');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const open = () => openCodeCache(build, beside, own);
const list = (place: string): string[] => (existsSync(place) ? readdirSync(place).sort() : []);
const fileIn = (place: string): string => join(place, `main.js-${build}-${process.version}-${process.arch}`);
/** What a start reads, as text: the buffer is used for the next file. */
const read = (): string | undefined => open().read('main.js')?.toString();
const keep = (content = code, of = kind): void => {
  const cache = open();
  cache.read('main.js');
  cache.keep('main.js', of, () => content);
};
/** A file in the place of the folder beside the bundles, which makes it one that nobody can write to. */
const block = (place: string): void => {
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(place, '');
};

describe('a folder for the code beside the bundles that others may write', () => {
  it('is not written into, and what is there is not run', () => {
    mkdirSync(beside, { mode: 0o777 });
    chmodSync(beside, 0o777);
    keep();
    expect(list(beside)).toEqual([]);
    expect(list(own)).toHaveLength(1);
  });

  it('gets no file through a link that was planted there', () => {
    mkdirSync(beside);
    const elsewhere = join(folder, 'elsewhere');
    writeFileSync(elsewhere, 'mine');
    symlinkSync(elsewhere, `${fileIn(beside)}.${process.pid}`);
    keep();
    expect(readFileSync(elsewhere, 'utf8')).toBe('mine');
    expect(read()).toBe(code.toString());
  });

  it('has no file that others may write and that is run', () => {
    keep();
    chmodSync(fileIn(beside), 0o666);
    expect(read()).toBeUndefined();
  });
});

describe('the code cache', () => {
  it('gives the next start what the first one kept', () => {
    expect(read()).toBeUndefined();
    keep();
    expect(read()).toBe(code.toString());
    expect(list(own)).toEqual([]);
  });

  it('is named for the bundle, the build, the version of Node and the processor', () => {
    keep();
    expect(list(beside)).toEqual([`main.js-${build}-${process.version}-${process.arch}`]);
    expect(openCodeCache('another', beside, own).read('main.js')).toBeUndefined();
    expect(open().read('common.js')).toBeUndefined();
  });

  it.each<[string, (content: Buffer) => Buffer]>([
    ['empty', () => Buffer.alloc(0)],
    ['one byte', () => Buffer.from([1])],
    ['garbage', ({ length }) => Buffer.concat([Buffer.alloc(length - 1, 'garbage'), Buffer.from('!')])],
    ['cut off', (content) => content.subarray(0, -1)],
    ['cut in the middle', (content) => content.subarray(0, content.length / 2)],
    ['longer', (content) => Buffer.concat([content, Buffer.from('x')])],
  ])('is not used, and made anew, where it is broken: %s', (_, change) => {
    keep();
    writeFileSync(fileIn(beside), change(readFileSync(fileIn(beside))));
    expect(read()).toBeUndefined();
    keep();
    expect(read()).toBe(code.toString());
  });

  it('is not used where one byte of the code is wrong, wherever that is', () => {
    keep();
    const whole = readFileSync(fileIn(beside));
    const end = whole.length - sizeOfKinds;
    for (const place of [0, 1, 20, 65_535, 65_536, end / 2 - 1, end / 2, end - 65_537, end - 1]) {
      const broken = Buffer.from(whole);
      broken[place] = (broken[place] ?? 0) ^ 0x10;
      writeFileSync(fileIn(beside), broken);
      expect(read(), String(place)).toBeUndefined();
    }
  });

  it('takes in what another kind of start uses, once, and keeps what it had', () => {
    const other = kindOf('config:set');
    const larger = Buffer.concat([code, code]);
    keep();
    keep(larger, other);
    expect(read()).toBe(larger.toString());
    for (const again of [kind, other]) keep(Buffer.from('never asked for'), again);
    expect(read()).toBe(larger.toString());
  });

  it('stays as it is where V8 has thrown away functions', () => {
    keep();
    keep(code.subarray(0, code.length / 2), kindOf('a long run'));
    expect(read()).toBe(code.toString());
  });

  it('is made anew after V8 rejected it', () => {
    keep();
    const cache = open();
    cache.read('main.js');
    cache.drop('main.js');
    cache.keep('main.js', kind, () => Buffer.from('fresh'));
    expect(read()).toBe('fresh');
  });

  it('is kept in the own folder where it cannot be kept beside the bundles, for nobody else', () => {
    block(beside);
    keep();
    expect(read()).toBe(code.toString());
    expect(list(own)).toHaveLength(1);
    if (process.platform === 'win32') return;
    expect(statSync(own).mode & 0o777).toBe(0o700);
    expect(statSync(fileIn(own)).mode & 0o777).toBe(0o600);
  });

  it('is kept in the own folder where its file beside the bundles is a folder', () => {
    mkdirSync(fileIn(beside), { recursive: true });
    keep();
    expect(read()).toBe(code.toString());
    expect(list(beside)).toHaveLength(1);
  });

  it('is done without where nothing can be written', () => {
    for (const place of [beside, own]) block(place);
    keep();
    expect(read()).toBeUndefined();
    const cache = openCodeCache(build, beside, undefined);
    cache.keep('main.js', kind, () => code);
    expect(cache.read('main.js')).toBeUndefined();
  });

  it.skipIf(process.platform === 'win32').each([0o620, 0o602, 0o666])(
    'of the own folder is not used if others may write it: mode %o',
    (mode) => {
      block(beside);
      keep();
      chmodSync(fileIn(own), mode);
      expect(read()).toBeUndefined();
      keep();
      expect(statSync(fileIn(own)).mode & 0o777).toBe(0o600);
    },
  );

  it.skipIf(process.getuid?.() !== 0)('of the own folder is not used if somebody else owns it', () => {
    block(beside);
    keep();
    chownSync(fileIn(own), 1, 1);
    expect(read()).toBeUndefined();
    keep();
    expect(statSync(fileIn(own)).uid).toBe(0);
  });

  it('of other builds goes when it is a month old, and not before', () => {
    block(beside);
    mkdirSync(own);
    const [old, young] = ['main.js-000000000000-v20.0.0-x64', 'main.js-111111111111-v20.0.0-x64'] as const;
    for (const name of [old, young]) writeFileSync(join(own, name), '');
    utimesSync(join(own, old), 0, 0);
    keep();
    expect(list(own)).toContain(young);
    expect(list(own)).not.toContain(old);
  });
});
