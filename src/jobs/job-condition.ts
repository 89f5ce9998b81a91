import type { Api } from '../api/client.ts';
import { Failure } from '../base/errors.ts';
import { isJsonObject } from '../base/json-object.ts';
import { isTransient } from '../rollout/is-transient.ts';

/** How a job is: it has ended with an exit code, it runs or is about to, or nothing is known at present. */
export type JobCondition = { readonly exitCode: number } | 'going' | 'unknown';

/** Why a container may wait before it is started, and then is. */
const startsSoon = new Set(['ContainerCreating', 'PodInitializing', '']);

/** Looks at the process of a job. Rejects with a failure if it cannot be started, or is gone. */
export async function lookAtJob(api: Api, app: string, pod: string): Promise<JobCondition> {
  try {
    const { items } = await api('pods.describe', { app, pod });
    const { state = {}, reason } = items[0] ?? {};
    const { terminated, waiting } = state;
    if (isJsonObject(terminated)) {
      const code = Number(terminated['exitCode']);
      return { exitCode: code >= 0 && code <= 255 ? code : 1 };
    }
    const why = isJsonObject(waiting) ? waiting['reason'] : reason;
    if (!('running' in state) && typeof why === 'string' && !startsSoon.has(why)) throw notStarted(pod, why);
    return 'running' in state ? 'going' : 'unknown';
  } catch (error) {
    if (isTransient(error)) return 'unknown';
    throw error;
  }
}

function notStarted(pod: string, why: string): Failure {
  return new Failure('refused', `The command could not be started: ${why}.`, {
    hint: `ps:describe ${pod} shows more.`,
  });
}
