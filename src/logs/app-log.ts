import { Endless, Series } from '../api/series.ts';
import { usageFailure } from '../base/errors.ts';
import type { Context } from '../cli/context.ts';
import type { LineChoice } from './choose-lines.ts';
import { changed } from './follow-log.ts';
import { logLines, split } from './log-lines.ts';
import { openAppLog } from './pod-log.ts';
import type { PodLine } from './pod-lines.ts';
import { parts, printed } from './pod-lines.ts';
import type { LogSource } from './log-source.ts';

/** A log as it is shown to people, and by its parts. */
export interface ShownLog {
  readonly log: Series<string>;
  readonly parts?: Series<object>;
}

/** How many lines are shown if nothing else is said, as controllers have it. */
const usual = 100;
/** How long a controller keeps sending new lines, in seconds. */
const longest = 3600;

/** What is wanted of a log that comes over WebSockets. */
export interface SocketChoice extends LineChoice {
  readonly lines: number | undefined;
  readonly follow: boolean;
  /** How long the controller is to send new lines, in seconds, where it can be told. */
  readonly followTime: number | undefined;
}

/** Opens the log of an app whose controller keeps logs behind WebSockets. */
export async function openLog(context: Context, source: LogSource, choice: SocketChoice): Promise<ShownLog> {
  const { app, process, since, source: writer, lines = usual, follow, followTime } = choice;
  if (since !== undefined || writer !== undefined) {
    const option = since === undefined ? '--source' : '--since';
    throw usageFailure(`${option} is not available: this controller keeps the logs of each process, without times.`);
  }
  if (source === 'app' && process === undefined) {
    const timeout = followTime ?? context.timeout ?? longest;
    const log = await openAppLog(context.api, { app, lines, follow, timeout });
    return { log: follow ? new Endless([], split(log)) : logLines(log, undefined) };
  }
  const wanted = { app, process, lines };
  if (follow) {
    const { followPods } = await import('./follow-pods.ts');
    return shown(await followPods(context, wanted), app, (more) => new Endless<object>([], more));
  }
  const { logsOfPods } = await import('./logs-of-pods.ts');
  return shown(await logsOfPods(context, wanted), app, (more) => new Series<object>([], more));
}

/** The lines can be gone through once: as they are printed, or by their parts. */
function shown(
  { more }: Series<PodLine>,
  app: string,
  make: (more: AsyncIterable<readonly object[]>) => Series<object>,
): ShownLog {
  const lines = more ?? none();
  return {
    log: new Endless(
      [],
      changed(lines, (batch) => batch.map((each) => printed(app, each))),
    ),
    parts: make(changed(lines, (batch) => batch.map(parts))),
  };
}

async function* none(): AsyncGenerator<readonly PodLine[]> {
  // There are no processes.
}
