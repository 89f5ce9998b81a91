import type { Grammar, Spelling } from '../command-line/tokens.ts';
import type { CommandRow, CompletionTable, OptionRow } from './table.ts';

/** An option of the table, as the command line is read by it. */
export interface KnownOption extends Spelling {
  readonly row: OptionRow;
}

/** What the words after a command's name mean, by its row of the table. */
export function grammarOfRow(
  { args, options, passThrough }: CommandRow,
  { common }: CompletionTable,
): Grammar<KnownOption> {
  const own = options.map(asSpelling);
  return {
    own,
    shared: common.map(asSpelling).filter(({ long }) => !own.some((option) => option.long === long)),
    passThrough,
    // With arguments only the fields that are known can tell, and those are not in the table.
    isValue: (next) => args.length === 0 && !next.startsWith('-'),
  };
}

function asSpelling(row: OptionRow): KnownOption {
  const { long, short, value, attached } = row;
  return {
    row,
    key: long,
    long: long.slice('--'.length),
    short: short?.slice('-'.length),
    value: value ? 'required' : attached ? 'optional' : 'none',
  };
}
