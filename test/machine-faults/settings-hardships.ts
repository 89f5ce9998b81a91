import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Hardship } from './hardship.ts';
import { settingsOf, temporaryHome, type Workplace, workplace } from './program.ts';
import { noSmallDisk, smallDisk } from './small-disk.ts';
import { snapHardships } from './snap-hardships.ts';

const noDisk = noSmallDisk();
const notRoot = process.getuid?.() === 0 ? undefined : 'only root can give files away';
const settingsIn = (home: string): string => join(home, '.deis', 'client.json');

/** Puts settings into a home. */
function keep(home: string, content: string, mode = 0o600): string {
  mkdirSync(join(home, '.deis'), { recursive: true, mode: 0o700 });
  const path = settingsIn(home);
  writeFileSync(path, content);
  chmodSync(path, mode);
  return path;
}

/** A workplace where somebody is logged in. */
async function loggedIn(more: object = {}, mode = 0o600): Promise<Workplace & { path: string }> {
  const place = await workplace();
  return { ...place, path: keep(place.home, settingsOf(place.origin, more), mode) };
}

/** A login that must fail without a trace: one message, and the settings as they were. */
async function expectNoLogin({ login, run }: Workplace, home: string, message: string): Promise<void> {
  const before = existsSync(settingsIn(home)) ? readFileSync(settingsIn(home), 'utf8') : undefined;
  const { exitCode, stdout, stderr } = await run(login, { environment: { HOME: home } });
  expect({ exitCode, stdout }, stderr).toEqual({ exitCode: 1, stdout: '' });
  expect(stderr).toContain(`the settings in ${settingsIn(home)}`);
  expect(stderr).toContain(message);
  expect(stderr).not.toContain('the-token');
  const after = existsSync(settingsIn(home)) ? readFileSync(settingsIn(home), 'utf8') : undefined;
  expect(after).toBe(before);
  if (existsSync(join(home, '.deis'))) {
    expect(readdirSync(join(home, '.deis')).filter((name) => !['client.json', 'state'].includes(name))).toEqual([]);
  }
}

/** Without a home of its own a command finds no login, names a whole path, and makes nothing where it is run. */
function homeless(home: string | undefined): () => Promise<void> {
  return async () => {
    const { run, shell } = await workplace();
    const cwd = temporaryHome();
    const words = ['whoami', '--config', 'nobody-has-this-profile'];
    const { exitCode, stderr } =
      home === undefined
        ? await shell(`cd '${cwd}'; unset HOME; deis ${words.join(' ')}`)
        : await run(words, { environment: { HOME: home }, cwd });
    expect(exitCode).toBe(4);
    expect(stderr).toMatch(/no login saved in \/\S+\/\.deis\/nobody-has-this-profile\.json\./);
    expect(stderr).not.toContain(cwd);
    expect(readdirSync(cwd)).toEqual([]);
  };
}

const homes: readonly Hardship[] = [
  { name: 'no HOME', hold: homeless(undefined) },
  { name: 'an empty HOME', hold: homeless('') },
  { name: 'a HOME that is no whole path', hold: homeless('home') },
  {
    name: 'a HOME that is a device',
    async hold() {
      const place = await workplace();
      await expectNoLogin(place, '/dev/null', 'part of its path is not a directory');
      const environment = { HOME: '/dev/null', DEIS_CONTROLLER: place.origin, DEIS_TOKEN: 'the-token' };
      expect(await place.run(['apps'], { environment })).toEqual({ exitCode: 0, stdout: '=== Apps\n', stderr: '' });
    },
  },
  {
    name: 'a read-only home with settings',
    impossible: noDisk,
    async hold() {
      const place = await workplace();
      const disk = smallDisk();
      const path = keep(disk.folder, settingsOf(place.origin));
      disk.makeReadOnly();
      await expectNoLogin(place, disk.folder, 'the disk is read-only');
      const environment = { HOME: disk.folder };
      expect(await place.run(['apps'], { environment })).toEqual({ exitCode: 0, stdout: '=== Apps\n', stderr: '' });
      const { exitCode, stderr } = await place.run(['logout'], { environment });
      expect({ exitCode, stderr }).toEqual({
        exitCode: 1,
        stderr: `Error: Could not remove ${path}: the disk is read-only.\n`,
      });
    },
  },
  {
    name: 'a read-only home without settings',
    impossible: noDisk,
    async hold() {
      const disk = smallDisk();
      disk.makeReadOnly();
      await expectNoLogin(await workplace(), disk.folder, 'the disk is read-only');
      expect(readdirSync(disk.folder)).toEqual([]);
    },
  },
];

