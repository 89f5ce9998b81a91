import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { build } from 'rolldown';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addFile, checkBundle, failOnWarning } from '../../bin/build/checks.mjs';
import { noticesFor } from '../../bin/build/notices.mjs';
import { nameBundle } from '../../bin/build/splitting.mjs';
import { replaceModules } from '../../bin/build/stand-ins.mjs';
import { tryOut } from '../../bin/build/try-out.mjs';
import { version } from '../../src/base/version.ts';
import { root } from './installation.ts';

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'deis-cli-build-')));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const at = (...names: string[]): string => join(folder, ...names);
function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(at(name)), { recursive: true });
    writeFileSync(at(name), text);
  }
}

describe('stand-ins', () => {
  const tables = () => ({
    modules: new Map([[at('node_modules', 'pkg', 'slow.js'), 'module.exports = "quick";']]),
    imports: [
      {
        source: 'node:http',
        file: at('http.cjs'),
        test: (importer: string) => importer.includes('/node_modules/pkg/'),
      },
    ],
    globals: new Map([['WebAssembly', at('web-assembly.js')]]),
  });
  const bundle = async (standIns: ReturnType<typeof replaceModules>): Promise<string> => {
    const { output } = await build({
      input: at('main.js'),
      platform: 'node',
      plugins: [standIns.plugin],
      transform: { inject: standIns.inject as Record<string, [string, string]> },
      write: false,
    });
    return output[0].code;
  };

  beforeEach(() => {
    write({
      'main.js': `
        import { request } from 'node:http';
        import { slow, http } from 'pkg';
        console.log(slow, http, WebAssembly.Module, request);`,
      'node_modules/pkg/package.json': '{"main":"index.js"}',
      'node_modules/pkg/index.js': "exports.slow = require('./slow.js'); exports.http = require('node:http');",
      'node_modules/pkg/slow.js': 'module.exports = "slow";',
      'http.cjs': 'module.exports = "no http";',
      'web-assembly.js': 'export const WebAssembly = { Module: "no module" };',
    });
  });

  it('take the place of modules, of those of Node for whom they are meant, and of globals', async () => {
    const standIns = replaceModules(tables());
    const code = await bundle(standIns);
    for (const text of ['"quick"', '"no http"', '"no module"', 'from "node:http"']) expect(code).toContain(text);
    expect(code).not.toContain('"slow"');
    expect(() => {
      standIns.checkAllMet();
    }).not.toThrow();
  });

  it.each([
    ['slow.js', 'node_modules/pkg/index.js', "exports.slow = 'inlined'; exports.http = require('node:http');"],
    ['http.cjs', 'node_modules/pkg/index.js', "exports.slow = require('./slow.js'); exports.http = 1;"],
    ['web-assembly.js', 'main.js', "import { slow, http } from 'pkg'; console.log(slow, http);"],
  ])('end the build if nothing loads %s any more', async (unmet, file, text) => {
    write({ [file]: text });
    const standIns = replaceModules(tables());
    await bundle(standIns);
    expect(() => {
      standIns.checkAllMet();
    }).toThrow(new RegExp(`^Nothing loads [^,]*${unmet}\\)?\\. See bin/build/stand-ins\\.mjs\\.$`));
  });
});

describe('a build ends', () => {
  const good = { fileName: 'a.js', exports: ['run'], imports: [], dynamicImports: [] };

  it('if two of its files have one name', () => {
    const files = new Map<string, string>();
    addFile(files, 'completion.js', 'one');
    expect(() => {
      addFile(files, 'completion.js', 'other');
    }).toThrow('Two files of the build are named completion.js.');
    expect(files.get('completion.js')).toBe('one');
  });

  it('if a bundle exports nothing', () => {
    expect(() => {
      checkBundle(good, [good], []);
    }).not.toThrow();
    expect(() => {
      checkBundle({ ...good, exports: [] }, [good], []);
    }).toThrow('The bundle a.js exports nothing.');
  });

  it('if a bundle loads what is not there at run time', () => {
    const imports = ['b.js', 'node:fs', 'util', 'libsql'];
    const bundles = [good, { ...good, fileName: 'b.js' }];
    expect(() => {
      checkBundle({ ...good, imports }, bundles, ['libsql']);
    }).not.toThrow();
    for (const name of ['undici', 'c.js', './b.js']) {
      expect(() => {
        checkBundle({ ...good, imports, dynamicImports: [name] }, bundles, ['libsql']);
      }).toThrow(`The bundle a.js loads ${name}, which is not installed.`);
    }
  });

  it('if the bundler warns, as of an import that leads nowhere', async () => {
    write({ 'main.js': "import './nowhere.js';" });
    await expect(build({ input: at('main.js'), write: false, onLog: failOnWarning })).rejects.toThrow('nowhere.js');
  });

  it('if a package in the bundles has no licence text', () => {
    write({ 'node_modules/pkg/package.json': '{"name":"pkg","version":"1.0.0","license":"MIT"}' });
    expect(() => noticesFor([at('node_modules/pkg/index.js')])).toThrow('pkg 1.0.0 (MIT) has no licence text in');
  });
});

