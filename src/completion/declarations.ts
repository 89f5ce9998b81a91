import { dialectNames } from '../api/dialects/registry.ts';
import type { Command, Group, Input, Inputs } from '../cli/define.ts';
import { common } from '../cli/inputs.ts';
import { longName } from '../command-line/input-names.ts';
import type { ArgumentRow, CommandRow, CompletionTable, OptionRow, ValueRow } from './table.ts';

/** A noun whose commands can be loaded. */
export interface DeclaredNoun {
  readonly summary: string;
  readonly alone?: string;
  readonly load: () => Promise<Group>;
}

const help: OptionRow = { long: '--help', short: '-h', summary: 'show this help' };

/** What completion is told of: the nouns, and the topics of help, which the scripts of the shells do not need. */
export interface Declared {
  readonly groups: Readonly<Record<string, DeclaredNoun>>;
  readonly topics?: Readonly<Record<string, { readonly summary: string }>>;
}

/** Makes the table of the declarations; all commands are loaded. */
export async function completionTable({ groups, topics = {} }: Declared): Promise<CompletionTable> {
  const loaded = await Promise.all(
    Object.entries(groups).map(async ([noun, group]) => ({ noun, ...group, commands: await group.load() })),
  );
  return {
    nouns: Object.fromEntries(
      loaded.map(({ noun, summary, alone, commands }) => {
        const verb = alone ?? ('list' in commands ? 'list' : undefined);
        const verbs = Object.fromEntries(Object.entries(commands).map(([name, each]) => [name, each.summary]));
        return [noun, { summary, verbs, ...(verb !== undefined && { alone: verb }) }];
      }),
    ),
    topics: Object.fromEntries(Object.entries(topics).map(([topic, { summary }]) => [topic, summary])),
    common: [...rowsOfOptions(common), help],
    commands: Object.fromEntries(
      loaded.flatMap(({ noun, commands }) =>
        Object.entries(commands).map(([verb, command]) => [`${noun}:${verb}`, rowOfCommand(command)] as const),
      ),
    ),
  };
}

function rowOfCommand({ args, options, passThrough }: Command): CommandRow {
  return {
    args: Object.values(args).map(rowOfArgument),
    options: rowsOfOptions(options),
    ...(passThrough === true && { passThrough }),
  };
}

function rowsOfOptions(inputs: Inputs): OptionRow[] {
  return Object.entries(inputs).flatMap(([key, input]) => rowsOfOption(key, input));
}

function rowOfArgument(input: Input<unknown>): ArgumentRow {
  return {
    ...rowOfValue(input),
    ...(input.variadic === true && { variadic: true }),
    ...(input.placeholder?.includes('=') === true && { assigns: true }),
  };
}

function rowsOfOption(key: string, input: Input<unknown>): OptionRow[] {
  const name = longName(key);
  const { summary, short, placeholder, optional, negated } = input;
  const without = { long: `--no-${name}`, summary: negated === 'also' ? `do not use --${name}` : summary };
  if (negated === 'only') return [without];
  const row = {
    long: `--${name}`,
    ...(short !== undefined && { short: `-${short}` }),
    summary,
    ...(placeholder !== undefined && { [optional === true ? 'attached' : 'value']: rowOfValue(input) }),
  };
  return negated === 'also' ? [row, without] : [row];
}

function rowOfValue({ completes, choices }: Input<unknown>): ValueRow {
  if (choices) return { choices };
  if (completes === 'dialect') return { choices: ['auto', ...dialectNames] };
  return completes === undefined ? {} : { completes };
}
