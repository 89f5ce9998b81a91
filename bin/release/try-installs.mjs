// Installs what `npm run release -- --dry-run` made in every way there is on this machine, each into an empty folder: the main job is
// done, the man page is found, words are completed in bash, zsh and fish, and it is uninstalled again. Prints a row of docs/installation.md for each. Ways can be named, as
// `node bin/release/try-installs.mjs npm debian`; pnpm, yarn and bun are looked for on PATH.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { at, manifest, released, singleFile, tarball } from './place.mjs';
import { startTyping } from './typed-shell.mjs';

const packed = released(tarball);
const archive = released(`${manifest.name}-${manifest.version}-${process.platform}-${process.arch}`);
const debian = readdirSync(released()).find((name) => name.endsWith('.deb'));
const { name: own } = manifest;

const yarn = (folder) => ['--prefix', folder, '--global-folder', join(folder, 'yarn'), '--silent'];
/** npm would look for the settings of the machine below the prefix. */
const settings = spawnSync('npm', ['config', 'get', 'globalconfig'], { encoding: 'utf8' }).stdout.trim();

/** How each installs and uninstalls below a folder, where its programs are then, and where its man pages. */
const ways = {
  npm: (folder) => ({
    needs: 'npm',
    install: ['npm', 'install', '--global', '--no-audit', '--no-fund', '--prefix', folder, packed],
    remove: ['npm', 'uninstall', '--global', '--prefix', folder, own],
    programs: join(folder, 'bin'),
    manual: join(folder, 'share', 'man'),
  }),
  npx: (folder) => ({ needs: 'npx', prefix: ['npx', '--yes', '--package', packed], programs: folder }),
  pnpm: (folder) => ({
    needs: 'pnpm',
    install: ['pnpm', 'add', '--global', packed],
    remove: ['pnpm', 'remove', '--global', own],
    programs: join(folder, 'pnpm'),
    environment: { PNPM_HOME: join(folder, 'pnpm') },
  }),
  yarn: (folder) => ({
    needs: 'yarn',
    install: ['yarn', 'global', 'add', `file:${packed}`, ...yarn(folder)],
    remove: ['yarn', 'global', 'remove', own, ...yarn(folder)],
    programs: join(folder, 'bin'),
  }),
  bun: (folder) => ({
    needs: 'bun',
    install: ['bun', 'add', '--global', packed],
    remove: ['bun', 'remove', '--global', own],
    programs: join(folder, 'bun', 'bin'),
    environment: { BUN_INSTALL: join(folder, 'bun') },
  }),
  'single file': (folder) => ({
    needs: existsSync(singleFile) && 'git',
    install: () => {
      mkdirSync(join(folder, 'bin'));
      cpSync(singleFile, join(folder, 'bin', 'deis'));
    },
    remove: () => rmSync(join(folder, 'bin', 'deis')),
    programs: join(folder, 'bin'),
  }),
  archive: (folder) => ({
    needs: existsSync(`${archive}.tar.gz`) && 'tar',
    install: ['tar', '-xzf', `${archive}.tar.gz`, '-C', folder, '--strip-components=1'],
    remove: () => readdirSync(folder).forEach((name) => rmSync(join(folder, name), { recursive: true })),
    programs: folder,
    manual: join(folder, 'man'),
  }),
  debian: (folder) => ({
    needs: debian && 'dpkg',
    install: () => {
      for (const each of ['info', 'updates', 'triggers'])
        mkdirSync(join(folder, 'var/lib/dpkg', each), { recursive: true });
      writeFileSync(join(folder, 'var/lib/dpkg/status'), '');
      // What it depends on is in the root of this machine.
      run(['dpkg', `--root=${folder}`, '--force-depends', '--install', released(debian)]);
    },
    remove: ['dpkg', `--root=${folder}`, '--purge', own],
    programs: join(folder, 'usr/bin'),
    manual: join(folder, 'usr/share/man'),
    completions: {
      bash: join(folder, 'usr/share/bash-completion/completions/deis'),
      zsh: join(folder, 'usr/share/zsh/vendor-completions/_deis'),
      fish: join(folder, 'usr/share/fish/vendor_completions.d/deis.fish'),
    },
  }),
};

const shells = ['bash', 'zsh', 'fish'].filter((shell) => !spawnSync(shell, ['--version']).error);

