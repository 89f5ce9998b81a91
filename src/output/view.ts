/** How a text stands out on a terminal with colours; `first` to `fourth` only tell things apart. */
export type Tone = 'plain' | 'strong' | 'faint' | 'good' | 'warning' | 'bad' | 'first' | 'second' | 'third' | 'fourth';

/** A text with a tone; `ascii` is what stands for it where a terminal has no other letters. */
export interface Tinted {
  readonly text: string;
  readonly tone: Tone;
  readonly ascii?: string;
}

/** A text that leads somewhere on a terminal that has hyperlinks; the URL is checked before it is written. */
export interface Linked {
  readonly text: unknown;
  readonly link: string | undefined;
}

/**
 * A moment, shown as people say it on a terminal, and elsewhere as ISO 8601, or as `plain` where the Go clients have another
 * form; `label` stands before it.
 */
export interface Moment {
  readonly moment: string | null | undefined;
  readonly plain?: string;
  readonly label?: string;
}

/** A piece of a table or line: text, a link, a moment, or nothing. */
export type Cell = string | number | null | undefined | Tinted | Linked | Moment;

/** Rows as they come: what is at hand, and the rest in batches, where there is more. */
export interface Coming<T> {
  readonly items: readonly T[];
  readonly more: AsyncIterable<readonly T[]> | undefined;
  /** True where it goes on until it is interrupted. */
  readonly isEndless?: boolean;
}

/** A bar of so many letters of each tone, shortened to its proportions where there are more than have room. */
export interface Bar {
  readonly bar: readonly (Tinted & { readonly count: number })[];
}

/** What is shown of a result. */
export type Block =
  | { readonly kind: 'line'; readonly text: Cell; readonly isProse?: boolean }
  | { readonly kind: 'either'; readonly terminal: View; readonly pipe: View }
  | { readonly kind: 'nothing'; readonly text: string; readonly next: Next | undefined }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | {
      readonly kind: 'done';
      readonly detail: string | undefined;
      readonly sentence: string | undefined;
      readonly what: string | undefined;
    }
  | { readonly kind: 'begun'; readonly meanwhile: string | undefined }
  | { readonly kind: 'doneIn'; readonly sentence: string | undefined; readonly isTimed: boolean }
  | { readonly kind: 'pairs'; readonly pairs: readonly (readonly [string, Cell])[]; readonly isProse?: boolean }
  | {
      readonly kind: 'table';
      readonly columns: readonly string[];
      readonly rows: readonly (readonly Cell[])[];
      /** The rows as lines for a pipe, where scripts expect another form than aligned columns. */
      readonly plain: readonly string[] | undefined;
    }
  | {
      readonly kind: 'rows';
      readonly columns: readonly string[];
      /** The same rows twice, for a terminal and for a pipe: one of the two is gone through. */
      readonly rows: Coming<readonly Cell[]>;
      readonly plain: Coming<string>;
    }
  | {
      readonly kind: 'lines';
      readonly lines: Coming<string>;
      /** Divides a line into texts with tones, for a terminal with colours. */
      readonly tint: ((line: string) => readonly Tinted[]) | undefined;
    }
  | { readonly kind: 'picture'; readonly rows: readonly (readonly (Cell | Bar)[])[] };

/** What to do next: `Add one` with `domains:add`, a command without the program's name. */
type Next = readonly [say: string, command: string];

/** What people are shown of a result, from top to bottom. */
export type View = readonly Block[];

/** A URL or a domain as a link to it; `text` stands for it. A name without a dot may lead anywhere, and leads nowhere. */
export function linked(address: unknown, text = address): Linked {
  if (typeof address !== 'string') return { text, link: undefined };
  const isUrl = /^https?:\/\//i.test(address);
  return { text, link: isUrl ? address : address.includes('.') ? `http://${address}` : undefined };
}

/** One line. */
export function line(text: Cell): Block {
  return { kind: 'line', text };
}

/** A line of words, which a terminal may break between them. */
export function sentence(text: string): Block {
  return { kind: 'line', text, isProse: true };
}

