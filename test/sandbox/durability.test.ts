import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { deis22 } from '../../src/api/dialects/deis-2.2.ts';
import type { OperationName } from '../../src/api/operations.ts';
import { Store } from '../../src/sandbox/store.ts';
import { type Answer, requestFor, sendTo, temporaryFolder } from './started-sandbox.ts';

/** How often the sandbox is killed; the long run sets it to 200. */
const kills = Number(process.env['SANDBOX_KILLS'] ?? 15);

/** How many clients write at the same time, each to its own apps: all of them are in the middle of something at a kill. */
const clients = 4;

// Inside node_modules, so that the packages which are not bundled are found.
const bundle = join(import.meta.dirname, '../../node_modules/.cache', `sandbox-child-${process.pid}.mjs`);

beforeAll(() =>
  build({
    entryPoints: [fileURLToPath(new URL('./child.ts', import.meta.url))],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['libsql'],
  }),
);

afterAll(() => rm(bundle, { force: true }));

interface Child {
  readonly process: ChildProcess;
  readonly url: string;
}

async function startChild(directory: string): Promise<Child> {
  const child = spawn(process.execPath, [bundle, directory], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const [url] = (await once(createInterface(child.stdout), 'line')) as [string];
  return { process: child, url };
}

async function kill({ process: child }: Child): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

type Change = readonly [OperationName, object];

/** What is known of an app by the answers about its changes. Each release has its variables and whether it has a build. */
interface Model {
  readonly releases: readonly { readonly values: Readonly<Record<string, string>>; readonly isBuilt: boolean }[];
  readonly builds: number;
  readonly structure: Readonly<Record<string, number>>;
  readonly domains: readonly string[];
}

/** The changes that a client makes to one app, one after the other. */
function story(app: string): readonly Change[] {
  return [
    ['apps.create', { id: app }],
    ['config.set', { app, values: { BEFORE: app } }],
    ['builds.create', { app, image: 'example/go', procfile: { web: './go', worker: './work' } }],
    ['domains.add', { app, domain: `www.${app}.example.com` }],
    ['pods.scale', { app, counts: { web: 3, worker: 2 } }],
    ['config.set', { app, values: { AFTER: app, BEFORE: null } }],
    ['releases.rollback', { app, version: 3 }],
    ['builds.create', { app, image: 'example/go:2', procfile: { web: './go' } }],
    ['apps.destroy', { app }],
  ];
}

/** The state of an app after the first changes of its story; undefined when it is not there. */
function stateAfter(app: string, count: number): Model | undefined {
  const before = { values: { BEFORE: app }, isBuilt: false };
  const built = { ...before, isBuilt: true };
  const changed = { values: { AFTER: app }, isBuilt: true };
  const domains = [`www.${app}.example.com`];
  const first = { values: {}, isBuilt: false };
  const scaled = { web: 3, worker: 2 };
  const states: readonly (Model | undefined)[] = [
    undefined,
    { releases: [first], builds: 0, structure: {}, domains: [] },
    { releases: [first, before], builds: 0, structure: {}, domains: [] },
    { releases: [first, before, built], builds: 1, structure: { web: 1, worker: 0 }, domains: [] },
    { releases: [first, before, built], builds: 1, structure: { web: 1, worker: 0 }, domains },
    { releases: [first, before, built], builds: 1, structure: scaled, domains },
    { releases: [first, before, built, changed], builds: 1, structure: scaled, domains },
    { releases: [first, before, built, changed, built], builds: 1, structure: scaled, domains },
    { releases: [first, before, built, changed, built, built], builds: 2, structure: { web: 3 }, domains },
    undefined,
  ];
  return states[count];
}

interface Progress {
  readonly app: string;
  /** How many changes were acknowledged. */
  acknowledged: number;
}

/** One client: makes changes until the connection breaks, and notes what was acknowledged. */
async function write(
  url: string,
  token: string,
  prefix: string,
  note: (progress: Progress) => void,
): Promise<Progress[]> {
  const all: Progress[] = [];
  for (let number = 1; ; number += 1) {
    const progress: Progress = { app: `${prefix}-${number}`, acknowledged: 0 };
    all.push(progress);
    for (const [operation, params] of story(progress.app)) {
      let answer: Answer;
      try {
        answer = await sendTo(url, requestFor(deis22, operation, params, token));
      } catch {
        return all;
      }
      expect(answer.status, `${operation}: ${answer.text}`).toBeLessThan(300);
      progress.acknowledged += 1;
      note(progress);
    }
  }
}

/** What the sandbox says of an app, in the terms of the model. */
async function observe(url: string, token: string, app: string): Promise<Model | undefined> {
  const ask = async (operation: OperationName): Promise<unknown> => {
    const answer = await sendTo(url, requestFor(deis22, operation, { app }, token));
    return answer.status === 404 ? undefined : answer.json;
  };
  const info = (await ask('apps.info')) as { structure: Model['structure'] } | undefined;
  if (!info) return undefined;
  const config = (await ask('config.get')) as { values: Readonly<Record<string, string>> };
  const releases = ((await ask('releases.list')) as { results: { version: number; build: string | null }[] }).results;
  const domains = ((await ask('domains.list')) as { results: { domain: string }[] }).results;
  const builds = ((await ask('builds.list')) as { count: number }).count;
  const pods = ((await ask('pods.list')) as { results: { type: string; release: string }[] }).results;
  expect(releases.map(({ version }) => version)).toEqual(releases.map((_, index) => releases.length - index));
  // The pods are those of the structure, and all of the newest release.
  const wanted = releases[0]?.build === null ? {} : info.structure;
  const running = Object.entries(wanted).flatMap(([type, count]) => Array.from({ length: count }, () => type));
  expect(pods.map(({ type }) => type).sort()).toEqual(running.sort());
  for (const { release } of pods) expect(release).toBe(`v${releases.length}`);
  return {
    releases: releases.reverse().map(({ build: id }, index) => ({
      values: index === releases.length - 1 ? config.values : {},
      isBuilt: id !== null,
    })),
    builds,
    structure: info.structure,
    domains: domains.map(({ domain }) => domain),
  };
}

/** The sandbox shows the variables of the newest release only. */
function asShown(model: Model | undefined): Model | undefined {
  return (
    model && {
      ...model,
      releases: model.releases.map((release, index) =>
        index === model.releases.length - 1 ? release : { ...release, values: {} },
      ),
    }
  );
}

test(
  `killed ${kills} times between and during writes, it has all that it acknowledged and nothing by half`,
  { timeout: 60_000 + kills * 4_000 },
  async () => {
    const directory = await temporaryFolder();
    let child = await startChild(directory);
    const credentials = { username: 'test', password: 'opensesame', email: 'test@example.com' };
    await sendTo(child.url, requestFor(deis22, 'auth.register', credentials));
    const login = await sendTo(child.url, requestFor(deis22, 'auth.login', credentials));
    const { token } = login.json as { token: string };

    for (let round = 1; round <= kills; round += 1) {
      // The kill comes with an acknowledgement, while the other clients wait for theirs; it comes ever later in the story.
      let left = 1 + ((round * 7) % (clients * 12));
      let killed: Promise<void> | undefined;
      const { url } = child;
      const note = (): void => {
        left -= 1;
        if (left === 0) killed = kill(child);
      };
      const writers = Array.from({ length: clients }, (_, index) => write(url, token, `a${round}-${index}`, note));
      const made = (await Promise.all(writers)).flat();
      await killed;
      child = await startChild(directory);
      for (const { app, acknowledged } of made) {
        const seen = await observe(child.url, token, app);
        // The change that was under way may have been made or not; what may not be is a part of it.
        const possible = [stateAfter(app, acknowledged), stateAfter(app, acknowledged + 1)].map(asShown);
        expect(possible, `${app} after ${acknowledged} changes`).toContainEqual(seen);
      }
    }

    await kill(child);
    const store = Store.open(directory);
    expect(store.all('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    expect(store.all('PRAGMA foreign_key_check')).toEqual([]);
    store.close();
  },
);

test('after a kill the directory is free for one sandbox, and for one only', async () => {
  const directory = await temporaryFolder();
  await kill(await startChild(directory));
  const child = await startChild(directory);
  expect(() => Store.open(directory)).toThrow('another sandbox is using it');
  await kill(child);
  Store.open(directory).close();
});
