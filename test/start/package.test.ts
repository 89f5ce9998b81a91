import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { install, installedSize } from '../../bin/bench/installation.mjs';
import { groups } from '../../src/commands/index.ts';
import { findPage } from '../../src/start/help-pages.ts';
import { version } from '../../src/base/version.ts';
import { build, root } from './installation.ts';
import { doMainJob, runnerIn } from './main-job.ts';

/** What is published, besides the bundles and the manual. */
const published = [
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'README.zh-CN.md',
  'completions/_deis',
  'completions/_drycc',
  'completions/commands.json',
  ...['deis', 'drycc'].flatMap((name) => [
    ...['bash', 'fish', 'ps1'].map((shell) => `completions/${name}.${shell}`),
    ...['', '-zh'].map((language) => `dist/help-${name}${language}.txt`),
    `dist/${name}.cjs`,
  ]),
  'dist/THIRD-PARTY-NOTICES.txt',
  'dist/serve.cjs',
  'npm-shrinkwrap.json',
  'package.json',
];
const mebibytes = { withoutStore: 7.5, alone: 3.7 };

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly repository: { readonly url: string };
}

interface Lock {
  readonly packages: Readonly<Record<string, { readonly integrity?: string; readonly dev?: boolean }>>;
}

let folder: string;
/** The folder of the package. */
let installed: string;
/** Its files and sizes, before any run leaves a code cache among them. */
let files: readonly string[];
let sizes: Awaited<ReturnType<typeof installedSize>>;
beforeAll(async () => {
  build();
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'deis-cli-published-')));
  // From npm's own cache, where `npm ci` has left everything.
  installed = install(folder);
  files = filesIn(installed);
  sizes = await installedSize({ installed: () => installed });
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function run(name: string, words: readonly string[]) {
  const suffix = process.platform === 'win32' ? '.cmd' : '';
  return execa(join(installed, '..', '.bin', `${name}${suffix}`), words, {
    env: { PATH: process.env['PATH'] ?? '', HOME: folder },
    extendEnv: false,
    cwd: folder,
    stdin: 'ignore',
    reject: false,
    stripFinalNewline: false,
  });
}

function filesIn(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    );
}

it('the package holds what it needs and nothing else', () => {
  const bundles = files.filter((file) => /^dist\/[^/]+\.js$/.test(file));
  const manual = files.filter((file) => /^dist\/man\/(?:deis|drycc)(?:-[a-z]+)?\.1$/.test(file));
  expect(manual).toHaveLength(2 * (Object.keys(groups).length + 1));
  expect(files.filter((file) => !bundles.includes(file) && !manual.includes(file)).sort()).toEqual(published.sort());
  const texts = [...bundles, 'dist/deis.cjs'].map((file) => readFileSync(join(installed, file), 'utf8'));
  const isLoaded = (file: string): boolean => texts.some((text) => text.includes(`./${file.slice('dist/'.length)}`));
  expect(bundles.filter((file) => !isLoaded(file))).toEqual([]);
});

it('locks what npm installs with it, by version and hash, and nothing that only develops it', () => {
  const read = (path: string): Lock => JSON.parse(readFileSync(path, 'utf8')) as Lock;
  const { packages } = read(join(installed, 'npm-shrinkwrap.json'));
  const hashes = (lock: Lock, prefix: string): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(lock.packages)
        .filter(([place]) => place.startsWith(prefix))
        .map(([place, { integrity }]) => [place.slice(prefix.length), integrity]),
    );
  const locked = hashes({ packages }, 'node_modules/');
  expect(Object.keys(locked)).toEqual(expect.arrayContaining(['jq-wasm', 'libsql', 'detect-libc', '@neon-rs/load']));
  expect(Object.keys(locked)).not.toContain('vitest');
  expect(Object.values(packages).filter(({ dev }) => dev === true)).toEqual([]);
  const obeyed = read(join(installed, '..', '.package-lock.json'));
  const others = { ...hashes(obeyed, 'node_modules/deis-cli/node_modules/'), ...hashes(obeyed, 'node_modules/') };
  delete others['deis-cli'];
  for (const [name, integrity] of Object.entries(others).filter(([each]) => !each.startsWith('deis-cli/')))
    expect(locked[name], name).toBe(integrity);
});

it('its README works on the page of the registry, which looks for what is relative in the repository', () => {
  const { repository } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as Manifest;
  expect(repository.url).toMatch(/^git\+https:\/\/github\.com\/[\w-]+\/[\w-]+\.git$/);
  const text = readFileSync(join(installed, 'README.md'), 'utf8');
  // The registry rewrites links and pictures of Markdown; of HTML it leaves most as it is, or removes it.
  expect(text.replaceAll(/```[^]*?```|`[^`]*`/g, '')).not.toMatch(/<(?:picture|source|img|a)\b/);
  const targets = [...text.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, target = '']) => target);
  const relative = targets.filter((target) => !/^https?:/.test(target));
  expect(relative.filter((target) => target.endsWith('.svg')).length).toBeGreaterThan(0);
  for (const target of relative) {
    expect(target).not.toMatch(/^[/.]*\/|\.\./);
    expect(existsSync(join(root, target)), target).toBe(true);
  }
});

it('npm installs two packages with it, and what the database needs on this machine', () => {
  const { dependencies } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as Manifest;
  expect(Object.keys(dependencies)).toEqual(['jq-wasm', 'libsql']);
  const others = ['@libsql/', '@neon-rs/load', 'deis-cli', 'detect-libc', ...Object.keys(dependencies)];
  const { packages } = JSON.parse(readFileSync(join(installed, '..', '.package-lock.json'), 'utf8')) as Lock;
  const names = Object.keys(packages).map((place) => place.split('node_modules/').at(-1) ?? '');
  expect(names.filter((name) => !others.some((other) => name.startsWith(other)))).toEqual([]);
});

it('and its size stays below what is promised', () => {
  const size = (part: RegExp): unknown => sizes.find(({ figure }) => part.test(figure))?.median;
  expect(size(/without/)).toBeLessThanOrEqual(mebibytes.withoutStore);
  expect(size(/alone/)).toBeLessThanOrEqual(mebibytes.alone);
});

it.each(['deis', 'drycc'])('%s runs as it was installed', async (name) => {
  expect(await run(name, ['--version'])).toMatchObject({ exitCode: 0, stdout: `${version}\n`, stderr: '' });
  const pages = readFileSync(join(installed, 'dist', `help-${name}.txt`), 'latin1');
  const page = findPage(pages, ['help', 'apps']) ?? 'no page';
  expect(await run(name, ['help', 'apps'])).toMatchObject({ exitCode: 0, stdout: page, stderr: '' });
  expect(await run(name, ['apps:bogus'])).toMatchObject({ exitCode: 2, stdout: '' });
});

it('does the main job: sandbox, register, push, response', async () => {
  await doMainJob(runnerIn(folder, join(installed, '..', '.bin')), folder);
});

it('its code caches lie beside its bundles', async () => {
  await run('deis', ['apps:bogus']);
  expect(readdirSync(join(installed, 'dist', 'cache')).some((name) => name.startsWith('main.js-'))).toBe(true);
  expect(existsSync(join(folder, '.deis', 'state', 'code'))).toBe(false);
});
