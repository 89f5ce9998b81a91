import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Installation, type InstalledOutcome, type InstalledRun, installCopy } from './installation.ts';

/** A command that needs core and a group, and no controller. */
const words = ['config:set', '--nonsense'];
const right: InstalledOutcome = {
  exitCode: 2,
  stdout: '',
  stderr: "Error: Unknown option '--nonsense'.\n       See deis config:set --help.\n",
};

/** In bytes: what is behind the code says which kinds of starts have left there what they use. */
const sizeOfKinds = 256;

let installation: Installation;
let beside: string;
let own: string;
beforeEach(() => {
  installation = installCopy();
  beside = join(installation.dist, 'cache');
  own = join(installation.home, '.deis', 'state', 'code');
});
afterEach(() => {
  chmodSync(installation.dist, 0o755);
  installation.remove();
});

const run = (options?: InstalledRun) => installation.run(words, options);
const list = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder).sort() : []);
const bundles = (folder: string): string[] => list(folder).map((name) => name.replace(/\.js-.*/, ''));
const files = (folder: string): string[] => list(folder).map((name) => join(folder, name));
const fileOf = (folder: string, bundle: string): string =>
  files(folder).find((file) => file.includes(`${bundle}.js-`)) ?? '';

/** Whether a later start still compiles: what it compiles it keeps, so that the file is written anew. */
async function isUsed(file: string): Promise<boolean> {
  const before = statSync(file, { bigint: true });
  expect(await run()).toEqual(right);
  return statSync(file, { bigint: true }).ino === before.ino;
}

/**
 * Puts code in the place of a cache which V8 takes for that of the bundle, as its source has as many characters, and which
 * shows that it was run: what somebody else would put there.
 */
function poison(file: string): void {
  const { size } = statSync(join(installation.dist, 'core.js'));
  const body = "if(exports){process.stdout.write('poisoned');process.exit(0)}";
  const source = `(function(exports,require,module,__dirname){${body}})`.padEnd(size);
  // V8 keeps the code of functions that were called, for the flags that it has then: those with which Node starts.
  const maker = `
    const { Script } = require('node:vm');
    const script = new Script(require('node:fs').readFileSync(0, 'latin1'));
    script.runInThisContext()();
    const code = script.createCachedData();
    require('node:fs').writeFileSync(process.argv[1], Buffer.concat([code, code, Buffer.alloc(${sizeOfKinds})]));`;
  execFileSync(process.execPath, ['-e', maker, file], { input: source });
}

