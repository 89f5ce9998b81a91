import type { Pod } from '../models/pod.ts';

/** What the state of a process means: that it runs, is on its way up, has failed, or is on its way out. */
export type Phase = 'up' | 'coming' | 'failed' | 'leaving';

const phases = new Map<string, Phase>(
  Object.entries({
    up: 'up',
    crashed: 'failed',
    error: 'failed',
    terminating: 'leaving',
    stopping: 'leaving',
    stopped: 'leaving',
    down: 'leaving',
    destroyed: 'leaving',
  }),
);

/** The phase of a process; a state that is not known, or not said, is on its way to another. It may be of any type. */
export function phaseOf({ state }: Pick<Pod, 'state'>): Phase {
  return phases.get(String(state).toLowerCase()) ?? 'coming';
}

/** How many of these processes are in each phase. */
export function countPhases(pods: readonly Pick<Pod, 'state'>[]): Readonly<Record<Phase, number>> {
  const counts = { up: 0, coming: 0, failed: 0, leaving: 0 };
  for (const pod of pods) counts[phaseOf(pod)] += 1;
  return counts;
}
