import { readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';

/** The variable that marks what a sandbox started. */
export const mark = 'SANDBOX_ID';

/** The processes of this user that a sandbox marked, by what Linux shows of their environment. */
export function markedProcesses(id: string): readonly number[] {
  const wanted = `${mark}=${id}`;
  return names('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((name) => environment(name).includes(wanted))
    .map(Number);
}

/** Ends what an earlier run of the sandbox left behind, until two looks in a row find nothing. Gives how many there were. */
export async function endOrphans(id: string): Promise<number> {
  const ended = new Set<number>();
  for (let quiet = 0, looks = 0; quiet < 2 && looks < 50; looks += 1) {
    const found = markedProcesses(id);
    quiet = found.length === 0 ? quiet + 1 : 0;
    for (const pid of found) {
      ended.add(pid);
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It has ended meanwhile.
      }
    }
    if (found.length > 0) await sleep(20);
  }
  return ended.size;
}

function names(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function environment(pid: string): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  } catch {
    // Another user's, or gone.
    return [];
  }
}
