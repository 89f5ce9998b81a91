import { type ChildProcess, spawn } from 'node:child_process';
import process from 'node:process';
import type { Containment } from './containment.ts';

/** How a process is started. */
export interface Launch {
  /** A line for the shell. */
  readonly command: string;
  readonly folder: string;
  /** All of its environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** How much data memory each process may have, in kibibytes, where that is limited. */
  readonly memory: number | undefined;
  readonly containment: Containment;
  /** A line for the shell that the watcher of the group runs before it ends the group, as the sandbox is gone. */
  readonly farewell?: string;
  /** Gets what the process writes, standard output and standard error alike. */
  readonly onOutput: (chunk: Buffer, from: 'stdout' | 'stderr') => void;
}

/** How a process ended: by itself with a code, or by a signal. */
export interface Ending {
  readonly code: number | null;
  readonly signal: string | null;
}

/** A process with all that it started and that is still in its process group. */
export interface ProcessGroup {
  readonly pid: number | undefined;
  /** Resolves when the process has ended and the rest of its group has been ended. */
  readonly ended: Promise<Ending>;
  /** Sends SIGTERM, and SIGKILL after so many milliseconds. Resolves when all is over. */
  stop(grace: number): Promise<Ending>;
  /** Sends SIGKILL. */
  kill(): void;
}

/** Ends a process group, which may be gone already. */
export function signalGroup(pid: number | undefined, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // It is gone.
  }
}

/**
 * A shell that waits beside the app on a pipe that only the sandbox holds: when the sandbox dies, however that happens,
 * the pipe ends, and the shell ends the group. As it lives as long as the group, no other group gets the same id.
 */
const watched = `( trap '' TERM INT HUP QUIT; exec >/dev/null 2>&1; read -r _ <&3; [ -z "$3" ] || /bin/sh -c "$3"; kill -KILL 0 ) &
exec 3<&-
[ -z "$2" ] || ulimit -d "$2"
exec /bin/sh -c "$1"`;

/**
 * The first process of a PID namespace: with it ends all that is in the namespace. It does not pass signals on, as the
 * group gets them, but outlives SIGTERM so that the app can take its time.
 */
const first = `stopping=
trap 'stopping=1' TERM
[ -z "$2" ] || ulimit -d "$2"
/bin/sh -c "$1" &
child=$!
while :; do
  wait "$child"
  code=$?
  kill -0 "$child" 2>/dev/null || break
done
while [ -n "$stopping" ] && kill -0 -1 2>/dev/null; do sleep 0.05; done
exit "$code"`;

/** Starts a process in a group of its own. */
export function startGroup(launch: Launch): ProcessGroup {
  const { command, folder, environment, memory, containment, farewell = '', onOutput } = launch;
  const isContained = containment.kind === 'namespace';
  const [program, ...words] = isContained ? [...containment.prefix, '/bin/sh'] : ['/bin/sh'];
  const script = isContained ? first : watched;
  const given = [command, memory === undefined ? '' : String(memory), farewell];
  const child = spawn(program, [...words, '-c', script, 'sh', ...given], {
    cwd: folder,
    env: { ...environment },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', ...(isContained ? [] : ['pipe' as const])],
  });
  let isStopping = false;
  const ended = end(child, () => isStopping);
  for (const from of ['stdout', 'stderr'] as const) child[from]?.on('data', limited(child[from], onOutput, from));
  return {
    pid: child.pid,
    ended,
    async stop(grace) {
      isStopping = true;
      signalGroup(child.pid, 'SIGTERM');
      const timer = setTimeout(() => {
        signalGroup(child.pid, 'SIGKILL');
        closeOutputs(child);
      }, grace);
      try {
        return await ended;
      } finally {
        clearTimeout(timer);
      }
    },
    kill() {
      signalGroup(child.pid, 'SIGKILL');
    },
  };
}

/** How much output is read of a process in a second, in bytes: one that writes without end waits meanwhile. */
const outputPerSecond = 1024 * 1024;
/** What a line costs besides its bytes: to keep a short one takes as long as to keep these. */
const costOfLine = 40;

function limited(
  stream: NonNullable<ChildProcess['stdout']>,
  onOutput: Launch['onOutput'],
  from: 'stdout' | 'stderr',
): (chunk: Buffer) => void {
  let since = Date.now();
  let read = 0;
  return (chunk) => {
    onOutput(chunk, from);
    const age = Date.now() - since;
    if (age > 1000) {
      since = Date.now();
      read = 0;
    }
    read += chunk.length + costOfLine * linesIn(chunk);
    if (read < outputPerSecond) return;
    stream.pause();
    setTimeout(() => stream.resume(), Math.max(1000 - age, 0)).unref();
  };
}

function linesIn(chunk: Buffer): number {
  let lines = 0;
  for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) lines += 1;
  return lines;
}

function end(child: ChildProcess, isStopping: () => boolean): Promise<Ending> {
  return new Promise((resolve) => {
    const outputs = [child.stdout, child.stderr];
    let ending: Ending | undefined;
    const finish = (): void => {
      if (!ending) return;
      // What is left of the group, and the pipe of its watcher.
      signalGroup(child.pid, 'SIGKILL');
      closeOutputs(child);
      const pipe = child.stdio[3];
      if (pipe && 'destroy' in pipe) pipe.destroy();
      resolve(ending);
    };
    const finishIfSilent = (): void => {
      if (outputs.every((output) => output?.closed !== false)) finish();
    };
    for (const output of outputs) output?.once('close', finishIfSilent);
    // It could not be started.
    child.once('error', (error) => {
      ending = { code: null, signal: error.message };
      finish();
    });
    child.once('exit', (code, signal) => {
      ending = endingOf(code, signal);
      finishIfSilent();
      if (isStopping()) return;
      // A crash ends the rest; one that left the group may hold the outputs open, and nobody waits for it.
      signalGroup(child.pid, 'SIGKILL');
      setTimeout(finish, 200);
    });
    child.stdio[3]?.on('error', () => undefined);
  });
}

function closeOutputs(child: ChildProcess): void {
  child.stdout?.destroy();
  child.stderr?.destroy();
}

const signals: Readonly<Record<number, string>> = { 6: 'SIGABRT', 9: 'SIGKILL', 11: 'SIGSEGV', 15: 'SIGTERM' };

/** A shell in between tells of a signal as 128 and its number. */
function endingOf(code: number | null, signal: string | null): Ending {
  const hidden = code !== null && code > 128 ? signals[code - 128] : undefined;
  return hidden === undefined ? { code, signal } : { code: null, signal: hidden };
}
