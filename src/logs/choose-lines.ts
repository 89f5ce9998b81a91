import { readStart } from './log-line.ts';
import { momentsOf } from './log-moments.ts';

/** Which lines of a log are wanted. */
export interface LineChoice {
  readonly app: string;
  /** A process type, a process, or the end of its name. */
  readonly process: string | undefined;
  /** `app`, or a part of the platform. */
  readonly source: string | undefined;
  /** The moment from which on. */
  readonly since: number | undefined;
}

/** Makes a function that chooses of lines, batch by batch. A line without a start of its own goes with the one before it. */
export function createLineFilter(
  choice: LineChoice,
  now: () => number,
): (lines: readonly string[]) => readonly string[] {
  let isWanted = choice.process === undefined && choice.source === undefined;
  let isReached = choice.since === undefined;
  return (lines) => {
    const starts = lines.map((line) => readStart(line, choice.app));
    const from = isReached ? 0 : indexSince(starts, choice.since ?? 0, now());
    isReached ||= from < lines.length;
    return lines.filter((_, index) => {
      const start = starts[index];
      if (start) isWanted = isOfProcess(start, choice) && isOfSource(start.source, choice.source);
      return isWanted && index >= from;
    });
  };
}

/** The first of the lines that is not earlier; where none has a time all are taken. */
function indexSince(starts: readonly ({ readonly time: string } | undefined)[], since: number, now: number): number {
  const moments = momentsOf(
    starts.map((start) => start?.time),
    now,
  );
  if (moments.every((moment) => moment === undefined)) return 0;
  const index = moments.findIndex((moment) => moment !== undefined && moment >= since);
  return index < 0 ? starts.length : index;
}

function isOfProcess({ process }: { readonly process: string | null }, { app, process: wanted }: LineChoice): boolean {
  if (wanted === undefined) return true;
  if (process === null) return false;
  // Processes are written in several ways: web.1, web.v2.abc01, hello-v2-web-abc01.
  const [name, sought] = [process, wanted].map((each) => each.replace(`${app}-`, ''));
  return (
    name !== undefined &&
    sought !== undefined &&
    `.${name}.`.replaceAll('-', '.').includes(`.${sought}.`.replaceAll('-', '.'))
  );
}

function isOfSource(source: string, wanted: string | undefined): boolean {
  // The API writes as `api` on Deis v1 and as `controller` later.
  const same = (name: string): string => (name === 'controller' ? 'api' : name);
  return wanted === undefined || same(source) === same(wanted.toLowerCase());
}
