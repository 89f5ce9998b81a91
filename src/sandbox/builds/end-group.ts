import { kill } from 'node:process';

/** Ends a process that leads a group, and all of the group. */
export function endGroup(leader: number | undefined): void {
  if (leader === undefined) return;
  try {
    kill(-leader, 'SIGKILL');
  } catch {
    // The group is gone already.
  }
}
