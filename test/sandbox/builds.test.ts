import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { buildSlug, type Slug } from '../../src/sandbox/builds/build-slug.ts';
import { deis11Rules as v1 } from '../../src/sandbox/rules/deis-1.1.ts';
import { deis22Rules as v2 } from '../../src/sandbox/rules/deis-2.2.ts';

interface Built {
  readonly slug: Slug;
  readonly said: readonly string[];
  readonly folder: string;
}

/** Builds a tree of files. */
async function build(
  files: Readonly<Record<string, string>>,
  {
    path = process.env['PATH'] ?? '',
    rules = v2,
    prepare = undefined as ((folder: string) => void) | undefined,
    more = {},
  } = {},
): Promise<Built> {
  const root = mkdtempSync(join(tmpdir(), 'deis-cli-build-'));
  onTestFinished(() => {
    rmSync(root, { recursive: true, force: true });
  });
  const folder = join(root, 'slug');
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text, { mode: text.startsWith('#!') ? 0o755 : 0o644 });
  }
  prepare?.(folder);
  const said: string[] = [];
  const slug = await buildSlug({
    folder,
    environment: { PATH: path, HOME: root, GOFLAGS: '-modcacherw', ...more },
    rules,
    signal: new AbortController().signal,
    say: (line) => said.push(line.trim()),
    readServer: () => 'the server',
    buildImage: () => Promise.resolve(undefined),
  });
  return { slug, said, folder };
}

const refused = (message: string) => expect.objectContaining({ name: 'PushRefused', message }) as unknown;

describe('a Node.js app', () => {
  const library = { 'lib/package.json': '{"name":"lib","version":"1.0.0"}', 'lib/index.js': 'module.exports = 42;' };

  it('without dependencies needs no npm, and starts with npm start', async () => {
    const { slug, said } = await build({ 'package.json': '{"scripts":{"start":"node ."}}' });
    expect(slug.procfile).toEqual({ web: 'npm start' });
    expect(said).toEqual(['-----> Building a Node.js app', '-----> Process types: web (default)']);
  });

  it('gets its packages from the lock, and its build script has them and the config', async () => {
    const manifest = {
      dependencies: { lib: 'file:lib' },
      scripts: { build: 'node -p "require(\'lib\')"; echo $GREETING' },
      main: 'app.js',
    };
    const lock = {
      lockfileVersion: 3,
      packages: {
        '': { dependencies: { lib: 'file:lib' } },
        lib: { version: '1.0.0' },
        'node_modules/lib': { resolved: 'lib', link: true },
      },
    };
    const files = {
      ...library,
      'package.json': JSON.stringify(manifest),
      'package-lock.json': JSON.stringify(lock),
      'app.js': '',
    };
    const { slug, said } = await build(files, { more: { GREETING: 'good morning' } });
    expect(said).toContain('$ npm ci --no-audit --no-fund --no-update-notifier');
    expect(said).toEqual(expect.arrayContaining(['42', 'good morning']));
    expect(slug.procfile).toEqual({ web: 'node app.js' });
  });

  it('gets its packages with npm install without a lock', async () => {
    const files = {
      ...library,
      'package.json': '{"dependencies":{"lib":"file:lib"}}',
      'yarn.lock': '',
      'server.js': '',
    };
    const { slug, said, folder } = await build(files);
    expect(said).toContain('yarn.lock is not used: packages are installed with npm.');
    expect(said).toContain('$ npm install --no-audit --no-fund --no-update-notifier');
    expect(readFileSync(join(folder, 'node_modules/lib/index.js'), 'utf8')).toContain('42');
    expect(slug.procfile).toEqual({ web: 'npm start' });
  });

  it.each([
    ['{', 'package.json is not a valid JSON object.'],
    ['[]', 'package.json is not a valid JSON object.'],
    ['{}', 'There is nothing to run. Add a Procfile with a line such as: web: node server.js'],
    ['{"main":"gone.js"}', 'There is nothing to run. Add a Procfile with a line such as: web: node server.js'],
    ['{"scripts":{"build":"exit 3","start":"x"}}', 'npm failed with exit code 3.'],
  ])('is refused with %s', async (manifest, why) => {
    await expect(build({ 'package.json': manifest })).rejects.toEqual(refused(why));
  });

  it('whose script makes a page is a static site', async () => {
    const scripts = { build: 'echo hello > index.html' };
    const { slug } = await build({ 'package.json': JSON.stringify({ scripts }) });
    expect(slug.procfile).toEqual({ web: 'node .sandbox/serve.cjs' });
  });
});

describe('a Python app', () => {
  it('gets a virtual environment of its own', async () => {
    const { slug, said, folder } = await build({ 'requirements.txt': '# nothing\n', 'app.py': '' });
    expect(said[0]).toBe('-----> Building a Python app');
    expect(readFileSync(join(folder, '.venv/pyvenv.cfg'), 'utf8')).toContain('version');
    expect(slug.procfile).toEqual({ web: 'python -u app.py' });
  });

  it('has pip install what it needs', async () => {
    // A python that says what it is asked, as pip would need a network.
    const python = '#!/bin/sh\necho "asked $*"\nmkdir .venv .venv/bin && cp "$0" .venv/bin/python || true\n';
    for (const [file, text, words] of [
      ['requirements.txt', 'flask\n', '-r requirements.txt'],
      ['pyproject.toml', '[project]\nname = "x"\n', '.'],
    ] as const) {
      const files = { [file]: text, 'manage.py': '', 'tools/python3': python };
      const { slug, said } = await build(files, { path: toolsOf(files) });
      expect(said).toContain('asked -m venv --clear .venv');
      expect(said).toContain(`asked -m pip --disable-pip-version-check install ${words}`);
      expect(slug.procfile).toEqual({ web: 'python -u manage.py runserver 0.0.0.0:$PORT' });
    }
  });

  it('is told that there is no python', async () => {
    await expect(build({ 'requirements.txt': '' }, { path: '/nonexistent' })).rejects.toEqual(
      refused('python3 is not on the PATH of the sandbox.'),
    );
  });
});

