import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync, statSync, utimesSync, watch } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { afterAll, beforeAll, expect } from 'vitest';
import { importsOfConf } from '../../bin/build/stand-ins.mjs';
import { readProfile, writeProfile } from '../../src/settings/profile.ts';
import { program, settingsOf, temporaryHome, workplace } from './program.ts';

const bundle = join(import.meta.dirname, '../../node_modules/.cache', `settings-writer-${process.pid}.mjs`);

/** Settings are written as the built program writes them. */
const conf = {
  name: 'conf',
  resolveId: (source: string, importer = '') =>
    importsOfConf.find((each) => each.source === source && each.test(importer))?.file,
};

/** To be called in a test file that kills writers. */
export function bundleWriter(): void {
  const input = fileURLToPath(new URL('./settings-writer.ts', import.meta.url));
  const output = { file: bundle, format: 'esm', codeSplitting: false } as const;
  beforeAll(() => build({ input, platform: 'node', plugins: [conf], logLevel: 'silent', output }));
  afterAll(() => {
    rmSync(bundle, { force: true });
  });
}

/** How many writes are killed by `npm test`, and by `npm run test:long`. */
export const writesKilled = { sample: 10, whole: 200 } as const;
/** How many logins are. */
export const loginsKilled = { sample: 5, whole: 50 } as const;

/**
 * Kills a process that does nothing but write settings, at a random write and a random moment of it, again and again. What
 * is there afterwards must be one of the writes, whole, and no older than the last that it said it had done. A kill that
 * left a draft came in the middle of a write: it goes on until that was so often enough, whatever the machine's pace.
 */
export async function killWriters(kills: number, inTheMiddle: number): Promise<void> {
  const folder = temporaryHome();
  const path = join(folder, 'client.json');
  let drafts = 0;
  for (let round = 0; round < kills || drafts < inTheMiddle; round += 1) {
    expect(round).toBeLessThan(20 * kills);
    const child = spawn(process.execPath, [bundle, path], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(child, 'exit');
    let begun = 0;
    const wanted = 1 + Math.floor(Math.random() * 20);
    // Every other kill waits until the folder changes, as most others come before there is a draft.
    const waits = round % 2 === 1;
    const watcher = watch(folder, () => {
      if (waits && begun >= wanted) child.kill('SIGKILL');
    });
    for await (const row of createInterface(child.stdout)) {
      begun = Number(row);
      if (!waits && begun === wanted) child.kill('SIGKILL');
    }
    await ended;
    watcher.close();
    const profile = readProfile(path);
    const number = Number(profile?.token.split('-')[1]);
    expect([begun - 1, begun]).toContain(number);
    expect(profile?.others).toEqual({ notes: String(number % 10).repeat(5000), last: `token-${number}` });
    const left = readdirSync(folder).filter((name) => name !== 'client.json');
    expect(left.length).toBeLessThanOrEqual(1);
    drafts += left.length;
    for (const name of left) {
      expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
      utimesSync(join(folder, name), 0, 0);
    }
  }
  // The next write tidies up.
  const { username, token, controller } = { username: 'ada', token: 't', controller: 'http://x' };
  await writeProfile(path, { username, token, controller, sslVerify: true, responseLimit: 0, others: {} });
  expect(readdirSync(folder)).toEqual(['client.json']);
}

/** Kills logins of the program at any moment from its start to its end: the settings are the old ones or the new ones. */
export async function killLogins(kills: number): Promise<void> {
  const { home, origin, environment, login, run } = await workplace();
  const path = join(home, '.deis', 'client.json');
  expect(await run(login)).toMatchObject({ exitCode: 0 });
  const before = readFileSync(path, 'utf8').replace('"ada"', '"bob"');
  const [node, script] = program;
  for (let round = 0; round < kills; round += 1) {
    const profile = readProfile(path);
    if (profile) await writeProfile(path, { ...profile, username: 'bob' });
    const child = spawn(node, [script, ...login], { env: environment, stdio: 'ignore' });
    const ended = once(child, 'exit');
    setTimeout(() => child.kill('SIGKILL'), Math.random() * 400);
    await ended;
    expect([before, settingsOf(origin)]).toContain(readFileSync(path, 'utf8'));
  }
}
