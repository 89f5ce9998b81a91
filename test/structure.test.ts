import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../src', import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .sort();
const texts = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
const linesOf = (file: string): number => texts.get(file)?.split('\n').length ?? 0;

const anyImport = /(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g;

/** What a file imports, types included, and what it loads when needed. */
function importsOf(file: string): string[] {
  return [...(texts.get(file) ?? '').matchAll(anyImport)].map(([, name = '']) => name);
}

/** The files of src that a file imports. */
function dependenciesOf(file: string): string[] {
  return importsOf(file)
    .filter((name) => name.startsWith('.') && name.endsWith('.ts'))
    .map((name) => normalize(join(dirname(file), name)));
}

const packagesOf = (file: string): string[] =>
  importsOf(file).filter((name) => !name.startsWith('.') && !name.startsWith('node:'));

/** The folder of a file; a file beside the folders is by itself. */
const placeOf = (file: string): string => (file.includes('/') ? (file.split('/')[0] ?? '') : file);

/** What each folder may import, besides itself. Nothing below knows of anything above it. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  base: [],
  models: [],
  output: ['base'],
  translations: ['base', 'output'],
  http: ['base'],
  websocket: ['base', 'http'],
  api: ['base', 'models', 'http', 'websocket'],
  git: ['base', 'api'],
  settings: ['base', 'api'],
  keys: ['base', 'settings'],
  certificates: ['base', 'output'],
  sandbox: ['base', 'models', 'keys', 'api'],
  cli: ['base', 'models', 'http', 'websocket', 'api', 'output', 'settings', 'git'],
  'command-line': ['base', 'api', 'settings', 'cli'],
  rollout: ['base', 'models', 'http', 'api', 'cli'],
  exec: ['base', 'websocket', 'api', 'cli'],
  logs: ['base', 'websocket', 'api', 'output', 'cli', 'rollout'],
  jobs: ['base', 'models', 'api', 'cli', 'rollout', 'logs'],
  views: ['base', 'models', 'output', 'rollout'],
  changes: ['base', 'models', 'api', 'output', 'settings', 'cli', 'rollout'],
  completion: ['base', 'api', 'settings', 'git', 'cli', 'command-line'],
  commands: [
    'base',
    'models',
    'api',
    'output',
    'settings',
    'git',
    'keys',
    'certificates',
    'sandbox',
    'cli',
    'command-line',
    'rollout',
    'exec',
    'logs',
    'jobs',
    'views',
    'changes',
    'completion',
  ],
  start: [],
  help: ['base', 'translations', 'cli', 'command-line', 'commands', 'start'],
  program: [
    'base',
    'api',
    'output',
    'translations',
    'cli',
    'command-line',
    'rollout',
    'commands',
    'completion',
    'help',
    'start',
  ],
  process: ['base', 'output', 'cli', 'program', 'start'],
  'start.ts': ['base', 'command-line', 'completion', 'start'],
};

/** Packages that one place alone knows. */
const keepers: Readonly<Record<string, readonly string[]>> = {
  undici: [
    'http/body.ts',
    'http/dispatchers.ts',
    'http/pending-answer.ts',
    'http/transport.ts',
    'http/undici-internals.d.ts',
    'http/undici-pool.ts',
    'http/undici-proxy.ts',
  ],
  commander: [
    'command-line/commander.ts',
    'command-line/declared-program.ts',
    'command-line/did-you-mean.ts',
    'command-line/help-layout.ts',
  ],
  inquirer: ['cli/prompt.ts'],
  ora: ['program/spinner.ts'],
  chalk: ['output/render.ts'],
  'cli-table3': ['output/draw-table.ts'],
  'string-width': ['output/columns.ts'],
  yaml: ['changes/yaml-text.ts', 'commands/builds/procfile.ts', 'output/rare-forms.ts', 'settings/yaml-variables.ts'],
  'jq-wasm': ['output/jq.ts'],
  conf: ['settings/write-json-file.ts'],
  mustache: ['output/template.ts'],
  libsql: ['sandbox/state/store.ts'],
  ws: [
    'sandbox/exec/serve-app-log.ts',
    'sandbox/exec/serve-exec.ts',
    'sandbox/exec/serve-log.ts',
    'sandbox/wire/sockets.ts',
    'websocket/web-socket.ts',
  ],
  mrmime: ['sandbox/static/file-server.ts'],
  'json-schema-to-ts': ['models/schema.ts'],
};

describe('imports', () => {
  it('are found at all', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(files.flatMap((each) => dependenciesOf(each)).length).toBeGreaterThan(300);
    for (const file of files) {
      for (const dependency of dependenciesOf(file)) expect(texts.has(dependency), `${file}: ${dependency}`).toBe(true);
    }
  });

  it.each(files)('of %s lead one way', (file) => {
    const place = placeOf(file);
    const allowed = new Set([place, ...(mayImport[place] ?? [])]);
    expect(dependenciesOf(file).filter((dependency) => !allowed.has(placeOf(dependency)))).toEqual([]);
  });

  it('do not go in circles', () => {
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
      if (done.has(file) || path.includes(file)) return;
      for (const dependency of dependenciesOf(file)) visit(dependency, [...path, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(circles).toEqual([]);
  });

  it('of packages are each in one place', () => {
    const found: Record<string, string[]> = {};
    for (const file of files) {
      for (const name of packagesOf(file)) (found[name.split('/')[0] ?? ''] ??= []).push(file);
    }
    const places = Object.entries(found).map(([name, where]) => [name, [...new Set(where)].sort()]);
    expect(Object.fromEntries(places)).toEqual(
      Object.fromEntries(Object.entries(keepers).map(([name, where]) => [name, [...where].sort()])),
    );
  });

  it('of http by commands, and of anything but the tables by the sandbox, are none', () => {
    const inCommands = files.filter((file) => placeOf(file) === 'commands').flatMap((each) => dependenciesOf(each));
    expect(inCommands.filter((dependency) => dependency.startsWith('http/'))).toEqual([]);
    const inSandbox = files.filter((file) => placeOf(file) === 'sandbox').flatMap((each) => dependenciesOf(each));
    const ofApi = inSandbox.filter(
      (dependency) => dependency.startsWith('api/') && !dependency.startsWith('api/dialects/'),
    );
    expect([...new Set(ofApi)]).toEqual(['api/operations.ts']);
  });

  it('of one group of commands by another are none', () => {
    const groupOf = (file: string): string | undefined => /^commands\/([^/]+)\//.exec(file)?.[1];
    const inGroups = files.filter((file) => groupOf(file) !== undefined);
    expect(new Set(inGroups.map(groupOf)).size).toBeGreaterThan(25);
    for (const file of inGroups) {
      const others = dependenciesOf(file).filter(
        (dependency) => (groupOf(dependency) ?? groupOf(file)) !== groupOf(file),
      );
      expect(others, file).toEqual([]);
    }
  });
});

describe('the process', () => {
  it('is known to the starting files alone', () => {
    // The sandbox ends whole groups of processes, and those of an earlier run, which node:child_process cannot. Its server of
    // static files is a program by itself.
    const knowing = files.filter((file) => importsOf(file).includes('node:process'));
    expect(knowing).toEqual([
      'process/main.ts',
      'sandbox/runtime/orphans.ts',
      'sandbox/runtime/process-group.ts',
      'sandbox/static/serve.ts',
      'start.ts',
      'start/builtin.ts',
      'start/bundles.ts',
      'start/code-cache.ts',
    ]);
    const naming = files.filter((file) => /(?<![\w'".])process\.(?!$)\w/m.test(withoutComments(file)));
    expect(naming).toEqual([
      'process/main.ts',
      'sandbox/runtime/orphans.ts',
      'sandbox/runtime/process-group.ts',
      'sandbox/static/serve.ts',
      'start.ts',
      'start/builtin.ts',
      'start/bundles.ts',
      'start/code-cache.ts',
    ]);
  });

  it('is ended by nobody else, and nothing writes to a console', () => {
    for (const file of files) {
      const code = withoutComments(file);
      expect(code, file).not.toMatch(/\bconsole\./);
      if (!['process/main.ts', 'start.ts'].includes(file)) expect(code, file).not.toMatch(/process\.exit/);
    }
  });
});

describe('files', () => {
  it.each(files)('%s has at most 300 lines and a name in small letters', (file) => {
    // That file is written from the folders, two lines a noun and one a verb.
    expect(linesOf(file)).toBeLessThanOrEqual(file === 'commands/index.ts' ? 500 : 300);
    expect(file).toMatch(/^(?:[a-z]+(?:-[a-z]+)*\/)*[a-z0-9]+(?:[-.][a-z0-9]+)*\.(?:d\.)?ts$/);
  });

  it('are short as a rule', () => {
    const sizes = files.map(linesOf).sort((one, other) => one - other);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(130);
  });

  it('lie in folders, but for the entry', () => {
    expect(files.filter((file) => !file.includes('/'))).toEqual(['start.ts']);
    expect(readdirSync(root, { withFileTypes: true }).flatMap(({ name }) => (name in mayImport ? [] : [name]))).toEqual(
      ['README.md'],
    );
  });

  it('are not called after nothing', () => {
    expect(
      files.filter((file) => /(?:^|\/)(?:utils?|helpers?|common|misc|lib|tools?|shared)(?:\/|\.ts$)/.test(file)),
    ).toEqual([]);
  });

  it('hold no barrels, no leftovers and no switched-off checks without a reason', () => {
    for (const file of files) {
      const text = texts.get(file) ?? '';
      expect(text, file).not.toMatch(/^export \* from|^export \{[^}]*\} from/m);
      expect(text, file).not.toMatch(/\b(?:TODO|FIXME|XXX|HACK)\b|@ts-ignore|@ts-nocheck/);
      for (const [directive] of text.matchAll(/eslint-disable.*/g)) expect(directive, file).toMatch(/ -- \w/);
    }
  });
});

function withoutComments(file: string): string {
  return (texts.get(file) ?? '').replaceAll(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '');
}
