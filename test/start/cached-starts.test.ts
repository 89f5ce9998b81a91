import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Installation, type InstalledOutcome, type InstalledRun, installCopy } from './installation.ts';

/** A command that loads several bundles, and needs no controller. */
const words = ['config:set', '--nonsense'];
const right: InstalledOutcome = {
  exitCode: 2,
  stdout: '',
  stderr: "Error: Unknown option '--nonsense'.\n       See deis config:set --help.\n",
};

/** In bytes: the end of a file says which kinds of starts have left there what they use. */
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
const files = (folder: string): string[] => list(folder).map((name) => join(folder, name));
const bundles = (folder: string): string[] => list(folder).map((name) => name.replace(/\.js-.*/, '.js'));
const fileOf = (folder: string, bundle: string): string =>
  files(folder).find((file) => file.includes(`${bundle}-`)) ?? '';
/** A file that is written anew is another one. */
const identities = (folder: string): bigint[] => files(folder).map((file) => statSync(file, { bigint: true }).ino);

/** Whether a later start compiles nothing: what it compiles it keeps. */
async function areUsed(folder: string): Promise<boolean> {
  const before = identities(folder);
  expect(await run()).toEqual(right);
  return before.length > 1 && identities(folder).join() === before.join();
}

/**
 * Puts code in the place of a cache which V8 takes for that of the bundle, as its source has as many characters, and which
 * shows that it was run: what somebody else would put there.
 */
function poison(file: string): void {
  const { length } = readFileSync(join(installation.dist, 'main.js'), 'utf8');
  const body = "if(exports){process.stdout.write('poisoned');process.exit(0)}";
  const source = `(function(exports,require,module,__dirname){${body}})`.padEnd(length);
  // V8 keeps the code of functions that were called, for the flags that it has then: those with which Node starts.
  const maker = `
    const { Script } = require('node:vm');
    const script = new Script(require('node:fs').readFileSync(0, 'latin1'));
    script.runInThisContext()();
    const code = script.createCachedData();
    require('node:fs').writeFileSync(process.argv[1], Buffer.concat([code, code, Buffer.alloc(${sizeOfKinds})]));`;
  execFileSync(process.execPath, ['-e', maker, file], { input: source });
}

describe('a start with kept code', () => {
  it('has a cache for each bundle that it loads, made by the first start and used by the next', async () => {
    expect(await run()).toEqual(right);
    expect(bundles(beside)).toContain('main.js');
    expect(bundles(beside)).not.toContain('undici.js');
    expect(list(own)).toEqual([]);
    expect(await areUsed(beside)).toBe(true);
  });

  it('is right where the caches are those of other bundles, and makes them anew', async () => {
    await run();
    const [one, other = ''] = [fileOf(beside, 'main.js'), files(beside).find((file) => !file.includes('main.js-'))];
    const [ofOne, ofOther] = [readFileSync(one), readFileSync(other)];
    writeFileSync(one, ofOther);
    writeFileSync(other, ofOne);
    expect(await run()).toEqual(right);
    expect(await areUsed(beside)).toBe(true);
  });

  it('is right where the caches are broken, and makes them anew', async () => {
    await run();
    for (const file of files(beside)) writeFileSync(file, readFileSync(file).fill('x', 1000, 2000));
    expect(await run()).toEqual(right);
    expect(await areUsed(beside)).toBe(true);
  });

  it('is right under other flags of Node, and after those', async () => {
    await run();
    for (const node of [['--no-opt'], [], ['--max-old-space-size=100'], []]) expect(await run({ node })).toEqual(right);
  });

  it('is right where several start at once, and leaves whole caches', async () => {
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => run()));
    expect(outcomes).toEqual(outcomes.map(() => right));
    expect(await areUsed(beside)).toBe(true);
  });

  it('is right while the installation is replaced, before and after', async () => {
    await run();
    // The next version: other bytes of the same length under another name of the build.
    const next = join(installation.folder, 'next');
    cpSync(installation.dist, next, { recursive: true });
    const build = /-([0-9a-f]{12})-/.exec(list(beside)[0] ?? '')?.[1] ?? '';
    const inNext = files(next).filter((file) => /\.c?js$/.test(file));
    for (const [from, to] of [
      ['set environment variables', 'put environment variables'],
      ['unknown option', 'strange option'],
      [build, 'ffffffffffff'],
    ] as const) {
      const changed = inNext.filter((file) => readFileSync(file, 'latin1').includes(from));
      expect(changed, from).not.toEqual([]);
      for (const file of changed) writeFileSync(file, readFileSync(file, 'latin1').replaceAll(from, to), 'latin1');
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
    expect(list(beside).some((name) => name.includes('ffffffffffff'))).toBe(true);
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

  it('code is kept in the own folder of the user, for nobody else', async () => {
    expect(await runAsUser()).toEqual(right);
    expect(list(beside)).toEqual([]);
    expect(bundles(own)).toContain('main.js');
    expect(markOf(own)).toEqual({ uid: user, mode: 0o700 });
    for (const file of files(own)) expect(markOf(file)).toEqual({ uid: user, mode: 0o600 });
    const before = identities(own);
    expect(await runAsUser()).toEqual(right);
    expect(identities(own)).toEqual(before);
  });

  it('another name of the program has another folder', async () => {
    expect((await installation.run(words, { name: 'drycc', through })).exitCode).toBe(2);
    expect(list(own)).toEqual([]);
    expect(bundles(join(installation.home, '.drycc', 'state', 'code'))).toContain('main.js');
  });

  it('what somebody puts in its place would be run, were it trusted, and is not once others may write it', async () => {
    await runAsUser();
    poison(fileOf(own, 'main.js'));
    expect(await runAsUser()).toEqual({ exitCode: 0, stdout: 'poisoned', stderr: '' });
    chmodSync(fileOf(own, 'main.js'), 0o666);
    expect(await runAsUser()).toEqual(right);
    expect(markOf(fileOf(own, 'main.js'))).toEqual({ uid: user, mode: 0o600 });
  });

  it.each([
    ['no home', { HOME: '' }],
    ['a home that is a file', { HOME: '/dev/null' }],
  ])('and with %s it is done without', async (_, environment) => {
    expect(await runAsUser(environment)).toEqual(right);
    expect([...list(beside), ...list(own)]).toEqual([]);
  });
});