const disks: readonly Hardship[] = [
  {
    name: 'a full disk',
    impossible: noDisk,
    async hold() {
      const place = await workplace();
      const disk = smallDisk();
      keep(disk.folder, settingsOf(place.origin));
      disk.fillUpTo(0);
      await expectNoLogin(place, disk.folder, 'the disk is full');
      expect((await place.run(['apps'], { environment: { HOME: disk.folder } })).exitCode).toBe(0);
    },
  },
  {
    name: 'a disk that fills up while settings are written',
    impossible: noDisk,
    async hold() {
      const place = await workplace();
      const disk = smallDisk();
      keep(disk.folder, settingsOf(place.origin, { notes: 'x'.repeat(20_000) }));
      disk.fillUpTo(8192);
      await expectNoLogin(place, disk.folder, 'the disk is full');
      expect((await place.run(['apps'], { environment: { HOME: disk.folder } })).exitCode).toBe(0);
    },
  },
  {
    name: 'a limit on the size of files',
    async hold() {
      const { home, path, shell, login } = await loggedIn({ notes: 'x'.repeat(5000) });
      const before = readFileSync(path, 'utf8');
      const { exitCode, stderr } = await shell(`ulimit -f 2; deis ${login.join(' ')}`);
      expect(exitCode, stderr).toBe(1);
      expect(stderr).toContain('the file would become too large');
      expect(readFileSync(path, 'utf8')).toBe(before);
      expect(readdirSync(join(home, '.deis')).filter((name) => name.startsWith('client.json.'))).toEqual([]);
    },
  },
];

/** Says that others can get at the settings: once, as a notice, and not under --quiet; the work is done all the same. */
async function expectNotice({ run }: Workplace, words: RegExp): Promise<void> {
  const { exitCode, stdout, stderr } = await run(['apps']);
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '=== Apps\n' });
  expect(stderr).toMatch(/^Note: [^\n]+\n$/);
  expect(stderr).toMatch(words);
  expect(stderr).not.toContain('the-token');
  const json = await run(['apps', '--json']);
  expect(json.stdout).toBe('[]\n');
  expect((JSON.parse(json.stderr) as { notice: string }).notice).toMatch(words);
  expect(await run(['apps', '--quiet'])).toMatchObject({ exitCode: 0, stderr: '' });
}

const owners: readonly Hardship[] = [
  ...[0o644, 0o660, 0o640, 0o606].map((mode): Hardship => ({
    name: `settings of mode ${mode.toString(8)}`,
    async hold() {
      const place = await loggedIn({}, mode);
      await expectNotice(place, new RegExp(`open to other users \\(mode ${mode.toString(8)}\\).*chmod 600 `));
      expect(await place.run(place.login)).toMatchObject({ exitCode: 0, stderr: '' });
      expect(statSync(place.path).mode & 0o777).toBe(0o600);
      expect(await place.run(['apps'])).toMatchObject({ exitCode: 0, stderr: '' });
    },
  })),
  {
    name: 'settings of another user',
    impossible: notRoot,
    async hold() {
      const place = await loggedIn();
      chownSync(place.path, 1234, 1234);
      await expectNotice(place, /belong to another user \(number 1234\)/);
      expect(await place.run(place.login)).toMatchObject({ exitCode: 0 });
      // What root writes for somebody stays theirs.
      const { uid, mode } = statSync(place.path);
      expect([uid, mode & 0o777]).toEqual([1234, 0o600]);
    },
  },
  {
    name: 'open settings that the environment makes needless',
    async hold() {
      const { run, origin } = await loggedIn({}, 0o644);
      const environment = { DEIS_CONTROLLER: origin, DEIS_TOKEN: 'the-token' };
      expect(await run(['apps'], { environment })).toMatchObject({ exitCode: 0, stderr: '' });
    },
  },
];

/** Settings that are no file: nothing hangs, each command says so, and what is there stays. */
function noFile(words: string, make: (path: string) => void): () => Promise<void> {
  return async () => {
    const place = await workplace();
    const path = settingsIn(place.home);
    mkdirSync(join(place.home, '.deis'));
    make(path);
    for (const line of [['apps'], place.login, ['logout']]) {
      const { exitCode, stdout, stderr } = await place.run(line);
      expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
      expect(stderr).toBe(`Error: Could not read the settings in ${path}: ${words}.\n`);
    }
    expect(place.controller.asked()).toEqual([]);
  };
}

