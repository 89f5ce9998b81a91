import { isAscii } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { announced, fake } from '../api/controllers.ts';
import { has } from '../completion/typing.ts';
import { serve } from '../http/servers.ts';
import { createPlace, type Place } from '../setup/sandbox-with-login.ts';
import { type Installation, type InstalledRun, installCopy, root } from './installation.ts';

const probe = fileURLToPath(new URL('probe/modules.js', import.meta.url));
const authority = fileURLToPath(new URL('../fixtures/tls/authority.pem', import.meta.url));

/**
 * What each class of command may load of Node's modules, beyond those with which Node itself starts. Internal modules and
 * those with an underscore are not counted: Node changes them as it likes.
 */
const program = ['process', 'vm'];
/** What Node opens for terminals, pipes that are full, and connections. */
const streams = ['net', 'stream', 'stream/promises', 'string_decoder', ...only('v20.', 'diagnostics_channel')];
const request = [...program, ...streams, 'v8'];
const tls = ['crypto', 'dns', 'tls'];
/** What a prompt needs for itself. */
const asking = ['async_hooks', 'os', 'readline', 'readline/promises', 'tty', 'util/types', 'assert'];

/** Node 20 has what later versions load later, if at all. */
function only(version: string, ...names: string[]): string[] {
  return process.version.startsWith(version) ? names : [];
}

/** What a command line may load. The bytes are those of all files that it reads, a few percent above what they are. */
interface Class {
  readonly line: string;
  readonly modules: readonly string[];
  readonly bytes: number;
  /** Everything that it loads, where that is the same for ever. */
  readonly files?: readonly string[];
  /** The noun whose commands it needs. */
  readonly noun?: string;
  /** Packages with bundles of their own. */
  readonly packages?: readonly string[];
}

/** Whoever must raise the bytes says in the commit what they are for. */
const bytes = { version: 6_600, help: 250_000, completion: 120_000, usage: 210_000, request: 522_000 };
const ofHelp = { files: ['help-deis.txt'], modules: [], bytes: bytes.help };
const ofCompletion = { files: ['completion.js'], modules: ['vm'], bytes: bytes.completion };
const ofRequest = { modules: request, bytes: bytes.request, packages: ['undici'] };

const classes: readonly Class[] = [
  { line: '--version', files: [], modules: [], bytes: bytes.version },
  { line: '', ...ofHelp },
  { line: '--help', ...ofHelp },
  { line: 'help config', ...ofHelp },
  { line: 'config:set --help', ...ofHelp },
  { line: '__complete -- conf', ...ofCompletion },
  { line: '__complete -- config:set --', ...ofCompletion },
  { line: 'apps:bogus', modules: program, bytes: bytes.usage },
  { line: 'config:set --nonsense', noun: 'config', modules: program, bytes: bytes.usage },
  { line: 'config set --help --json', noun: 'config', modules: [...program, ...streams], bytes: bytes.usage },
  { line: 'apps:list --json', noun: 'apps', ...ofRequest },
  { line: 'apps --json', noun: 'apps', ...ofRequest },
  { line: 'releases:list -a hello', noun: 'releases', ...ofRequest },
  { line: 'config:set A=1 -a hello', noun: 'config', ...ofRequest },
  { line: 'ps:list -a hello', noun: 'ps', ...ofRequest },
];

/** How many bundles a command may load besides those of packages: what all share, its own, and little else. */
const fewBundles = 5;

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly devDependencies: Readonly<Record<string, string>>;
};

/** The packages whose own bundles are among some files of dist. */
const packagesIn = (bundles: readonly string[]): string[] =>
  bundles.map((name) => name.replace(/\.js$/, '')).filter((name) => name in manifest.devDependencies);

/** The nouns whose commands are among some files of dist. */
const nounsIn = (bundles: readonly string[]): string[] => [
  ...new Set(bundles.flatMap((name) => /^commands\.([a-z]+)\./.exec(name)?.slice(1) ?? [])),
];

