import type { Controller } from '../handlers/handler.ts';
import type { AppRow } from '../wire/permissions.ts';

/** How many lines of an app's log are kept. */
const kept = 1000;

/**
 * Adds lines to an app's log, inside a change. `process` is the one that wrote them, as `run.1`; null is the controller
 * itself, whose name in the log is the dialect's matter.
 */
export function addToLog({ store, now }: Controller, app: string, process: string | null, message: string): void {
  const moment = now();
  for (const line of message.replace(/\n$/, '').split('\n').slice(-kept)) {
    store.write(
      'INSERT INTO log_lines (app, moment, process, message) VALUES (?, ?, ?, ?)',
      app,
      moment,
      process,
      line,
    );
  }
  store.write(
    `DELETE FROM log_lines WHERE app = ? AND number <=
      (SELECT number FROM log_lines WHERE app = ? ORDER BY number DESC LIMIT 1 OFFSET ?)`,
    app,
    app,
    kept,
  );
}

/** The last lines of an app's log, oldest first, as the documents show them: `16:51:14 deis[api]: test created initial release`. */
export function readLog({ store, dialect, logs }: Controller, app: Pick<AppRow, 'id' | 'uuid'>, lines: number): string {
  const stored = store
    .all<Line>(
      'SELECT moment, process, message FROM log_lines WHERE app = ? ORDER BY number DESC LIMIT ?',
      app.id,
      lines,
    )
    .reverse();
  const written = logs.read(app.uuid);
  const all = written.length === 0 ? stored : [...stored, ...written].sort(byMoment);
  return all
    .slice(-lines)
    .map(({ moment, process, message }) => {
      const isOfPlatform = process === null || process === 'router';
      const source = isOfPlatform ? `${dialect.product}[${process ?? 'api'}]` : `${app.id}[${process}]`;
      return `${moment.slice(11, 19)} ${source}: ${message}\n`;
    })
    .join('');
}

interface Line {
  readonly moment: string;
  readonly process: string | null;
  readonly message: string;
}

/** Lines of one moment keep their order. */
function byMoment(one: Line, other: Line): number {
  if (one.moment === other.moment) return 0;
  return one.moment < other.moment ? -1 : 1;
}
