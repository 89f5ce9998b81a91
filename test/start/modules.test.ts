import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { announced, fake } from '../api/controllers.ts';
import { has } from '../completion/typing.ts';
import { serve } from '../http/servers.ts';
import { createPlace, type Place } from '../setup/sandbox-with-login.ts';
import { type Installation, type InstalledRun, installCopy } from './installation.ts';

const probe = fileURLToPath(new URL('probe/modules.js', import.meta.url));
const authority = fileURLToPath(new URL('../fixtures/tls/authority.pem', import.meta.url));

/**
 * What each class of command may load of Node's modules, beyond those with which Node itself starts. Internal modules and
 * those with an underscore are not counted: Node changes them as it likes.
 */
const program = ['process', 'vm'];
/** What Node opens for terminals, pipes that are full, and connections. */
const streams = ['net', 'stream', 'stream/promises', 'string_decoder', ...only('v20.', 'diagnostics_channel')];
const request = [...program, ...streams];
const tls = ['crypto', 'dns', 'tls'];
/** What a prompt needs for itself. */
const asking = ['async_hooks', 'os', 'readline', 'readline/promises', 'tty', 'util/types', 'assert'];

/** Node 20 has what later versions load later, if at all. */
function only(version: string, ...names: string[]): string[] {
  return process.version.startsWith(version) ? names : [];
}

/** The part that dispatches requests. */
const undici = ['undici-pool.js'];

/** Bundles of dist in the order in which they are read, and modules of Node. The start itself comes first in each. */
const classes: readonly (readonly [line: string, bundles: readonly string[], modules: readonly string[]])[] = [
  ['--version', [], []],
  ['', ['help-deis.txt'], []],
  ['--help', ['help-deis.txt'], []],
  ['help config', ['help-deis.txt'], []],
  ['config:set --help', ['help-deis.txt'], []],
  ['__complete -- conf', ['completion.js'], ['vm']],
  ['__complete -- config:set --', ['completion.js'], ['vm']],
  ['apps:bogus', ['core.js'], program],
  ['config:set --nonsense', ['core.js', 'commands-config.js'], program],
  ['config set --help --json', ['core.js', 'commands-config.js'], [...program, ...streams]],
  ['apps:list --json', ['core.js', 'commands-apps.js', ...undici], request],
  ['apps --json', ['core.js', 'commands-apps.js', ...undici], request],
  ['releases:list -a hello', ['core.js', 'commands-releases.js', ...undici], request],
  ['config:set A=1 -a hello', ['core.js', 'commands-config.js', ...undici], request],
  ['ps:list -a hello', ['core.js', 'commands-ps.js', ...undici], request],
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
  it.concurrent.each(classes)('by "%s"', async (line, bundles, allowed) => {
    const { outcome, modules, ...loaded } = await loadedBy(line.split(' ').filter(Boolean));
    expect(outcome.exitCode).toBe(/bogus|nonsense/.test(line) ? 2 : 0);
    expect(loaded).toEqual({ start: 'deis.cjs', bundles, packages: [] });
    expect(modules.filter((name) => !allowed.includes(name))).toEqual([]);
  });

  it('is nothing dear in any of them', () => {
    for (const [line, , allowed] of classes)
      expect({ line, dear: allowed.filter((name) => dear.includes(name)) }).toEqual({ line, dear: [] });
  });

  it('by the completion of a value is no more than of a command word, once it is known', async () => {
    const words = ['__complete', '--', 'apps:info', '--app', ''];
    const first = await loadedBy(words);
    expect(first.bundles).toContain('undici-pool.js');
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
    expect(bundles).toEqual(['core.js', 'commands-apps.js', ...undici]);
    expect(modules.filter((name) => ![...request, ...tls].includes(name))).toEqual([]);
    expect(modules).toContain('tls');
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
    expect(first.bundles.slice(0, 3)).toEqual(['core.js', 'commands-apps.js', 'undici-pool.js']);
    const { bundles } = await loadedBy(['apps:list', '--json'], { environment });
    expect(bundles).toEqual(['core.js', 'commands-apps.js', ...undici]);
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
      expect(files.slice(1).sort()).toEqual(
        ['core.js', 'commands-releases.js', ...undici, 'chalk.js', 'string-width.js'].sort(),
      );
      expect(modules.filter((name) => ![...request, 'tty'].includes(name))).toEqual([]);
    });

    it('by a page of help is the terminal alone', async () => {
      const { child, loaded } = runInTerminal('config:set', '--help');
      expect((await child).stdout).toContain('Usage: deis config:set');
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
      expect(files.slice(1)).toEqual(['core.js', 'commands-apps.js', 'inquirer.js']);
      expect(modules.filter((name) => ![...program, ...streams, ...asking].includes(name))).toEqual([]);
    });
  });
});
