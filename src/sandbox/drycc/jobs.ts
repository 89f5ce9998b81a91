import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isJsonObject } from '../../base/json-object.ts';
import type { Controller } from '../handlers/handler.ts';
import { readConfig, variablesFor } from '../state/configuration.ts';
import { addToLog } from '../state/log.ts';
import { randomSuffix } from '../state/pods.ts';
import { Lines } from '../runtime/lines.ts';
import type { AppRow } from '../wire/permissions.ts';
import { Crash, Refusal, refused } from '../wire/refusal.ts';
import { type DryccHandlers, whole } from './handler.ts';
import { deployedRelease, podViews } from './pod-views.ts';
import { commandOf, findBuild } from './types.ts';

/** A command that was started in the background, as it is stored. */
export interface JobRow {
  readonly num: number;
  readonly app: string;
  readonly name: string;
  readonly release: number;
  readonly command: string;
  readonly created: string;
  readonly ended: string | null;
  readonly exit_code: number | null;
}

/** Seconds that a command may run, where nothing else is said. */
const usualLimit = 3600;

/** Commands that run in the background, and the processes of an app, of which they are. */
export const jobs: DryccHandlers = {
  'apps.launch'({ app, user, body }, controller) {
    const { store, now } = controller;
    const { command, ptype = 'run', timeout = usualLimit, volumes = {} } = body;
    if (command === undefined || command === '') {
      throw refused(400, 'command is a required field, or it can be defined in Procfile');
    }
    if (typeof command !== 'string' || !Number.isFinite(Number(timeout))) throw new Crash();
    if (isJsonObject(volumes) && Object.values(volumes).some((path) => !/^\//.test(String(path)))) {
      throw new Refusal(400, ['Volume path format: /path']);
    }
    const release = deployedRelease(store, app.id);
    if (release.build === null) throw refused(400, 'no build available, please deploy a release');
    const name = `${app.id}-run-${randomSuffix()}`;
    const num = store.change(() => {
      store.write(
        'INSERT INTO jobs (app, name, release, command, created) VALUES (?, ?, ?, ?, ?)',
        ...[app.id, name, release.version, command, now()],
      );
      addToLog(controller, app.id, null, `${user.username} runs '${command}'`);
      return store.first<{ num: number }>('SELECT num FROM jobs WHERE name = ?', name)?.num ?? 0;
    });
    start(controller, app, { name, num, command, type: String(ptype), seconds: Number(timeout) });
    return null;
  },

  'pods.list'({ app }, controller) {
    const own = controller.store.all<JobRow>('SELECT * FROM jobs WHERE app = ? ORDER BY num DESC', app.id);
    const views = own.map(({ name, release, created, ended, exit_code: code }) => ({
      ...{ name, state: ended === null ? 'up' : code === 0 ? 'down' : 'crashed', release: `v${release}`, type: 'run' },
      ...{ started: created, ready: ended === null ? '1/1' : '0/1', restarts: 0 },
    }));
    return whole([...views, ...podViews(controller, app.id)]);
  },

  'pods.describe'({ app, parameter }, controller) {
    const { store } = controller;
    const name = parameter('pod');
    const job = store.first<JobRow>('SELECT * FROM jobs WHERE app = ? AND name = ?', app.id, name);
    if (job) return whole([describedJob(controller, app, job)]);
    const pod = podViews(controller, app.id).find((each) => each.name === name);
    const sql = 'SELECT build FROM releases WHERE app = ? AND version = ?';
    const release = store.first<{ build: string | null }>(sql, app.id, Number(pod?.release.slice(1)));
    const build = findBuild(store, release?.build ?? null);
    if (!pod || !build) throw refused(400, 'this process not found');
    const isUp = pod.state === 'up';
    return whole([
      {
        ...{ container: `${app.id}-${pod.type}`, ...commandOf(build, pod.type) },
        state: isUp ? { running: { startedAt: second(pod.started) } } : { waiting: { reason: 'ContainerCreating' } },
        ...{
          lastState: {},
          ready: isUp,
          restartCount: 0,
          status: isUp ? 'Running' : 'Pending',
          reason: '',
          message: '',
        },
      },
    ]);
  },
};

function describedJob(
  { store }: Controller,
  app: AppRow,
  { command, created, ended, exit_code: code, release }: JobRow,
): object {
  const sql =
    'SELECT builds.image FROM releases JOIN builds ON builds.uuid = releases.build WHERE releases.app = ? AND version = ?';
  const image = store.first<{ image: string }>(sql, app.id, release)?.image ?? '';
  const reason = code === 0 ? 'Completed' : 'Error';
  const state =
    ended === null
      ? { running: { startedAt: second(created) } }
      : { terminated: { exitCode: code ?? 1, reason, startedAt: second(created), finishedAt: second(ended) } };
  return {
    ...{
      container: `${app.id}-run`,
      image,
      command: [],
      args: command.split(/\s+/).filter(Boolean),
      state,
      lastState: {},
    },
    ...{ ready: ended === null, restartCount: 0, status: ended === null ? 'Running' : reason },
    ...{ reason: ended === null ? '' : reason, message: '' },
  };
}

function second(moment: string): string {
  return moment.replace(/\.\d+Z$/, 'Z');
}

interface Job {
  readonly name: string;
  readonly num: number;
  readonly command: string;
  readonly type: string;
  readonly seconds: number;
}

/** Runs a command where the processes of the app run, or in an empty folder, as there is nothing of an image. */
function start(controller: Controller, app: AppRow, { name, num, command, type, seconds }: Job): void {
  const { store, now, logs, executor, environmentOf, slugOf, report, runtime } = controller;
  const release = deployedRelease(store, app.id);
  const sql = 'SELECT slug FROM builds WHERE uuid = ?';
  const isReal = store.first<{ slug: number }>(sql, release.build)?.slug === 1 && release.build !== null;
  const folder = isReal ? slugOf(release.build) : mkdtempSync(join(tmpdir(), 'sandbox-run-'));
  const values = variablesFor(readConfig(store, release.config), type);
  const environment = environmentOf(folder, { id: app.id, release: release.version, values });
  const words = command.split(/\s+/).filter(Boolean);
  const running = executor.start({ command: words, folder, environment, tty: false, stdin: false });
  const process = `run.${num}`;
  for (const stream of [running.output, running.errors]) {
    const lines = new Lines((line) => {
      logs.add(app.uuid, process, line);
    });
    stream.on('data', (chunk: Buffer) => {
      lines.add(chunk);
    });
    stream.once('end', () => {
      lines.end();
    });
  }
  const timer = setTimeout(running.kill, Math.min(seconds * 1000, 2 ** 31 - 1)).unref();
  const end = (code: number): void => {
    clearTimeout(timer);
    if (!isReal) rmSync(folder, { recursive: true, force: true });
    // What is ended by the end of the sandbox is found at its next start.
    if (runtime.isStopping) return;
    store.change(() => store.write('UPDATE jobs SET ended = ?, exit_code = ? WHERE name = ?', now(), code, name));
  };
  running.ended
    .then(end, (error: unknown) => {
      logs.add(app.uuid, process, error instanceof Error ? error.message : String(error));
      end(127);
    })
    .catch(report);
}