describe('the code cache', () => {
  it('is made by the first start and used by the next', async () => {
    expect(await run()).toEqual(right);
    expect(bundles(beside)).toEqual(['commands-config', 'core']);
    expect(list(own)).toEqual([]);
    expect(await isUsed(fileOf(beside, 'core'))).toBe(true);
  });

  it('is one for each bundle that was loaded, and named for the build, the Node and the processor', async () => {
    await run();
    const [name = ''] = list(beside);
    expect(name).toMatch(new RegExp(`^commands-config\\.js-[0-9a-f]{12}-${process.version}-${process.arch}$`));
  });

  it.each<[string, (content: Buffer) => Buffer]>([
    ['empty', () => Buffer.alloc(0)],
    ['one byte', () => Buffer.from([1])],
    ['garbage', ({ length }) => Buffer.alloc(length, 'garbage')],
    ['zeros', ({ length }) => Buffer.alloc(length)],
    ['cut off', (content) => content.subarray(0, -1)],
    ['cut in the middle', (content) => content.subarray(0, content.length / 2)],
    ['longer', (content) => Buffer.concat([content, Buffer.from('x')])],
  ])('is made anew where it is broken: %s', async (_, change) => {
    await run();
    const whole = new Map(files(beside).map((file) => [file, readFileSync(file)]));
    for (const [file, content] of whole) writeFileSync(file, change(content));
    expect(await run()).toEqual(right);
    expect(list(beside)).toHaveLength(whole.size);
    for (const [file, { length }] of whole) expect(statSync(file).size / length).toBeGreaterThan(0.5);
    expect(await isUsed(fileOf(beside, 'core'))).toBe(true);
  });

  it('is made anew where one byte of it is wrong, wherever that is', async () => {
    await run();
    const file = fileOf(beside, 'core');
    const whole = readFileSync(file);
    const end = whole.length - sizeOfKinds;
    const places = Array.from({ length: 8 }, (_, index) => Math.floor((index * (end - 1)) / 7));
    for (const place of [...places, 20, end / 2 - 1]) {
      const broken = Buffer.from(whole);
      broken[place] = (broken[place] ?? 0) ^ 0x10;
      writeFileSync(file, broken);
      expect(await isUsed(file), String(place)).toBe(false);
    }
  });

  it('takes in what another kind of start uses, once, and keeps what it had', async () => {
    const other = () => installation.run(['apps:lsit']);
    await run();
    const { size } = statSync(fileOf(beside, 'core'));
    expect(await other()).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('apps:list') as string });
    const { size: grown, ino } = statSync(fileOf(beside, 'core'));
    expect(grown).toBeGreaterThan(size);
    for (const again of [other, run, other, run]) await again();
    expect(statSync(fileOf(beside, 'core'))).toMatchObject({ size: grown, ino });
  });

  it('is made anew where it is that of another bundle', async () => {
    await run();
    const [core, group] = [fileOf(beside, 'core'), fileOf(beside, 'commands-config')];
    const [one, other] = [readFileSync(core), readFileSync(group)];
    writeFileSync(core, other);
    writeFileSync(group, one);
    expect(await run()).toEqual(right);
    expect(await isUsed(core)).toBe(true);
  });

  it('stays out of the way where its files are folders', async () => {
    await run();
    const names = list(beside);
    for (const file of files(beside)) {
      rmSync(file);
      mkdirSync(file);
    }
    expect(await run()).toEqual(right);
    expect(list(beside)).toEqual(names);
    expect(list(own)).toEqual(names);
    expect(await isUsed(fileOf(own, 'core'))).toBe(true);
  });

  it('stays out of the way where its folders are files', async () => {
    writeFileSync(beside, '');
    mkdirSync(dirname(own), { recursive: true });
    writeFileSync(own, '');
    expect(await run()).toEqual(right);
    expect(await run()).toEqual(right);
  });

  it('of Node with other flags is made anew, and theirs likewise', async () => {
    await run();
    for (const node of [['--no-opt'], ['--no-lazy'], [], ['--max-old-space-size=100'], []])
      expect(await run({ node })).toEqual(right);
  });

  it('is whole where ten processes make it at once', async () => {
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => run()));
    expect(outcomes).toEqual(outcomes.map(() => right));
    expect(bundles(beside)).toEqual(['commands-config', 'core']);
    expect(await isUsed(fileOf(beside, 'core'))).toBe(true);
  });

  it('of an installation that is replaced while programs start serves neither wrongly', async () => {
    await run();
    // The next version: other bytes of the same length under another name of the build.
    const next = join(installation.folder, 'next');
    cpSync(installation.dist, next, { recursive: true });
    const old = list(beside);
    const build = /-([0-9a-f]{12})-/.exec(old[0] ?? '')?.[1] ?? '';
    for (const [name, from, to] of [
      ['commands-config.js', 'set environment variables', 'put environment variables'],
      ['core.js', 'unknown option', 'strange option'],
      ['deis.cjs', build, 'ffffffffffff'],
    ] as const) {
      const content = readFileSync(join(next, name), 'latin1');
      expect({ name, has: content.includes(from) }).toEqual({ name, has: true });
      writeFileSync(join(next, name), content.replaceAll(from, to), 'latin1');
    }
    const running = Array.from({ length: 4 }, () => run());
    renameSync(installation.dist, join(installation.folder, 'old'));
    renameSync(next, installation.dist);
    // A program that starts in the moment between the two finds no file, as with any installation.
    const outcomes = await Promise.all(running);
    for (const { exitCode, stderr } of outcomes.filter(({ stderr }) => !stderr.includes('Cannot find module')))
      expect({ exitCode, says: /^Error: (?:Unknown|Strange) option/.test(stderr) }).toEqual({
        exitCode: 2,
        says: true,
      });
    const says = right.stderr.replace('Unknown', 'Strange');
    expect(await run()).toEqual({ ...right, stderr: says });
    expect(await run()).toEqual({ ...right, stderr: says });
    expect(list(beside).filter((name) => name.includes('ffffffffffff'))).toHaveLength(2);
  });
});

