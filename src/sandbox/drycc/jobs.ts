import { isJsonObject, type JsonObject } from '../../base/json-object.ts';
import type { Job } from '../exec/job.ts';
import { placeOfPod } from '../exec/order-of-pod.ts';
import type { Controller } from '../handlers/handler.ts';
import { addToLog } from '../state/log.ts';
import type { AppRow } from '../wire/permissions.ts';
import { Crash, Refusal, refused } from '../wire/refusal.ts';
import { type DryccHandlers, whole } from './handler.ts';
import { deployedRelease, podViews } from './pod-views.ts';
import { commandOf, findBuild } from './types.ts';

/** Seconds that a command may run, and is kept after its end, where nothing else is said. */
const usual = 3600;

/** Commands that run in the background, and the processes of an app, of which they are. */
export const jobs: DryccHandlers = {
  async 'apps.launch'({ app, user, body }, controller) {
    const { store } = controller;
    const { command, ptype = 'run', timeout = usual, expires = usual, volumes = {} } = body;
    if (command === undefined || command === '') {
      throw refused(400, 'command is a required field, or it can be defined in Procfile');
    }
    const seconds = [timeout, expires].map(Number);
    if (typeof command !== 'string' || !seconds.every(Number.isFinite)) throw new Crash();
    const paths = isJsonObject(volumes) ? Object.values(volumes) : [];
    if (paths.some((path) => typeof path !== 'string' || !path.startsWith('/'))) {
      throw new Refusal(400, ['Volume path format: /path']);
    }
    const { version: release, build } = deployedRelease(store, app.id);
    if (build === null) throw refused(400, 'no build available, please deploy a release');
    store.change(() => {
      addToLog(controller, app.id, null, `${user.username} runs '${command}'`);
    });
    const [limit = usual, keep = usual] = seconds.map((each) => each * 1000);
    const place = await placeOfPod(controller, app.id, { release, type: typeof ptype === 'string' ? ptype : 'run' });
    const words = command.split(/\s+/).filter(Boolean);
    controller.jobs.start({ app: app.id, appUuid: app.uuid, release, command: words, place, limit, keep });
    return null;
  },

  'pods.list'({ app }, controller) {
    const own = controller.jobs.ofApp(app.id).map(({ name, release, started, exitCode: code }) => ({
      ...{ name, state: code === undefined ? 'up' : code === 0 ? 'down' : 'crashed', release: `v${release}` },
      ...{ type: 'run', started, ready: code === undefined ? '1/1' : '0/1', restarts: 0 },
    }));
    return whole([...own, ...podViews(controller, app.id)]);
  },

  'pods.describe'({ app, parameter }, controller) {
    const name = parameter('pod');
    const job = controller.jobs.ofApp(app.id).find((each) => each.name === name);
    return whole([job ? describedJob(controller, app, job) : describedPod(controller, app, name)]);
  },
};

function describedPod(controller: Controller, app: AppRow, name: string): JsonObject {
  const pod = podViews(controller, app.id).find((each) => each.name === name);
  const build = imageOf(controller, app, Number(pod?.release.slice(1)));
  if (!pod || !build) throw refused(400, 'this process not found');
  const isUp = pod.state === 'up';
  const status = isUp ? 'Running' : 'Pending';
  return {
    ...{ container: `${app.id}-${pod.type}`, ...commandOf(build, pod.type) },
    state: isUp ? { running: { startedAt: second(pod.started) } } : { waiting: { reason: 'ContainerCreating' } },
    ...{ lastState: {}, ready: isUp, restartCount: 0, status, reason: '', message: '' },
  };
}

function describedJob(controller: Controller, app: AppRow, { command, started, exitCode, release }: Job): JsonObject {
  const reason = exitCode === 0 ? 'Completed' : 'Error';
  const startedAt = second(started);
  const isOver = exitCode !== undefined;
  return {
    ...{
      container: `${app.id}-run`,
      image: imageOf(controller, app, release)?.image ?? '',
      command: [],
      args: command,
    },
    state: isOver ? { terminated: { exitCode, reason, startedAt } } : { running: { startedAt } },
    ...{ lastState: {}, ready: !isOver, restartCount: 0, status: isOver ? reason : 'Running' },
    ...{ reason: isOver ? reason : '', message: '' },
  };
}

function imageOf({ store }: Controller, app: AppRow, release: number): ReturnType<typeof findBuild> {
  const sql = 'SELECT build FROM releases WHERE app = ? AND version = ?';
  return findBuild(store, store.first<{ build: string | null }>(sql, app.id, release)?.build ?? null);
}

function second(moment: string): string {
  return moment.replace(/\.\d+Z$/, 'Z');
}