const shapes: readonly Hardship[] = [
  {
    name: 'settings that are a folder',
    hold: noFile('it is a directory', (path) => {
      mkdirSync(path);
    }),
  },
  {
    name: 'settings that are a pipe',
    impossible: spawnSync('mkfifo', ['--version']).error && 'this machine has no mkfifo',
    hold: noFile('it is not a regular file', (path) => spawnSync('mkfifo', [path])),
  },
  {
    name: 'settings that lead to a device',
    hold: noFile('it is not a regular file', (path) => {
      symlinkSync('/dev/zero', path);
    }),
  },
  {
    name: 'settings that are a link in a circle',
    hold: noFile('its symbolic links go in circles', (path) => {
      symlinkSync('client.json', path);
    }),
  },
  {
    name: 'settings that are a link',
    async hold() {
      const { home, path, run, login, origin } = await loggedIn();
      const real = join(home, 'real.json');
      spawnSync('mv', [path, real]);
      symlinkSync('../real.json', path);
      expect(await run(login)).toMatchObject({ exitCode: 0, stderr: '' });
      expect(readFileSync(real, 'utf8')).toBe(settingsOf(origin));
      expect(readdirSync(home).sort()).toEqual(['.deis', 'real.json']);
    },
  },
  {
    name: 'settings that are a link to where nothing is yet',
    async hold() {
      const { home, run, login, origin } = await workplace();
      mkdirSync(join(home, '.deis'));
      symlinkSync('../real.json', settingsIn(home));
      expect(await run(login)).toMatchObject({ exitCode: 0, stderr: '' });
      expect(readFileSync(join(home, 'real.json'), 'utf8')).toBe(settingsOf(origin));
    },
  },
  {
    name: 'a memory of controllers that is a folder',
    async hold() {
      const { home, run } = await loggedIn();
      mkdirSync(join(home, '.deis', 'state', 'controllers.json'), { recursive: true });
      expect(await run(['apps'])).toEqual({ exitCode: 0, stdout: '=== Apps\n', stderr: '' });
    },
  },
];

/** How many processes are started at once. */
export const processesAtOnce = 50;

const crowds: readonly Hardship[] = [
  {
    name: `${processesAtOnce} logins and logouts at once`,
    async hold() {
      const { home, run, login, origin } = await workplace();
      const lines = Array.from({ length: processesAtOnce }, (_, index) => (index % 3 === 2 ? ['logout'] : login));
      for (const { exitCode, stderr } of await Promise.all(lines.map((line) => run(line)))) {
        expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
      }
      const left = readdirSync(join(home, '.deis')).filter((name) => name !== 'state');
      expect([[], ['client.json']]).toContainEqual(left);
      if (left.length > 0) expect(readFileSync(settingsIn(home), 'utf8')).toBe(settingsOf(origin));
      expect(await run(login)).toMatchObject({ exitCode: 0 });
      expect(await run(['apps'])).toEqual({ exitCode: 0, stdout: '=== Apps\n', stderr: '' });
    },
  },
  {
    name: 'drafts that killed processes left',
    async hold() {
      const { home, run, login, path } = await loggedIn();
      const draft = (name: string, age: number): void => {
        writeFileSync(`${path}.${name}`, 'the-token');
        const moment = Date.now() / 1000 - age;
        utimesSync(`${path}.${name}`, moment, moment);
      };
      const [old, young] = ['0f8fad5b-d9cb-469f-a165-70867728950e', '7c9e6679-7425-40de-944b-e07fc1f90ae7'];
      for (const line of [login, ['logout']]) {
        draft(old, 3600);
        draft(young, 0);
        draft('backup', 3600);
        expect(await run(line)).toMatchObject({ exitCode: 0 });
        const left = readdirSync(join(home, '.deis')).filter((name) => name.startsWith('client.json.'));
        expect(left.sort()).toEqual([`client.json.${young}`, 'client.json.backup']);
      }
    },
  },
];

/** What can be wrong with a home, its disk, and the settings in it. */
export const settingsHardships: readonly Hardship[] = [
  ...homes,
  ...disks,
  ...snapHardships,
  ...owners,
  ...shapes,
  ...crowds,
];