/** Modules that take long to load, and that no command loads over HTTP without asking anybody anything. */
const dear = [
  'child_process',
  'crypto',
  'dns',
  'fs/promises',
  'http',
  'http2',
  'https',
  'readline',
  'tls',
  'url',
  'zlib',
];

interface Loaded {
  readonly files: readonly string[];
  readonly modules: readonly string[];
  readonly packages: readonly string[];
}

let place: Place;
let installation: Installation;
let runs = 0;

beforeAll(async () => {
  installation = installCopy();
  place = await createPlace('deis-2.2');
  expect(await place.machine.run('apps:create hello --no-remote')).toMatchObject({ exitCode: 0 });
});
afterAll(async () => {
  installation.remove();
  await place.close();
});

async function loadedBy(words: readonly string[], options: InstalledRun = {}) {
  const file = join(installation.folder, `probe-${(runs += 1)}.json`);
  const environment = { HOME: place.machine.home, ...options.environment, PROBE: file };
  const outcome = await installation.run(words, { ...options, environment, node: ['--require', probe] });
  const { files, modules, packages } = JSON.parse(readFileSync(file, 'utf8')) as Loaded;
  return { outcome, start: files[0], bundles: files.slice(1), modules, packages };
}

describe('what is loaded', () => {
  it.concurrent.each(classes)(
    'by $line',
    async ({ line, files, noun, packages = [], modules: allowed, bytes: most }) => {
      const { outcome, start, bundles, modules, packages: outside } = await loadedBy(line.split(' ').filter(Boolean));
      expect(outcome.exitCode).toBe(/bogus|nonsense/.test(line) ? 2 : 0);
      expect(start).toBe('deis.cjs');
      if (files) expect(bundles).toEqual(files);
      else expect(bundles[0]).toBe('main.js');
      expect(nounsIn(bundles)).toEqual(noun === undefined ? [] : [noun]);
      expect(packagesIn(bundles)).toEqual(packages);
      expect(outside).toEqual([]);
      expect(bundles.length - packages.length).toBeLessThanOrEqual(fewBundles);
      expect(modules.filter((name) => !allowed.includes(name))).toEqual([]);
      const sizes = ['deis.cjs', ...bundles].map((name) => statSync(join(installation.dist, name)).size);
      expect(sizes.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(most);
    },
  );

  it.each(['main.js', 'completion.js', 'undici.js'])(
    'of %s has no character that makes all of it take two bytes each',
    (name) => {
      expect(isAscii(readFileSync(join(installation.dist, name)))).toBe(true);
    },
  );

  it('is nothing dear in any of them', () => {
    for (const { line, modules } of classes)
      expect({ line, dear: modules.filter((name) => dear.includes(name)) }).toEqual({ line, dear: [] });
  });

  it('by the completion of a value is no more than of a command word, once it is known', async () => {
    const words = ['__complete', '--', 'apps:info', '--app', ''];
    const first = await loadedBy(words);
    // What the controller says is kept in a file.
    expect(packagesIn(first.bundles)).toEqual(['undici', 'conf']);
    const { outcome, bundles, modules } = await loadedBy(words);
    expect(outcome).toEqual({ exitCode: 0, stdout: 'hello\n', stderr: '' });
    expect({ bundles, modules }).toEqual({ bundles: ['completion.js'], modules: ['vm'] });
  });

  it('over TLS is what that takes, and not HTTP/2', async () => {
    const empty = JSON.stringify({ count: 0, next: null, previous: null, results: [] });
    const { origin } = await serve((response) => response.end(empty), 'localhost');
    const environment = {
      DEIS_CONTROLLER: origin,
      DEIS_TOKEN: 'the-token',
      DEIS_API: 'deis-2.2',
      DEIS_CA_FILE: authority,
    };
    const { outcome, bundles, modules } = await loadedBy(['apps:list', '--json'], { environment });
    expect(outcome).toEqual({ exitCode: 0, stdout: '[]\n', stderr: '' });
    expect(packagesIn(bundles)).toEqual(['undici']);
    expect(modules.filter((name) => ![...request, ...tls].includes(name))).toEqual([]);
    expect(modules).toContain('tls');
  });

  it('by an answer that is packed is what unpacks it', async () => {
    const packed = gzipSync(JSON.stringify({ count: 0, next: null, previous: null, results: [] }));
    const { origin } = await serve((response) => response.setHeader('Content-Encoding', 'gzip').end(packed));
    const environment = { DEIS_CONTROLLER: origin, DEIS_TOKEN: 'the-token', DEIS_API: 'deis-2.2' };
    const { outcome, modules } = await loadedBy(['apps:list', '--json'], { environment });
    expect(outcome).toEqual({ exitCode: 0, stdout: '[]\n', stderr: '' });
    expect(modules).toContain('zlib');
    expect(modules.filter((name) => ![...request, 'zlib'].includes(name))).toEqual([]);
  });

  it('to recognise a controller is what is remembered of it besides', async () => {
    const controller = await fake(announced.deis22);
    const environment = {
      HOME: installation.home,
      DEIS_CONTROLLER: controller.server.origin,
      DEIS_TOKEN: 'the-token',
    };
    const first = await loadedBy(['apps:list', '--json'], { environment });
    expect(first.outcome).toEqual({ exitCode: 0, stdout: '[]\n', stderr: '' });
    const { bundles } = await loadedBy(['apps:list', '--json'], { environment });
    expect(packagesIn(bundles)).toEqual(['undici']);
    expect(first.bundles).toEqual(expect.arrayContaining(bundles));
  });

  describe.skipIf(process.platform !== 'linux' || !has('script'))('on a terminal', () => {
    const runInTerminal = (...words: string[]) => {
      const file = join(installation.folder, `probe-${(runs += 1)}.json`);
      const program = [process.execPath, '--require', probe, join(installation.dist, 'deis.cjs'), ...words];
      const env = { PATH: process.env['PATH'] ?? '', HOME: place.machine.home, TERM: 'xterm', PROBE: file };
      const child = execa('script', ['-qec', `stty cols 120; exec ${program.join(' ')}`, '/dev/null'], {
        env,
        extendEnv: false,
        reject: false,
        stdin: 'pipe',
      });
      return { child, loaded: () => JSON.parse(readFileSync(file, 'utf8')) as Loaded };
    };

    it('by a table is what draws it', async () => {
      const { child, loaded } = runInTerminal('releases:list', '-a', 'hello');
      expect((await child).stdout).toContain('VERSION');
      const { files, modules } = loaded();
      expect(packagesIn(files).sort()).toEqual(['chalk', 'string-width', 'undici']);
      expect(nounsIn(files)).toEqual(['releases']);
      expect(modules.filter((name) => ![...request, 'tty', 'os'].includes(name))).toEqual([]);
    });

    it('by a page of help is the terminal alone', async () => {
      const { child, loaded } = runInTerminal('config:set', '--help');
      expect((await child).stdout).toContain('deis config:set [options]');
      const { files, modules } = loaded();
      expect(files).toEqual(['deis.cjs', 'help-deis.txt']);
      expect(modules.filter((name) => ![...streams, 'tty'].includes(name))).toEqual([]);
    });

    it('by a question is what asks it', async () => {
      const { child, loaded } = runInTerminal('apps:destroy', '-a', 'hello');
      let shown = '';
      child.stdout.on('data', (chunk: Buffer) => {
        const isFirst = !shown.includes('hello');
        shown += chunk.toString();
        if (isFirst && shown.includes('hello')) child.stdin.write('\u0003');
      });
      await child;
      const { files, modules } = loaded();
      expect(packagesIn(files)).toEqual(['inquirer']);
      expect(nounsIn(files)).toEqual(['apps']);
      expect(modules.filter((name) => ![...program, ...streams, ...asking].includes(name))).toEqual([]);
    });
  });
});