const chosen = process.argv.slice(2);
console.log('| way | installed in | size | man page | main job | completion typed | uninstalled |');
console.log('| --- | ------------ | ---- | -------- | -------- | ---------------- | ----------- |');
for (const [name, way] of Object.entries(ways)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  const place = mkdtempSync(join(tmpdir(), 'deis-cli-install-'));
  try {
    console.log(`| ${name} | ${(await tryWay(way, place)).join(' | ')} |`);
  } catch (error) {
    console.log(`| ${name} | failed: ${error.message} |`);
    process.exitCode = 1;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

async function tryWay(way, place) {
  const [folder, home] = ['to', 'home'].map((name) => join(place, name));
  for (const each of [folder, home]) mkdirSync(each);
  chmodSync(folder, 0o755);
  const { needs, install, remove, programs, manual, completions, environment, prefix = [] } = way(folder);
  if (!needs || spawnSync(needs, ['--version']).error) return ['not tried: this machine cannot'];
  // A program of this checkout must not stand in for what was installed.
  const env = {
    PATH: [programs, process.env.PATH].join(delimiter),
    HOME: home,
    npm_config_cache: join(place, 'cache'),
    npm_config_globalconfig: settings,
    ...environment,
  };
  const options = { cwd: home, env };
  const started = process.hrtime.bigint();
  if (typeof install === 'function') install();
  else if (install) run(install, options);
  else run([...prefix, 'deis', '--version'], options);
  const seconds = (Number(process.hrtime.bigint() - started) / 1e9).toFixed(1);
  const size = (bytesOf(install ? folder : join(place, 'cache', '_npx')) / 2 ** 20).toFixed(1);
  const page = findPage(manual, options);
  const typed = await mainJob(prefix, options, async () => {
    // What npx runs is not on the PATH of a shell.
    if (prefix.length > 0) return 'none';
    for (const shell of shells) await typeWords(shell, completions?.[shell], place, options);
    return shells.join(', ');
  });
  if (typeof remove === 'function') remove();
  else if (remove) run(remove, options);
  const left = remove ? [...traces(folder), ...traces(home).filter((name) => !/^\.deis|^hello/.test(name))] : [];
  const isGone = left.length === 0 ? 'without a trace' : `leaves ${left.length} files, as ${left[0]}`;
  return [`${seconds} s`, `${size} MiB`, page, 'done', typed, remove ? isGone : 'nothing to uninstall'];
}

/** Sandbox, registration, push, response, and then what is given. Throws where one of them fails. */
async function mainJob(prefix, { cwd, env }, then) {
  const deis = (words, options) => run([...prefix, 'deis', ...words], { cwd, env, ...options });
  const { url } = JSON.parse(deis(['sandbox:start', '--background', '--json']));
  try {
    deis(['register', url, '--username=ada', '--email=ada@example.com', '--password-stdin'], { input: 'opensesame\n' });
    const app = join(cwd, 'hello');
    cpSync(at('examples', 'node'), app, { recursive: true });
    for (const words of [
      ['init', '--quiet'],
      ['add', '.'],
      ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', 'commit', '-qm', '1'],
    ])
      run(['git', ...words], { cwd: app, env });
    deis(['create', 'hello'], { cwd: app });
    run(['git', 'push', '--quiet', 'deis', 'HEAD:main'], { cwd: app, env });
    const text = await textOf(url, `hello.localhost:${new URL(url).port}`);
    if (!text.startsWith('Hello from release v2')) throw new Error(`the app answers "${text}"`);
    if (deis(['apps:list', '--jq', '.[].id']) !== 'hello\n') throw new Error('--jq prints something else');
    return await then();
  } finally {
    deis(['sandbox:stop']);
  }
}

/** Types words, one that the script of completion knows and one that the controller is asked for; the script is set up if there is none. */
async function typeWords(shell, installed, place, { cwd, env }) {
  const folder = mkdtempSync(join(place, 'shell-'));
  const set = (verb) => JSON.parse(run(['deis', `completion:${verb}`, shell, '--json'], { cwd, env }));
  const typing = await startTyping(shell, installed ?? set('install').path, { folder, environment: env });
  try {
    for (const [typed, completed] of [
      ['deis config:s', 'deis config:set '],
      ['deis ps:list --app hel', 'deis ps:list --app hello '],
    ]) {
      const line = await typing.complete(typed);
      if (line !== completed) throw new Error(`${shell} makes "${line}" of "${typed}"`);
    }
  } finally {
    await typing.close();
    if (!installed) set('uninstall');
  }
}

function textOf(url, host) {
  return new Promise((resolve, reject) => {
    get(url, { headers: { Host: host } }, (response) => {
      response
        .setEncoding('utf8')
        .toArray()
        .then((parts) => resolve(parts.join('')), reject);
    }).on('error', reject);
  });
}

function findPage(manual, { env }) {
  if (!manual) return 'none';
  const { status } = spawnSync('man', ['-w', 'deis-apps'], { env: { ...env, MANPATH: manual } });
  return status === 0 ? 'found' : 'not found';
}

/** What is still there of the package, other than what a package manager keeps for itself. */
function traces(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /(?:^|\/)(?:deis|drycc)/.test(name) && !/store|cache|\.pnpm/.test(name),
  );
}

function bytesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

function run([program, ...words], { cwd, env, input = '' } = {}) {
  const { status, error, stdout, stderr } = spawnSync(program, words, { cwd, env, input, encoding: 'utf8' });
  if (error) throw error;
  if (status !== 0)
    throw new Error(`${program} ${words[0]} ends with ${status}: ${(stderr + stdout).trim().slice(-600)}`);
  return stdout;
}
