import { type CommandRow, type CompletionTable, type OptionRow, optionsOf } from './table.ts';

/** What the words between the command and the cursor have given. */
export interface Walked {
  /** How many arguments. */
  readonly count: number;
  /** The option that the next word is the value of. */
  readonly pending: OptionRow | undefined;
  /** Whether options are over. */
  readonly isOver: boolean;
  /** The values of options, by their long form. */
  readonly values: ReadonlyMap<string, string>;
}

/** Reads the words that follow a command, as far as that is needed to know what comes next. */
export function walk(words: readonly string[], row: CommandRow, table: CompletionTable): Walked {
  const values = new Map<string, string>();
  let pending: OptionRow | undefined;
  let count = 0;
  let isOver = false;
  for (const word of words) {
    if (pending) {
      values.set(pending.long, word);
      pending = undefined;
    } else if (isOver || word === '-' || !word.startsWith('-')) {
      count += 1;
      isOver ||= row.passThrough === true;
    } else if (word === '--') {
      isOver = true;
    } else {
      const { option, value } = readOption(word, row, table);
      if (option?.value && value === undefined) pending = option;
      if (option?.value && value !== undefined) values.set(option.long, value);
    }
  }
  return { count, pending, isOver, values };
}

/** Reads `--app`, `--app=x`, an abbreviation of a long form, `-a`, `-ax`, and flags before it as in `-qa`. */
export function readOption(
  word: string,
  row: CommandRow,
  table: CompletionTable,
): { option?: OptionRow | undefined; value?: string } {
  const options = optionsOf(row, table);
  if (word.startsWith('--')) {
    const at = word.indexOf('=');
    const name = at < 0 ? word : word.slice(0, at);
    const named = options.find(({ long }) => long === name);
    const option = named ?? abbreviated(name, row.options) ?? abbreviated(name, table.common);
    return at < 0 ? { option } : { option, value: word.slice(at + 1) };
  }
  for (let at = 1; at < word.length; at += 1) {
    const option = options.find(({ short }) => short === `-${word.charAt(at)}`);
    if (!option?.value) continue;
    const rest = word.slice(at + 1);
    return rest === '' ? { option } : { option, value: rest };
  }
  return {};
}

/** The only option that begins so; of several the one with which the others begin. */
function abbreviated(name: string, options: readonly OptionRow[]): OptionRow | undefined {
  const near = options.filter(({ long }) => long.startsWith(name));
  return near.find(({ long }) => near.every((other) => other.long.startsWith(long)));
}
