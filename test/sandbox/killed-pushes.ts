import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { deis22 } from '../../src/api/dialects/deis-2.2.ts';
import type { OperationName } from '../../src/api/operations.ts';
import { identityOf } from '../../src/sandbox/runtime/identity.ts';
import { markedProcesses } from '../../src/sandbox/runtime/orphans.ts';
import { type Child, kill, startChild } from './killed-sandbox.ts';
import { nodeApp, type Repository, repository } from './pushing.ts';
import { get, until } from './runtime/pushed-app.ts';
import { type Answer, requestFor, sendTo, temporaryFolder } from './started-sandbox.ts';

/** What was counted over all kills. */
export interface Counts {
  /** Pushes, and scales and rollbacks, that were acknowledged before a kill. */
  readonly pushes: number;
  readonly changes: number;
  /** Processes that lived when the sandbox was killed. */
  readonly living: number;
  /** Of those, the ones that were left when it had started again. */
  readonly orphans: number;
}

interface Release {
  readonly version: number;
  readonly build: string | null;
}

/** Kills a sandbox again and again at any moment of a push, a scale and a rollback, and checks what the next one finds. */
export async function killDuringPushes(kills: number): Promise<Counts> {
  const directory = await temporaryFolder();
  let child = await startChild(directory);
  const credentials = { username: 'ada', password: 'opensesame', email: 'ada@example.com' };
  await sendTo(child.url, requestFor(deis22, 'auth.register', credentials));
  const { token } = (await sendTo(child.url, requestFor(deis22, 'auth.login', credentials))).json as { token: string };
  const ask = (operation: OperationName, params: object): Promise<Answer> =>
    sendTo(child.url, requestFor(deis22, operation, params, token));
  const list = async <T>(operation: OperationName, app: string): Promise<readonly T[]> =>
    ((await ask(operation, { app })).json as { results: T[] }).results;
  const repo = await repository();
  for (const app of ['pushed', 'changed']) {
    await ask('apps.create', { id: app });
    expect(await push(repo, child, token, app, 0)).toMatchObject({ exitCode: 0 });
  }

  const counts = { pushes: 0, changes: 0, living: 0, orphans: 0 };
  for (let round = 1; round <= kills; round += 1) {
    let pushed = '';
    let structure: number | undefined;
    let rolledBack: number | undefined;
    const work = Promise.allSettled([
      push(repo, child, token, 'pushed', round).then(({ exitCode, sha }) => {
        if (exitCode === 0) pushed = sha;
      }),
      (async () => {
        const web = 1 + (round % 3);
        if ((await ask('pods.scale', { app: 'changed', counts: { web } })).status === 204) structure = web;
        const { status, json } = await ask('releases.rollback', { app: 'changed', version: 2 });
        if (status === 201) rolledBack = (json as { version: number }).version;
      })(),
    ]);
    await sleep(Math.random() * 2000);
    const id = identityOf(directory);
    const living = markedProcesses(id);
    await kill(child);
    await work;
    child = await startChild(directory);
    counts.living += living.length;
    counts.orphans += markedProcesses(id).filter((pid) => living.includes(pid)).length;
    counts.pushes += Number(pushed !== '');
    counts.changes += Number(structure !== undefined) + Number(rolledBack !== undefined);

    const [newest] = await list<{ sha: string; uuid: string }>('builds.list', 'pushed');
    if (pushed !== '') expect(newest?.sha).toBe(pushed);
    const { output } = await repo.git('ls-remote', urlOf(child, token, 'pushed'), 'refs/heads/main');
    expect(output.split('\t')[0], `round ${round}`).toBe(newest?.sha);
    const [release] = await list<Release>('releases.list', 'changed');
    if (rolledBack !== undefined) expect(release?.version).toBe(rolledBack);
    const app = (await ask('apps.info', { app: 'changed' })).json as { structure: { web: number } };
    if (structure !== undefined) expect(app.structure.web).toBe(structure);
    expect(existsSync(join(directory, 'build')) ? readdirSync(join(directory, 'build')) : []).toEqual([]);
    const { output: number } = await repo.git('show', `${newest?.sha ?? ''}:number`);
    await until(async () => (await get(Number(new URL(child.url).port), 'pushed.localhost')).text === number);
    await until(async () => (await get(Number(new URL(child.url).port), 'changed.localhost')).status === 200);
  }
  await kill(child);
  return counts;
}

const urlOf = ({ url }: Child, token: string, app: string): string =>
  `${url.replace('://', `://ada:${token}@`)}/${app}.git`;

async function push({ commit, git }: Repository, child: Child, token: string, app: string, number: number) {
  const server = nodeApp['server.js'].replace("'hello'", "require('node:fs').readFileSync('number')");
  const sha = await commit({ ...nodeApp, 'server.js': server, number: `number ${number}` });
  const { exitCode } = await git('push', '--force', urlOf(child, token, app), 'HEAD:main');
  return { sha, exitCode };
}
