import { randomBytes } from 'node:crypto';
import { Failure } from '../../base/errors.ts';
import { reason } from '../../base/file-reason.ts';
import type { Context } from '../../cli/context.ts';
import { rememberFolder } from '../../sandbox/state/known-folders.ts';
import { writeLastApi } from '../../sandbox/state/last-api.ts';
import { writeOwnerSecret } from '../../sandbox/state/owner-secret.ts';
import { readPorts, writePorts } from '../../sandbox/state/ports.ts';
import { type Running, writeRunning } from '../../sandbox/state/running.ts';
import type { Sandbox, SandboxOptions } from '../../sandbox/wire/server.ts';
import { isNoRoom, UnusableState } from '../../sandbox/state/unusable-state.ts';
import type { ChosenApi } from './choose-api.ts';
import { fileServer } from './file-server.ts';
import { sandboxCommand } from './start-command.ts';

/** A sandbox in this process. */
export interface StartedHere {
  readonly sandbox: Sandbox;
  /** What is written down of it. */
  readonly running: Running;
}

interface Options extends ChosenApi {
  readonly port?: number | undefined;
  readonly httpsPort?: number | undefined;
  readonly open?: boolean | undefined;
  readonly throttle?: boolean | undefined;
  readonly simulateImages?: boolean | undefined;
}

/** Starts the sandbox of a folder in this process, and writes down where it runs. */
export async function startHere(
  { port, httpsPort, open, throttle, simulateImages, dialect, like }: Options,
  folder: string,
  context: Context,
): Promise<StartedHere> {
  const { host, locations } = context;
  const last = readPorts(folder);
  const secret = randomBytes(32).toString('hex');
  const sandbox = await opened(
    {
      directory: folder,
      dialect,
      ...(like && { like }),
      showsAddresses: true,
      port: port ?? last?.http ?? 0,
      securePort: httpsPort ?? last?.https ?? 0,
      environment: host.environment,
      fileServer: fileServer(),
      notices: true,
      throttle: throttle === true,
      containers: simulateImages !== true,
      report: (error) => {
        host.stderr.write(`${host.now().toISOString()} ${inFull(error)}\n`);
      },
      ...(open !== true && { secret }),
    },
    context,
  );
  try {
    if (open !== true) writeOwnerSecret(folder, secret);
    rememberFolder(locations.sandbox, folder);
    writePorts(folder, { http: sandbox.port, https: sandbox.securePort });
    writeLastApi(folder, { api: dialect.name, like: like ?? null });
    const running = { url: sandbox.url, api: dialect.name, like: like ?? null, pid: host.pid };
    writeRunning(folder, running);
    return { sandbox, running };
  } catch (error) {
    await sandbox.close();
    throw new Failure('failure', `Could not write to ${folder}${reason(error)}.`, { cause: error });
  }
}

/** Starts a sandbox; if its state cannot be used, the failure says what to do. */
async function opened(options: SandboxOptions, context: Context): Promise<Sandbox> {
  const { startSandbox } = await import('../../sandbox/wire/server.ts');
  try {
    return await startSandbox(options);
  } catch (error) {
    if (!(error instanceof UnusableState)) throw error;
    const reset = sandboxCommand(['sandbox:reset'], options.directory, context);
    const hint = nextSteps[error.why]?.(reset);
    throw hint === undefined ? error : error.withHint(hint);
  }
}

const nextSteps: Readonly<Partial<Record<UnusableState['why'], (reset: string) => string>>> = {
  damaged: (reset) => `Put a copy of it back, or delete all apps and users of this sandbox: ${reset}`,
  newer: (reset) => `Update this program, or delete all apps and users of this sandbox: ${reset}`,
};

/** An error of the sandbox itself, for its log. */
function inFull(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return isNoRoom(error) ? `Error: ${error.message}` : (error.stack ?? error.message);
}
