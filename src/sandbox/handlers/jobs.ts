import type { Container } from '../../models/process-type.ts';
import { findPod, type NamedPod } from '../exec/pods-of-app.ts';
import { placeOfPod } from '../exec/order-of-pod.ts';
import { currentRelease } from '../state/releases.ts';
import { usableApp } from '../wire/permissions.ts';
import { refused } from '../wire/refusal.ts';
import type { Controller, Handlers } from './handler.ts';

const second = 1000;
/** How long a command may run, and is shown afterwards, where nothing is said: an hour each, in seconds. */
const usual = 3600;

/** Commands in the background, and details of each process. */
export const jobs: Required<Pick<Handlers, 'apps.launch' | 'pods.describe'>> = {
  'apps.launch': async ({ user, parameter, body }, controller) => {
    const { id, uuid } = usableApp(controller, user, parameter('app'));
    const { version, build } = currentRelease(controller.store, id);
    if (build === null) throw refused(400, 'no build available, please deploy a release');
    const { command, timeout = usual, expires = usual } = body;
    if (typeof command !== 'string' || command.trim() === '') {
      throw refused(400, 'command is a required field, or it can be defined in Procfile');
    }
    controller.jobs.start({
      app: id,
      appUuid: uuid,
      release: version,
      command: command.trim().split(/\s+/),
      place: await placeOfPod(controller, id, { release: version, type: 'run' }),
      limit: Number(timeout) * second,
      keep: Number(expires) * second,
    });
    return null;
  },

  'pods.describe': ({ user, parameter }, controller) => {
    const app = usableApp(controller, user, parameter('app'));
    const pod = findPod(controller, app.id, parameter('pod'));
    if (!pod) throw refused(400, 'this process not found');
    return { items: [containerOf(controller, pod)], total: 1 };
  },
};

function containerOf(
  { store }: Controller,
  { app, name, type, release, started, exitCode, command }: NamedPod,
): Container {
  const sql = `SELECT builds.image FROM releases JOIN builds ON builds.uuid = releases.build
    WHERE releases.app = ? AND releases.version = ?`;
  const { image = '' } = store.first<{ image: string | null }>(sql, app, release) ?? {};
  const hasEnded = exitCode !== undefined;
  return {
    container: `${app}-${type}`,
    image: image ?? '',
    command: [],
    args: [...command],
    state: hasEnded
      ? { terminated: { exitCode, reason: exitCode === 0 ? 'Completed' : 'Error', startedAt: started } }
      : { running: { startedAt: started } },
    lastState: {},
    ready: !hasEnded,
    restartCount: 0,
    status: hasEnded ? (exitCode === 0 ? 'Succeeded' : 'Failed') : 'Running',
    reason: '',
    message: hasEnded && exitCode !== 0 ? `${name} ended with exit code ${exitCode}` : '',
  };
}