/** Text as it is, such as the output of a command that ran elsewhere; on a terminal it is made safe to show. */
export function text(content: string): Block {
  return { kind: 'text', text: content };
}

/** What a heading says of a list: the items that are shown, or how many they will be; and how many there are. */
interface Extent {
  readonly items: readonly unknown[];
  readonly expected?: number;
  readonly total: number;
}

/** A heading: `=== Apps`, as the Go clients have it, with `(100 of 250)` when not all of a list is shown. */
export function heading(title: string, extent?: Extent): Block {
  if (extent === undefined) return { kind: 'heading', text: title };
  const { items, expected = items.length, total } = extent;
  return { kind: 'heading', text: expected < total ? `${title} (${expected} of ${total})` : title };
}

/** What a terminal shows and what a pipe gets, where these are not the same. */
export function either(views: { readonly terminal: View; readonly pipe: View }): Block {
  return { kind: 'either', ...views };
}

/** Says on a terminal that a list is empty, and which command to type next; a pipe gets nothing. */
export function nothing(sentence: string, next?: Next): Block {
  return { kind: 'nothing', text: sentence, next };
}

/**
 * The sentence that a change is made: what the command was doing, or `what`, then `... done`, then the detail. On a
 * terminal it is `sentence`, which has no period: how far the processes are may follow it.
 */
export function done(detail?: string, sentence?: string, what?: string): Block {
  return { kind: 'done', detail, sentence, what };
}

/** For changes that take long, on a line of its own: what the command was doing, then `...`, and what to have meanwhile. */
export function begun(meanwhile?: string): Block {
  return { kind: 'begun', meanwhile };
}

/**
 * The line that ends what `begun` began: `done in 2s`, or `done` where the Go clients tell no time; on a terminal,
 * `sentence` with the time.
 */
export function doneIn(sentence?: string, isTimed = true): Block {
  return { kind: 'doneIn', sentence, isTimed };
}

/** Names and values, a line each. */
export function pairs(entries: readonly (readonly [string, Cell])[]): Block {
  return { kind: 'pairs', pairs: entries };
}

/** Names and descriptions in words, which a terminal may wrap; nothing that is meant to be copied. */
export function facts(entries: readonly (readonly [string, Cell])[]): Block {
  return { kind: 'pairs', pairs: entries, isProse: true };
}

/** A table; `plain` gives its rows for a pipe. */
export function table(
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  plain?: readonly string[],
): Block {
  return { kind: 'table', columns, rows, plain };
}

/** A table of a list that may be long: shown as it comes. Each item makes a row, and a line for a pipe. */
export function rows<T>(
  columns: readonly string[],
  items: Coming<T>,
  row: (item: T) => readonly Cell[],
  plain: (item: T) => string,
): Block {
  return { kind: 'rows', columns, rows: changed(items, row), plain: changed(items, plain) };
}

/** Lines that may be many: shown as they come. */
export function lines(content: Coming<string>, tint?: (line: string) => readonly Tinted[]): Block {
  return { kind: 'lines', lines: content, tint };
}

/** Rows that only a terminal is shown, as they say nothing that the rest does not. */
export function picture(content: readonly (readonly (Cell | Bar)[])[]): Block {
  return { kind: 'picture', rows: content };
}

/** Whether a list has nothing in it. */
export function isEmpty({ items, more }: Coming<unknown>): boolean {
  return items.length === 0 && more === undefined;
}

/** The same rows in another form. */
export function changed<T, U>({ items, more, isEndless }: Coming<T>, change: (item: T) => U): Coming<U> {
  return {
    get items() {
      return items.map(change);
    },
    more: more && changedBatches(more, change),
    ...(isEndless === true && { isEndless }),
  };
}

async function* changedBatches<T, U>(
  batches: AsyncIterable<readonly T[]>,
  change: (item: T) => U,
): AsyncGenerator<readonly U[]> {
  for await (const batch of batches) yield batch.map(change);
}
