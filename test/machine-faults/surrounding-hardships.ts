import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { openGit } from '../../src/git/remotes.ts';
import { createPlace } from '../setup/sandbox-with-login.ts';
import type { Hardship } from './hardship.ts';
import { program, settingsOf, temporaryHome, type Workplace, workplace } from './program.ts';

/** A folder with a program called git. */
function falseGit(script: string, mode = 0o755): string {
  const folder = temporaryHome();
  writeFileSync(join(folder, 'git'), script);
  chmodSync(join(folder, 'git'), mode);
  return folder;
}

/** Somebody who is logged in, in a folder that bears the name of an app. */
async function inFolder(): Promise<Workplace & { cwd: string }> {
  const place = await workplace((response, { path }) =>
    response.end(JSON.stringify(path.includes('config') ? { values: {} } : { id: 'hello' })),
  );
  Object.assign(place.environment, { DEIS_CONTROLLER: place.origin, DEIS_TOKEN: 'the-token' });
  const cwd = join(place.home, 'hello');
  mkdirSync(cwd);
  return { ...place, cwd };
}

/** Where git cannot tell of the remotes, no app is guessed: the one of the remote may be another one. */
function doubted(name: string, script: string): Hardship {
  return {
    name: `git ${name}`,
    async hold() {
      const { run, controller, cwd, environment } = await inFolder();
      const PATH = `${falseGit(script)}:${environment['PATH'] ?? ''}`;
      const { exitCode, stdout, stderr } = await run(['config:set', 'A=1'], { cwd, environment: { PATH } });
      expect({ exitCode, stdout }, stderr).toEqual({ exitCode: 2, stdout: '' });
      expect(stderr).toMatch(/^Error: git remote -v failed/);
      expect(stderr).toContain('--app');
      expect(controller.asked()).toEqual([]);
      for (const named of [{ PATH, DEIS_APP: 'hello' }, { PATH }]) {
        const words = 'DEIS_APP' in named ? ['config:set', 'A=1'] : ['config:set', 'A=1', '-a', 'hello'];
        expect(await run(words, { cwd, environment: named })).toMatchObject({ exitCode: 0 });
      }
    },
  };
}

/** A machine without git has no remotes either: the folder's name is the app's. */
function absent(name: string, path: () => string): Hardship {
  return {
    name: `git ${name}`,
    async hold() {
      const { run, cwd } = await inFolder();
      const environment = { PATH: path() };
      expect(await run(['config:set', 'A=1'], { cwd, environment })).toMatchObject({ exitCode: 0 });
      const { exitCode, stderr } = await run(['git:remote', '-a', 'hello'], { cwd, environment });
      expect(exitCode).toBe(1);
      expect(stderr).toContain('git is not installed');
    },
  };
}

const endless = '#!/bin/sh\ntrap "" TERM INT\ntouch started\nwhile :; do sleep 1; done\n';

const gits: readonly Hardship[] = [
  absent('that is missing', temporaryHome),
  absent('that may not be run', () => falseGit('#!/bin/sh\n', 0o644)),
  doubted('that fails', '#!/bin/sh\necho "fatal: detected dubious ownership" >&2\nexit 128\n'),
  doubted('that fails without a word', '#!/bin/sh\nexit 1\n'),
  doubted('that is killed', '#!/bin/sh\nkill -9 $$\n'),
  doubted('that is no program', 'garbage\n'),
  doubted('that says more than anybody wants to read', '#!/bin/sh\nexec cat /dev/zero\n'),
  {
    name: 'git that never ends and cannot be ended',
    async hold() {
      const folder = temporaryHome();
      const environment = { PATH: `${falseGit(endless)}:${process.env['PATH'] ?? ''}` };
      const git = openGit(folder, environment, undefined, 500);
      const doubts: string[] = [];
      expect(await git.remotes((why) => doubts.push(why))).toEqual([]);
      expect(doubts).toEqual(['git remote -v failed: it did not end within 0.5 seconds.']);
      await expect(git.add('deis', 'ssh://x')).rejects.toThrow('it did not end within 0.5 seconds');
    },
  },
  ...(['SIGINT', 'SIGTERM'] as const).map((signal): Hardship => ({
    name: `${signal} while git does not end`,
    async hold() {
      const { cwd, environment, controller } = await inFolder();
      const [node, script] = program;
      const PATH = `${falseGit(endless)}:${environment['PATH'] ?? ''}`;
      const child = spawn(node, [script, 'config:set', 'A=1'], { cwd, env: { ...environment, PATH }, stdio: 'ignore' });
      while (!existsSync(join(cwd, 'started'))) await new Promise((resolve) => setTimeout(resolve, 10));
      child.kill(signal);
      expect(await once(child, 'exit')).toEqual([signal === 'SIGINT' ? 130 : 143, null]);
      expect(controller.asked()).toEqual([]);
    },
  })),
];

