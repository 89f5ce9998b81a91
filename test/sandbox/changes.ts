import { expect } from 'vitest';
import { deis22 } from '../../src/api/dialects/deis-2.2.ts';
import type { OperationName } from '../../src/api/operations.ts';
import { type Answer, requestFor, sendTo } from './started-sandbox.ts';

type Change = readonly [OperationName, object];

/** What is known of an app by the answers about its changes. Each release has its variables and whether it has a build. */
export interface Model {
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

/** What is shown of an app after the first changes of its story; undefined when it is not there. */
export function shownAfter(app: string, count: number): Model | undefined {
  const model = stateAfter(app, count);
  // The variables are those of the newest release; what the others had is not shown.
  const isNewest = (index: number): boolean => index + 1 === model?.releases.length;
  return (
    model && {
      ...model,
      releases: model.releases.map((release, index) => (isNewest(index) ? release : { ...release, values: {} })),
    }
  );
}

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
    { releases: [first, before, built], builds: 1, structure: { web: 1 }, domains: [] },
    { releases: [first, before, built], builds: 1, structure: { web: 1 }, domains },
    { releases: [first, before, built], builds: 1, structure: scaled, domains },
    { releases: [first, before, built, changed], builds: 1, structure: scaled, domains },
    { releases: [first, before, built, changed, built], builds: 1, structure: scaled, domains },
    { releases: [first, before, built, changed, built, built], builds: 2, structure: { web: 3 }, domains },
    undefined,
  ];
  return states[count];
}

/** How far a client got with an app. */
export interface Progress {
  readonly app: string;
  /** How many changes were acknowledged. */
  acknowledged: number;
}

/** One client: makes changes until the connection breaks, and notes what was acknowledged. */
export async function write(
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
export async function observe(url: string, token: string, app: string): Promise<Model | undefined> {
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