/** A search path whose first folder holds the tools among the files. */
function toolsOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'deis-cli-tools-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  for (const [name, text] of Object.entries(files)) {
    if (name.startsWith('tools/')) writeFileSync(join(folder, name.slice('tools/'.length)), text, { mode: 0o755 });
  }
  return `${folder}:${process.env['PATH'] ?? ''}`;
}

describe('a Go app', () => {
  it('is built, and runs under the name of its module', async () => {
    const go = '#!/bin/sh\necho "asked $*"\nmkdir bin && echo > bin/hello\n';
    const { slug, said } = await build(
      { 'go.mod': 'module example.com/hello/v2\n' },
      { path: toolsOf({ 'tools/go': go }) },
    );
    expect(said).toContain('asked build -o bin/ ./...');
    expect(slug.procfile).toEqual({ web: 'bin/hello' });
  });

  it('is told that there is no go', async () => {
    await expect(build({ 'go.mod': 'module x\n' }, { path: '/nonexistent' })).rejects.toEqual(
      refused('go is not on the PATH of the sandbox: /nonexistent'),
    );
  });
});

describe('other trees', () => {
  it('with an index.html are served by a file server, also where its folder is a link', async () => {
    const { slug, folder } = await build({ 'index.html': 'hello' });
    expect(slug.procfile).toEqual({ web: 'node .sandbox/serve.cjs' });
    expect(readFileSync(join(folder, '.sandbox/serve.cjs'), 'utf8')).toBe('the server');
    const outside = mkdtempSync(join(tmpdir(), 'deis-cli-outside-'));
    onTestFinished(() => {
      rmSync(outside, { recursive: true, force: true });
    });
    writeFileSync(join(outside, 'serve.cjs'), 'kept');
    const prepare = (folder: string): void => {
      symlinkSync(outside, join(folder, '.sandbox'));
    };
    await expect(build({ 'index.html': '' }, { prepare })).rejects.toEqual(
      refused('.sandbox is a link that leads out of the app.'),
    );
    expect(readFileSync(join(outside, 'serve.cjs'), 'utf8')).toBe('kept');
  });

  it('with a Procfile alone run what it says', async () => {
    const { slug, said } = await build({ Procfile: '# types\nweb: ./serve --port $PORT\n\nworker:./work\r\n' });
    expect(slug.procfile).toEqual({ web: './serve --port $PORT', worker: './work' });
    expect(said).toEqual(['-----> Process types: web, worker']);
  });

  it.each([
    ['web', v2, 'Line 1 of the Procfile is not "type: command".'],
    ['\nweb:', v2, 'Line 2 of the Procfile is not "type: command".'],
    ['a_b: x', v2, 'Line 1 of the Procfile: Process types can only contain alphanumeric'],
    ['web2: x', v1, 'Line 1 of the Procfile: Process types can only contain [a-z]'],
    ['# none', v2, 'The Procfile has no process types.'],
  ])('with the Procfile %j are refused', async (text, rules, why) => {
    await expect(build({ Procfile: text }, { rules })).rejects.toEqual(refused(why));
  });

  it('with a Dockerfile are built with the tools of the machine, and say so', async () => {
    const { slug, said } = await build({ Dockerfile: 'FROM node\n', 'package.json': '{"scripts":{"start":"x"}}' });
    expect(slug.dockerfile).toBe('FROM node\n');
    expect(said).toContain('The Dockerfile is not used: the app is built with the tools of this machine.');
  });

  it('with a Dockerfile alone cannot be run, and say so', async () => {
    const { slug, said } = await build({ Dockerfile: 'FROM x\n', Procfile: 'web: x' });
    expect(slug).toEqual({ procfile: { web: 'x' }, dockerfile: 'FROM x\n', isRunnable: false });
    expect(said).toEqual(['Neither docker nor podman answers: the processes of this release are simulated.']);
  });

  it('that nobody knows are refused', async () => {
    await expect(build({ 'README.md': '' })).rejects.toEqual(
      refused(
        'The kind of app is not recognized: there is no package.json, requirements.txt, pyproject.toml, go.mod, index.html or a Procfile at the top of the tree.',
      ),
    );
  });
});

it('the output of a build is passed on up to a limit', async () => {
  const scripts = {
    build: 'yes 0123456789012345678901234567890123456789 | head -c 5000000; echo; echo end >&2',
    start: 'x',
  };
  const { said } = await build({ 'package.json': JSON.stringify({ scripts }) });
  expect(said.filter((line) => line.startsWith('[the output is cut off'))).toEqual([
    '[the output is cut off after 1048576 bytes]',
  ]);
  expect(said.join('\n').length).toBeLessThan(1_200_000);
  expect(said.at(-1)).toBe('-----> Process types: web (default)');
});
