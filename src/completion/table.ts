import type { Completable } from '../cli/define.ts';

/** What is known of a value before it is typed: its kind, or all that it may be. Neither for one that nobody can know. */
export interface ValueRow {
  readonly completes?: Completable;
  readonly choices?: readonly string[];
}

/** An option as it is typed. One without a value is a flag. */
export interface OptionRow {
  readonly long: string;
  readonly short?: string;
  readonly summary: string;
  readonly value?: ValueRow;
  /** The value that it may have in the same word, or not. */
  readonly attached?: ValueRow;
}

/** An argument. */
export interface ArgumentRow extends ValueRow {
  readonly variadic?: true;
  /** True for `<type=number>` and the like: what is completed stands before the `=`. */
  readonly assigns?: true;
}

/** A command, as far as the words after it are concerned. */
export interface CommandRow {
  readonly args: readonly ArgumentRow[];
  /** Its own options; the ones that all have come besides, unless it has one of the same name. */
  readonly options: readonly OptionRow[];
  /** True where all words from the first argument on belong to it. */
  readonly passThrough?: true;
}

/** All that completion knows without asking: the declarations of the commands, without their code. */
export interface CompletionTable {
  readonly nouns: Readonly<
    Record<
      string,
      {
        readonly summary: string;
        /** Each with its summary. */
        readonly verbs: Readonly<Record<string, string>>;
        readonly alone?: string;
      }
    >
  >;
  /** The topics of help, each with its summary. */
  readonly topics: Readonly<Record<string, string>>;
  /** The options that every command has. */
  readonly common: readonly OptionRow[];
  /** A row may be made when it is asked for: to look at all of them takes longer than to answer. */
  readonly commands: Readonly<Record<string, CommandRow>>;
}

/** The options that a command understands. */
export function optionsOf({ options }: CommandRow, { common }: CompletionTable): readonly OptionRow[] {
  const own = new Set(options.flatMap(({ long, short }) => [long, short]));
  const others = common.filter(({ long }) => !own.has(long));
  return [...options, ...others.map((row) => (own.has(row.short) ? withoutShort(row) : row))];
}

/** The letter is the command's own option. */
function withoutShort({ long, summary, value, attached }: OptionRow): OptionRow {
  return { long, summary, ...(value && { value }), ...(attached && { attached }) };
}
