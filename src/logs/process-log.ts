import type { Api } from '../api/client.ts';
import { Endless, Series } from '../api/series.ts';
import { changed } from './follow-log.ts';
import { split } from './log-lines.ts';
import { parts } from './pod-lines.ts';
import { openPodLog, type PodLogRequest } from './pod-log.ts';

/** The log of a process, which can be gone through once: as it is, or by the parts of its lines. */
export interface ProcessLog {
  readonly log: Series<string>;
  readonly parts: Endless<object>;
}

/** Opens the log of one process. Rejects with a `Failure`. */
export async function openProcessLog(api: Api, request: PodLogRequest): Promise<ProcessLog> {
  const lines = split(await openPodLog(api, request));
  const pod = { name: request.pod, type: '' };
  return {
    log: request.follow ? new Endless([], lines) : new Series([], lines),
    parts: new Endless(
      [],
      changed(lines, (batch) => batch.map((message) => parts({ pod, message }))),
    ),
  };
}
