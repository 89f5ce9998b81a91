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
const eagerImport = /(?:\bfrom|^import)\s*'([^']+)'/gm;

/** What a file imports, as types too; by default also what it loads when it needs it. */
function importsOf(file: string, statements = anyImport): string[] {
  return [...(texts.get(file) ?? '').matchAll(statements)].map(([, name = '']) => name);
}

/** The files of src that a file imports. */
function dependenciesOf(file: string, statements = anyImport): string[] {
  return importsOf(file, statements)
    .filter((name) => name.startsWith('.') && name.endsWith('.ts'))
    .map((name) => normalize(join(dirname(file), name)));
}

const packagesOf = (file: string): string[] =>
  importsOf(file).filter((name) => !name.startsWith('.') && !name.startsWith('node:'));

/** The folder of a file; a file beside the folders is by itself. */
const placeOf = (file: string): string => (file.includes('/') ? (file.split('/')[0] ?? '') : file);

const bottom = [
  'errors.ts',
  'json-object.ts',
  'brand.ts',
  'version.ts',
  'file-reason.ts',
  'text-file.ts',
  'browser.ts',
  'locale.ts',
  'stop-signal.ts',
];

/** What each folder may know, besides itself. Nothing below knows of anything above it. */
const mayKnow: Readonly<Record<string, readonly string[]>> = {
  models: [],
  output: ['errors.ts'],
  translations: ['locale.ts', 'output'],
  http: ['errors.ts'],
  api: ['errors.ts', 'brand.ts', 'json-object.ts', 'models', 'http'],
  git: ['errors.ts', 'stop-signal.ts', 'api'],
  settings: ['errors.ts', 'brand.ts', 'json-object.ts', 'file-reason.ts', 'api'],
  keys: ['errors.ts', 'file-reason.ts', 'text-file.ts', 'settings'],
  certificates: ['errors.ts', 'output'],
  sandbox: ['errors.ts', 'json-object.ts', 'models', 'keys', 'api'],
  cli: [...bottom, 'models', 'http', 'api', 'output', 'settings', 'git'],
  completion: [...bottom, 'api', 'settings', 'git', 'cli'],
  commands: [
    ...bottom,
    'models',
    'api',
    'output',
    'settings',
    'git',
    'keys',
    'certificates',
    'sandbox',
    'cli',
    'completion',
  ],
  'find-command.ts': ['errors.ts', 'cli', 'commands'],
  'help.ts': [
    'errors.ts',
    'brand.ts',
    'cli',
    'commands',
    'find-command.ts',
    'help-pages.ts',
    'help-topics.ts',
    'locale.ts',
  ],
  'help-topics.ts': ['errors.ts', 'brand.ts', 'locale.ts'],
  'help-pages.ts': [],
  'man-pages.ts': ['errors.ts', 'brand.ts', 'version.ts', 'cli', 'commands'],
  'program.ts': [
    ...bottom,
    'output',
    'cli',
    'commands',
    'completion',
    'find-command.ts',
    'help.ts',
    'help-pages.ts',
    'help-topics.ts',
    'translations',
  ],
  'main.ts': [...bottom, 'cli', 'output-at-once.ts', 'pager.ts', 'program.ts'],
  'pager.ts': ['cli'],
  'code-cache.ts': [],
  'stop-signal.ts': ['errors.ts'],
  'output-at-once.ts': [],
  'start.ts': [
    'output-at-once.ts',
    'brand.ts',
    'builtin.ts',
    'locale.ts',
    'completion',
    'help-pages.ts',
    'code-cache.ts',
  ],
  'builtin.ts': [],
  'written-help.ts': ['help.ts', 'help-pages.ts', 'man-pages.ts', 'translations'],
};

/** Packages that one place alone knows. */
const keepers: Readonly<Record<string, readonly string[]>> = {
  undici: [
    'http/body.ts',
    'http/transport.ts',
    'http/undici-pool.ts',
    'http/undici-proxy.ts',
    'http/undici-internals.d.ts',
  ],
  commander: ['cli/mount.ts'],
  inquirer: ['cli/prompt.ts'],
  ora: ['cli/spinner.ts'],
  chalk: ['output/render.ts'],
  'cli-table3': ['output/draw-table.ts'],
  'string-width': ['output/columns.ts'],
  yaml: ['commands/procfile.ts', 'output/rare-forms.ts', 'settings/yaml-variables.ts'],
  'jq-wasm': ['output/jq.ts'],
  mustache: ['output/template.ts'],
  libsql: ['sandbox/store.ts'],
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
    const allowed = new Set([place, ...(mayKnow[place] ?? (bottom.includes(place) ? bottom : []))]);
    expect(dependenciesOf(file).filter((dependency) => !allowed.has(placeOf(dependency)))).toEqual([]);
  });

  it('do not go in circles, but for what is loaded when it is needed', () => {
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
      if (done.has(file) || path.includes(file)) return;
      for (const dependency of dependenciesOf(file, eagerImport)) visit(dependency, [...path, file]);
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
    const index = texts.get('commands/index.ts') ?? '';
    const groups = [...index.matchAll(/import\('\.\/([a-z-]+)\.ts'\)/g)].map(([, name = '']) => `commands/${name}.ts`);
    expect(groups.length).toBeGreaterThan(5);
    for (const file of files.filter((each) => each !== 'commands/index.ts')) {
      const others = dependenciesOf(file).filter((dependency) => groups.includes(dependency) && dependency !== file);
      expect(others, file).toEqual([]);
    }
  });
});

describe('the process', () => {
  it('is known to the starting files alone', () => {
    // The sandbox's runner ends whole groups of processes, which node:child_process cannot.
    const knowing = files.filter((file) => importsOf(file).includes('node:process'));
    const places = ['builtin.ts', 'code-cache.ts', 'main.ts', 'sandbox/runner.ts', 'start.ts'];
    expect(knowing).toEqual(places);
    const naming = files.filter((file) => /(?<![\w'".])process\.(?!$)\w/m.test(withoutComments(file)));
    expect(naming).toEqual(places);
  });

  it('is ended by nobody else, and nothing writes to a console', () => {
    for (const file of files) {
      const code = withoutComments(file);
      expect(code, file).not.toMatch(/\bconsole\./);
      if (!['main.ts', 'start.ts'].includes(file)) expect(code, file).not.toMatch(/process\.exit/);
    }
  });
});

describe('files', () => {
  it.each(files)('%s has at most 300 lines and a name in small letters', (file) => {
    expect(linesOf(file)).toBeLessThanOrEqual(300);
    expect(file).toMatch(/^(?:[a-z]+\/)*[a-z0-9]+(?:[-.][a-z0-9]+)*\.(?:d\.)?ts$/);
  });

  it('are short as a rule', () => {
    const sizes = files.map(linesOf).sort((one, other) => one - other);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(130);
  });

  it('are not called after nothing', () => {
    expect(
      files.filter((file) => /(?:^|\/)(?:utils?|helpers?|common|misc|lib|tools?|shared|base)(?:\/|\.ts$)/.test(file)),
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