describe.skipIf(process.platform === 'win32')('where the installation cannot be written', () => {
  const isRoot = process.getuid?.() === 0;
  /** Root may write everywhere: its tests run as a user who is nobody. */
  const nobody = 65_534;
  const through = isRoot ? ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups'] : [];
  const user = isRoot ? nobody : (process.getuid?.() ?? 0);
  const runAsUser = (environment: Readonly<Record<string, string>> = {}) => run({ through, environment });

  beforeEach(() => {
    if (isRoot) {
      chmodSync(installation.folder, 0o755);
      chownSync(installation.home, nobody, nobody);
    }
    chmodSync(installation.dist, 0o555);
  });

  const markOf = (path: string) => {
    const { uid, mode } = statSync(path);
    return { uid, mode: mode & 0o777 };
  };

  it('it is kept in the own folder of the user, for nobody else', async () => {
    expect(await runAsUser()).toEqual(right);
    expect(list(beside)).toEqual([]);
    expect(bundles(own)).toEqual(['commands-config', 'core']);
    expect(markOf(own)).toEqual({ uid: user, mode: 0o700 });
    for (const file of files(own)) expect(markOf(file)).toEqual({ uid: user, mode: 0o600 });
    const { ino } = statSync(fileOf(own, 'core'));
    expect(await runAsUser()).toEqual(right);
    expect(statSync(fileOf(own, 'core')).ino).toBe(ino);
  });

  it('another name of the program has another folder', async () => {
    expect((await installation.run(words, { name: 'drycc', through })).exitCode).toBe(2);
    expect(list(own)).toEqual([]);
    expect(bundles(join(installation.home, '.drycc', 'state', 'code'))).toEqual(['commands-config', 'core']);
  });

  it('what the test puts in its place would be run, were it trusted', async () => {
    await runAsUser();
    poison(fileOf(own, 'core'));
    expect(await runAsUser()).toEqual({ exitCode: 0, stdout: 'poisoned', stderr: '' });
  });

  it.each([0o620, 0o602, 0o666])('one that others may write is not used: mode %o', async (mode) => {
    await runAsUser();
    poison(fileOf(own, 'core'));
    chmodSync(fileOf(own, 'core'), mode);
    expect(await runAsUser()).toEqual(right);
    expect(markOf(fileOf(own, 'core'))).toEqual({ uid: user, mode: 0o600 });
  });

  it.skipIf(!isRoot)('one that somebody else owns is not used', async () => {
    await runAsUser();
    poison(fileOf(own, 'core'));
    chownSync(fileOf(own, 'core'), 1, 1);
    expect(await runAsUser()).toEqual(right);
    expect(markOf(fileOf(own, 'core'))).toEqual({ uid: user, mode: 0o600 });
  });

  it.each([
    ['no home', { HOME: '' }],
    ['a home that is not there', { HOME: '/nowhere/at/all' }],
    ['a home that is a file', { HOME: '/dev/null' }],
  ])('and with %s it is done without', async (_, environment) => {
    expect(await runAsUser(environment)).toEqual(right);
    expect(await runAsUser(environment)).toEqual(right);
    expect([...list(beside), ...list(own)]).toEqual([]);
  });

  it('and neither can the home, it is done without', async () => {
    chmodSync(installation.home, 0o555);
    if (isRoot) chownSync(installation.home, 0, 0);
    expect(await runAsUser()).toEqual(right);
    expect([...list(beside), ...list(own)]).toEqual([]);
  });

  it('that of other builds goes when it is a month old, and not before', async () => {
    mkdirSync(own, { recursive: true, mode: 0o700 });
    const [old, young] = ['core.js-000000000000-v20.0.0-x64', 'core.js-111111111111-v20.0.0-x64'] as const;
    for (const name of [old, young]) writeFileSync(join(own, name), '');
    utimesSync(join(own, old), 0, 0);
    if (isRoot) {
      for (const path of ['.deis', '.deis/state', '.deis/state/code'])
        chownSync(join(installation.home, path), nobody, nobody);
    }
    expect(await runAsUser()).toEqual(right);
    expect(list(own)).toContain(young);
    expect(list(own)).not.toContain(old);
  });
});
