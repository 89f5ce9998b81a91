import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import { deis22 } from '../../src/api/dialects/deis-2.2.ts';
import { Store } from '../../src/sandbox/state/store.ts';
import { observe, type Progress, shownAfter, write } from './changes.ts';
import { requestFor, sendTo, temporaryFolder } from './started-sandbox.ts';

// Inside node_modules, so that the packages which are not bundled are found.
const bundle = join(import.meta.dirname, '../../node_modules/.cache', `sandbox-child-${process.pid}.mjs`);

/** To be called in a test file that starts sandboxes in processes of their own. */
export function bundleChild(): void {
  const input = fileURLToPath(new URL('./child.ts', import.meta.url));
  beforeAll(() =>
    build({ input, platform: 'node', external: ['libsql'], output: { file: bundle, codeSplitting: false } }),
  );
  afterAll(() => rm(bundle, { force: true }));
}

/** A sandbox in a process of its own. */
export interface Child {
  readonly process: ChildProcess;
  readonly url: string;
}

/** Starts a sandbox of API 2.2 in a process of its own, which ends with the test at the latest. */
export async function startChild(directory: string): Promise<Child> {
  const child = spawn(process.execPath, [bundle, directory], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const [url] = (await once(createInterface(child.stdout), 'line')) as [string];
  return { process: child, url };
}

/** Ends a sandbox as a crash of the machine would, without warning. */
export async function kill({ process: child }: Child): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

/**
 * Kills a sandbox again and again while clients write to it, each to its own apps, and starts it anew. Each time all that
 * it had acknowledged must be there, and nothing by half. Gives how many changes were acknowledged in all.
 */
export async function killAgainAndAgain({ kills, clients }: { kills: number; clients: number }): Promise<number> {
  const directory = await temporaryFolder(tmpdir());
  let child = await startChild(directory);
  const credentials = { username: 'test', password: 'opensesame', email: 'test@example.com' };
  await sendTo(child.url, requestFor(deis22, 'auth.register', credentials));
  const login = await sendTo(child.url, requestFor(deis22, 'auth.login', credentials));
  const { token } = login.json as { token: string };
  let total = 0;

  for (let round = 1; round <= kills; round += 1) {
    // The kill comes with an acknowledgement, while the other clients wait for theirs; it comes ever later in the story.
    let left = 1 + ((round * 7) % (clients * 12));
    let killed: Promise<void> | undefined;
    const { url } = child;
    const note = (): void => {
      total += 1;
      left -= 1;
      if (left === 0) killed = kill(child);
    };
    const writers = Array.from({ length: clients }, (_, index) => write(url, token, `a${round}-${index}`, note));
    const made = (await Promise.all(writers)).flat();
    await killed;
    child = await startChild(directory);
    await Promise.all(made.map((progress) => expectWhole(child.url, token, progress)));
  }

  await kill(child);
  const store = Store.open(directory);
  expect(store.all('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  expect(store.all('PRAGMA foreign_key_check')).toEqual([]);
  store.close();
  return total;
}

/** The change that was under way may have been made or not; what may not be is a part of it. */
async function expectWhole(url: string, token: string, { app, acknowledged }: Progress): Promise<void> {
  const possible = [shownAfter(app, acknowledged), shownAfter(app, acknowledged + 1)];
  expect(possible, `${app} after ${acknowledged} changes`).toContainEqual(await observe(url, token, app));
}
