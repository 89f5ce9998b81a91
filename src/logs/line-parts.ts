import { Series } from '../api/series.ts';
import { readStart } from './log-line.ts';
import { momentsOf } from './log-moments.ts';

/** A line of a log as JSON has it; see `LogLine`. */
export interface LogLineParts {
  readonly time: string | null;
  readonly source: string | null;
  readonly process: string | null;
  readonly message: string;
}

/** The parts of lines that follow one another, up to now. */
export function linePartsOf(lines: readonly string[], app: string, now: number): readonly LogLineParts[] {
  const starts = lines.map((line) => readStart(line, app));
  const moments = momentsOf(
    starts.map((start) => start?.time),
    now,
  );
  return lines.map((line, index) => {
    const { source = null, process = null, length = 0 } = starts[index] ?? {};
    const moment = moments[index];
    return {
      time: moment === undefined ? null : new Date(moment).toISOString(),
      source,
      process,
      message: line.slice(length),
    };
  });
}

/**
 * The parts of a log's lines as they come. From the first line without a date on they wait for the last line, as dates are
 * found backwards from it.
 */
export function logParts(log: Series<string>, app: string, now: () => number): Series<LogLineParts> {
  return new Series<LogLineParts>([], batches(log, app, now));
}

async function* batches(
  { items, more }: Series<string>,
  app: string,
  now: () => number,
): AsyncGenerator<readonly LogLineParts[]> {
  const held: string[] = [];
  const take = (lines: readonly string[]): readonly LogLineParts[] => {
    if (held.length === 0 && !lines.some((line) => hasTimeAlone(line, app))) return linePartsOf(lines, app, now());
    for (const line of lines) held.push(line);
    return [];
  };
  yield take(items);
  if (more) for await (const lines of more) yield take(lines);
  yield linePartsOf(held, app, now());
}

function hasTimeAlone(line: string, app: string): boolean {
  const start = readStart(line, app);
  return start !== undefined && !/^\d{4}-/.test(start.time);
}