const lines = ['apps', 'apps --json', 'config -a hello', 'releases -a hello', 'help', 'APPS', 'apps:info -a HELLO'];

/** What is printed must not follow the language, the encoding or the zone of the machine. */
function elsewhere(name: string, more: Readonly<Record<string, string>>): Hardship {
  return {
    name,
    async hold() {
      const { run } = await inFolder();
      for (const line of lines) {
        const here = await run(line.split(' '), { environment: { LC_ALL: 'C.UTF-8', TZ: 'UTC' } });
        expect(await run(line.split(' '), { environment: more }), line).toEqual(here);
      }
    },
  };
}

const places: readonly Hardship[] = [
  elsewhere('Turkish, in which I is no capital i', { LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8', LANGUAGE: 'tr' }),
  elsewhere('the locale C', { LC_ALL: 'C', LANG: 'C' }),
  elsewhere('a locale that there is not', { LC_ALL: 'xx_YY.garbage@', LANG: '../../etc' }),
  elsewhere('a time zone that there is not', { TZ: 'Nowhere/At_All' }),
  elsewhere('a time zone fourteen hours ahead', { TZ: 'Pacific/Kiritimati' }),
];

const clocks: readonly Hardship[] = ['1970-01-01T00:00:00Z', '2100-01-01T00:00:00Z'].map((moment) => ({
  name: `a clock that says ${moment.slice(0, 4)}`,
  async hold() {
    const place = await createPlace('deis-2.2');
    const { machine } = place;
    const now = new Date(moment);
    try {
      for (const line of [
        'create hello --no-remote',
        'config:set A=1 -a hello',
        'apps',
        'releases -a hello',
        'whoami',
        'ps -a hello',
        'logout',
      ]) {
        for (const isTerminal of [false, true]) {
          if (isTerminal && !/^(?:apps|releases|ps|whoami)/.test(line)) continue;
          const { exitCode, stdout, stderr } = await machine.run(line, { now, isTerminal });
          expect({ exitCode, stderr }, line).toEqual({ exitCode: 0, stderr: '' });
          expect(stdout).not.toMatch(/NaN|Invalid|undefined/);
        }
      }
    } finally {
      await place.close();
    }
  },
}));

const completion: Hardship = {
  name: 'completion that was told values while the clock was far ahead',
  async hold() {
    const { controller, origin, home, run } = await workplace((response) =>
      response.end(JSON.stringify({ count: 1, next: null, results: [{ id: 'fresh' }] })),
    );
    mkdirSync(join(home, '.deis', 'state'), { recursive: true });
    writeFileSync(join(home, '.deis', 'client.json'), settingsOf(origin), { mode: 0o600 });
    const complete = async (): Promise<string> =>
      (await run(['__complete', '--next', '--', 'apps:info', '--app'])).stdout;
    expect(await complete()).toContain('fresh');
    const kept = join(home, '.deis', 'state', 'completion.json');
    const stale = readFileSync(kept, 'utf8')
      .replaceAll('fresh', 'stale')
      .replace(/"until":\d+/, `"until":${Date.parse('2100-01-01')}`);
    writeFileSync(kept, stale);
    controller.asked();
    expect(await complete()).toContain('fresh');
    expect(controller.asked()).not.toEqual([]);
  },
};

/** What can be wrong with what surrounds a command: git, the language, the clock. */
export const surroundingHardships: readonly Hardship[] = [...gits, ...places, ...clocks, completion];
