import type { Tinted } from '../output/view.ts';

/** A line of a log by its parts; those are null where the line is in no form that is known. */
export const LogLine = {
  title: 'LogLine',
  type: 'object',
  properties: {
    time: { type: ['string', 'null'], description: 'ISO 8601 in UTC' },
    source: { type: ['string', 'null'], description: 'app, or the part of the platform: api, controller, router, ...' },
    process: { type: ['string', 'null'], description: 'the process of the app' },
    message: { type: 'string' },
  },
  required: ['time', 'source', 'process', 'message'],
} as const;

/** A line by its parts. */
export interface LogPart {
  readonly time: string | null;
  readonly source: string | null;
  readonly process: string | null;
  readonly message: string;
}

/** The start of a line: when and by whom it was written. */
interface Start {
  /** As it is written: a whole date, or the time of a day alone. */
  readonly time: string;
  /** `app`, or the part of the platform that wrote it. */
  readonly source: string;
  /** The process, where an app wrote it. */
  readonly process: string | null;
  /** How many letters of the line it is. */
  readonly length: number;
}

const form =
  /^((?:\d{4}-\d\d-\d\d[T ])?\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|UTC|[+-]\d\d:?\d\d)?) +([^\s[\]:]+)\[([^\]]+)\]: ?/;

/** Reads the start of a line of an app's log, as `16:51:14 hello[web.1]: `; undefined for a line without one. */
export function readStart(line: string, app: string): Start | undefined {
  const [whole, time, writer, part] = form.exec(line) ?? [];
  if (whole === undefined || time === undefined || part === undefined) return undefined;
  // From 1.11 on Deis v1 writes what the controller says in the name of the app.
  const own = /^deis-(.+)$/i.exec(part)?.[1];
  const isOfApp = writer === app && own === undefined;
  const source = isOfApp ? 'app' : (own ?? part).toLowerCase();
  return { time, source, process: isOfApp ? part : null, length: whole.length };
}

const tones = ['first', 'second', 'third', 'fourth'] as const;

/** A line whose start has a colour of its own for each type of process; what the platform says is faint. */
export function tintLine(line: string, app: string): readonly Tinted[] {
  const start = readStart(line, app);
  if (start === undefined) return [{ text: line, tone: 'plain' }];
  const { process, length } = start;
  return tintStart(line, length, process === null ? null : typeOf(process));
}

/** A line whose start of so many characters has the color of a type of process; faint, if it is of none. */
export function tintStart(line: string, length: number, type: string | null): readonly Tinted[] {
  const sum = Buffer.from(type ?? '').reduce((total, byte) => total + byte, 0);
  const tone = type === null ? 'faint' : (tones[sum % tones.length] ?? 'plain');
  return [
    { text: line.slice(0, length), tone },
    { text: line.slice(length), tone: 'plain' },
  ];
}

/** `web` of `web.1`, `web.v2.abc01` and `hello-v2-web-e7dej`. */
function typeOf(name: string): string {
  return /-v\d+-(.+)-[^-]+$/.exec(name)?.[1] ?? name.split('.', 1)[0] ?? name;
}