it('a build that fails leaves the last one as it was', async () => {
  for (const name of ['bin', 'completions', 'src', 'package.json', 'package-lock.json'])
    cpSync(join(root, name), at(name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), at('node_modules'), 'junction');
  // Otherwise the packages would be older than the lock file, and be installed again.
  utimesSync(at('package-lock.json'), 0, 0);
  write({ 'completions/commands.json': '{', 'dist/last': 'what was built before' });
  const { exitCode, stderr } = await execa(process.execPath, [at('bin', 'build.mjs')], { reject: false });
  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: expect.stringContaining('JSON') as string });
  expect(readdirSync(at('dist'))).toEqual(['last']);
  expect(readdirSync(folder).filter((name) => name.startsWith('dist.'))).toEqual([]);
});

describe('the notices', () => {
  it('name each package once, with its texts, and nothing of the program itself', () => {
    write({
      'node_modules/pkg/package.json': '{"name":"pkg","version":"1.0.0","license":"MIT"}',
      'node_modules/pkg/LICENSE.md': 'text of pkg',
      'node_modules/pkg/node_modules/@scope/inner/package.json':
        '{"name":"@scope/inner","version":"2.0.0","license":"Apache-2.0"}',
      'node_modules/pkg/node_modules/@scope/inner/LICENCE': 'text of inner',
      'node_modules/pkg/node_modules/@scope/inner/NOTICE': 'notice of inner',
    });
    const notices = noticesFor([
      at('src/main.ts'),
      at('node_modules/pkg/a.js'),
      at('node_modules/pkg/lib/b.js'),
      at('node_modules/pkg/node_modules/@scope/inner/index.js'),
    ]);
    expect(notices.split(/\n+-{80}\n+/).slice(1)).toEqual([
      '@scope/inner 2.0.0 (Apache-2.0)\n\ntext of inner\n\nnotice of inner',
      'pkg 1.0.0 (MIT)\n\ntext of pkg',
    ]);
  });
});

describe('a bundle is named', () => {
  it.each([
    ['commands.apps.js', '/a/src/commands/apps.ts', '/a/src/commands/apps.ts'],
    ['commands.apps.list.js', '/a/src/commands/apps/list.ts', '/a/src/commands/apps/list.ts'],
    ['yaml.js', '/a/node_modules/yaml/dist/index.js', '/a/node_modules/yaml/dist/index.js'],
    ['@scope.pkg.js', null, '/a/node_modules/x/node_modules/@scope/pkg/index.js'],
    ['sandbox.store.js', null, 'C:\\a\\src\\sandbox\\store.ts'],
  ])('%s', (name, facadeModuleId, last) => {
    expect(nameBundle({ name: 'index', facadeModuleId, moduleIds: ['/a/src/errors.ts', last] })).toBe(name);
  });

  it('as its group is, if it has one', () => {
    expect(nameBundle({ name: 'common', facadeModuleId: null, moduleIds: ['/a/src/errors.ts'] })).toBe('common.js');
  });
});

describe('trying out what was built', () => {
  /** A program that says of each command what the build wants to see. */
  const works = `
    const [first] = process.argv.slice(2);
    if (first === 'apps:list') console.log('hello');
    else if (first === '--help') console.log('Usage: ' + require('node:path').basename(__filename, '.cjs'));
    else console.log(first === '--version' ? '${version}' : 'apps:list');`;
  const failsAt = (condition: string): string =>
    `if (${condition}) throw new TypeError('d is not a function');${works}`;

  it('takes programs that do all they should, and leaves no code cache', async () => {
    write({ 'deis.cjs': works, 'drycc.cjs': works, 'cache/main.js': '' });
    await expect(tryOut(folder)).resolves.toBeUndefined();
    expect(existsSync(at('cache'))).toBe(false);
  });

  it.each([
    ['deis --version', "process.argv[2] === '--version'"],
    ['drycc --help', "process.argv[2] === '--help' && __filename.includes('drycc')"],
    ['deis __complete -- apps:l', "process.argv[2] === '__complete'"],
    ['drycc apps:list', "process.argv.length === 3 && process.env.DRYCC_TOKEN && process.argv[2] === 'apps:list'"],
    ['deis apps:list --jq .[].id', "process.argv.includes('--jq')"],
    ['deis apps:list --json', 'process.env.HTTP_PROXY'],
    ['deis apps:list --json', 'process.env.HTTPS_PROXY'],
  ])('fails if `%s` does', async (line, condition) => {
    const text = failsAt(condition);
    write({ 'deis.cjs': text, 'drycc.cjs': text });
    const { message } = await tryOut(folder).then(
      () => new Error('nothing'),
      (error: unknown) => error as Error,
    );
    expect(message).toContain(`"${line}" does not print`);
    expect(message).toContain('d is not a function');
  });
});
