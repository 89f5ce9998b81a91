import type { Api } from '../../api/client.ts';
import { Failure, usageFailure } from '../../base/errors.ts';
import type { Pod } from '../../models/pod.ts';

/** The Go clients also take the end of a name, as in web-e7dej. */
export function isNamed({ name }: Pod, target: string): boolean {
  return name !== undefined && (name === target || name.endsWith(`-${target}`));
}

/**
 * Restarts processes of Drycc 1.8 and newer: all of them, those of a type, or one, which is deleted so that another comes
 * up. The controller answers before any of it happens; gives the processes that were meant.
 */
export async function restartTypes(api: Api, app: string, target: string): Promise<readonly Pod[]> {
  const { items } = await api('pods.list', { app });
  const running = items.filter(({ type }) => type !== 'run');
  if (target === '') {
    await api('ptypes.restart', { app });
    return running;
  }
  const named = items.filter((pod) => isNamed(pod, target));
  const [pod, ...others] = named;
  if (others.length > 0) {
    throw usageFailure(`"${target}" is the end of several names: ${named.map(({ name }) => name).join(', ')}.`);
  }
  if (pod?.name !== undefined && !items.some(({ type }) => type === target)) {
    await api('pods.delete', { app, pod_ids: pod.name });
    return [pod];
  }
  await api('ptypes.restart', { app, ptypes: target }).catch((error: unknown) => {
    if (!(error instanceof Failure) || error.meaning !== 'unknown process type') throw error;
    const types = [...new Set(running.map(({ type }) => type))].join(', ');
    throw new Failure('not_found', `${app} has no process or process type "${target}".`, {
      hint: types === '' ? 'None of its processes are running.' : `Process types: ${types}.`,
      cause: error,
    });
  });
  return items.filter(({ type }) => type === target);
}
