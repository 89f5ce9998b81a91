import { Argument, Command as Commander, CommanderError, type Help, Option } from 'commander';
import { Failure, usageFailure } from '../base/errors.ts';
import type { Language } from '../base/locale.ts';
import type { Command, Given, Input, Inputs } from '../cli/define.ts';
import { fieldsOf } from '../cli/output-fields.ts';
import { common } from '../cli/inputs.ts';
import { longName, spellArgument, spellOption } from './input-names.ts';
import { spellOut } from './spell-out.ts';

/** What the words of a command line gave for the inputs of a command, or the text of its help. */
export type Parsed =
  | { readonly help: string }
  | { readonly args: GivenValues; readonly options: GivenValues; readonly common: GivenValues };

/** What was given, by the names of the inputs. */
export type GivenValues = Readonly<Record<string, Given>>;

/** How help is laid out and what the program is called. */
export interface HelpStyle {
  readonly program: string;
  readonly columns: number;
  /** The language of help, where it is not English. */
  readonly language?: Language | undefined;
}

/** Reads the words that follow a command's name. Throws a usage failure; nothing is written. */
export function parseCommand(name: string, command: Command, words: readonly string[], style: HelpStyle): Parsed {
  const written: string[] = [];
  const program = createProgram(style, written);
  const mounted = mount(program, name, command, style);
  let result: Parsed | undefined;
  mounted.action((...values: unknown[]) => {
    const given = mounted.opts<Record<string, Given>>();
    result = {
      args: Object.fromEntries(Object.keys(command.args).map((key, index) => [key, values[index] as Given])),
      options: pick(given, command.options),
      common: Object.fromEntries(
        Object.keys(common).map((key) => [key, key in command.options ? undefined : given[key]]),
      ),
    };
  });
  const help = `${style.program} ${name} --help`;
  try {
    program.parse([name, ...spellOut(words, command)], { from: 'user' });
  } catch (error) {
    if (error instanceof Failure) throw error.withHint(`See ${help}.`);
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { help: written.join('') };
    throw asFailure(error, help);
  }
  return result ?? { help: mounted.helpInformation() };
}

/** The help of the whole program, or of one noun: every command with its summary. */
export function programHelp(
  groups: readonly (readonly [noun: string, summary: string, commands: Readonly<Record<string, Command>>])[],
  style: HelpStyle,
  footer: string,
): string {
  const written: string[] = [];
  const program = createProgram(style, written);
  program.usage('<command> [options]');
  for (const [noun, summary, commands] of groups) {
    program.commandsGroup(`${noun}: ${summary}`);
    for (const [verb, command] of Object.entries(commands)) mount(program, `${noun}:${verb}`, command, style);
  }
  program.addHelpText('after', `\n${style.language?.say(footer) ?? footer}`);
  program.outputHelp();
  return written.join('');
}

/** The failure of a command that does not exist, with the names that come near. */
export function unknownCommand(name: string, names: readonly string[], { program }: HelpStyle): Failure {
  const near = didYouMean(name, names);
  return usageFailure(`Unknown command '${name}'.`, `${near === undefined ? '' : `${near} `}See ${program} --help.`);
}

/** Asks whether one of the names was meant, as Commander asks for commands; undefined where none comes near. */
export function didYouMean(name: string, names: readonly string[]): string | undefined {
  const near = names.filter((each) => mayBeNear(each, name));
  if (near.length === 0) return undefined;
  const program = createProgram({ program: '', columns: 80 }, []);
  for (const each of near) program.command(each);
  try {
    program.parse([name], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return /\((Did you mean .*)\)/.exec(error.message)?.[1];
    throw error;
  }
  return undefined;
}

const mostMistakes = 3;

/**
 * Commander suggests names that differ in three letters at most, and to make a command of each name takes longer than all
 * the rest: names that have more other letters than that are left out.
 */
function mayBeNear(one: string, other: string): boolean {
  const left = other.split(/(?:)/u);
  let missing = 0;
  for (const letter of one) {
    const at = left.indexOf(letter);
    if (at < 0) missing += 1;
    else left.splice(at, 1);
  }
  return Math.max(missing, left.length) <= mostMistakes;
}

function createProgram(style: HelpStyle, written: string[]): Commander {
  return (
    new Commander(style.program)
      .exitOverride()
      .enablePositionalOptions()
      .helpCommand(false)
      // In lists of commands, their inputs would leave no room for what they are for.
      .configureHelp({
        subcommandTerm: (command) => command.name(),
        ...narrow,
        ...style.language?.layout,
      })
      .configureOutput({
        writeOut: (text) => written.push(text),
        writeErr: () => undefined,
        getOutHelpWidth: () => style.columns,
        getErrHelpWidth: () => style.columns,
      })
  );
}

/** Less room than this beside the names of options is too little to read in. */
const narrowest = 24;

/** Help on narrow terminals: Commander would leave lines there as long as they are. */
const narrow: Partial<Help> = {
  minWidthToWrap: 16,
  styleTitle(title) {
    return this.boxWrap?.(title, this.helpWidth ?? 80) ?? title;
  },
  formatItem(term, termWidth, description, helper) {
    if (description === '') return `  ${term}`;
    const width = helper.helpWidth ?? 80;
    const isBeside = width - termWidth - 4 >= narrowest;
    const indent = isBeside ? termWidth + 4 : 6;
    const between = isBeside ? ' '.repeat(indent - 2 - helper.displayWidth(term)) : `\n${' '.repeat(indent)}`;
    const lines = helper.boxWrap(description, width - indent).split('\n');
    return `  ${term}${between}${lines.join(`\n${' '.repeat(indent)}`)}`;
  },
};

function mount(program: Commander, name: string, command: Command, style: HelpStyle): Commander {
  const mounted = program
    .command(name)
    .summary(command.summary)
    .description(describe(command))
    .allowExcessArguments(false)
    .addHelpOption(new Option('-h, --help', 'show this help').helpGroup('Common options:'))
    .addHelpText('after', () => examples(command, style));
  if (command.passThrough === true) mounted.passThroughOptions();
  for (const input of Object.values(command.args)) mounted.addArgument(asArgument(input));
  for (const [key, input] of Object.entries(command.options)) addOption(mounted, key, input, 'Options:');
  mounted.optionsGroup('Common options:');
  // A command may have an option of its own in the place of a common one, as sandbox:start has --api.
  for (const [key, input] of Object.entries(common))
    if (!(key in command.options)) addOption(mounted, key, withFreeShort(input, command.options), 'Common options:');
  return mounted;
}

/** A common option gives its letter to a command that has an option of that letter, as config:pull has -o. */
function withFreeShort(input: Input<unknown>, own: Inputs): Input<unknown> {
  const isTaken = Object.values(own).some(({ short }) => short !== undefined && short === input.short);
  return isTaken ? { ...input, short: undefined } : input;
}

/** The first paragraphs of a command's help: its summary as a sentence, and its description. */
export function describe({ summary, description }: Command): string {
  const sentence = `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
  return description === undefined ? sentence : `${sentence}\n\n${description}`;
}

function examples(command: Command, { program, columns, language }: HelpStyle): string {
  const say = (text: string): string => language?.say(text) ?? text;
  const lines = command.examples.map((example) => `  ${program} ${example}\n`).join('');
  const fields = fieldsOf(command.output);
  const shown = fields.length === 0 ? '' : `\n${say('Fields of --json:')}\n${inLines(fields, columns)}`;
  return `${shown}\n${say('Examples:')}\n${lines}`;
}

/** Words with commas between them, in lines that are not too long. */
function inLines(words: readonly string[], columns: number): string {
  const lines: string[] = [];
  let line = '';
  words.forEach((word, index) => {
    const piece = index === words.length - 1 ? word : `${word},`;
    if (line !== '' && line.length + piece.length + 1 > columns - 4) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? piece : `${line} ${piece}`;
  });
  return [...lines, line].map((each) => `  ${each}\n`).join('');
}

function asArgument(input: Input<unknown>): Argument {
  const argument = new Argument(spellArgument(input), input.summary);
  return input.choices ? argument.choices(input.choices) : argument;
}

function addOption(mounted: Commander, key: string, input: Input<unknown>, group: string): void {
  const { choices, repeatable } = input;
  const [[flags, summary], ...others] = spellOption(key, input);
  const option = new KnownOption(flags, summary, key).helpGroup(group);
  if (repeatable === true) option.argParser((word: string, before?: readonly string[]) => [...(before ?? []), word]);
  mounted.addOption(choices ? option.choices(choices) : option);
  for (const [refusal, about] of others) mounted.addOption(new KnownOption(refusal, about, key).helpGroup(group));
}

/** Commander would find out the key and the name from the flags, anew every time that it needs them. */
class KnownOption extends Option {
  readonly #key: string;
  readonly #name: string;

  constructor(flags: string, summary: string, key: string) {
    super(flags, summary);
    this.#key = key;
    this.#name = `${this.negate ? 'no-' : ''}${longName(key)}`;
  }

  override name(): string {
    return this.#name;
  }

  override attributeName(): string {
    return this.#key;
  }
}

/** With a `--no-` form alone Commander's default is true; that is nothing given. */
function pick(given: Readonly<Record<string, Given>>, inputs: Inputs): GivenValues {
  return Object.fromEntries(Object.keys(inputs).map((key) => [key, given[key]]));
}

function asFailure(error: CommanderError, help: string): Failure {
  const message = error.message.replace(/^error: /, '');
  const [first = '', ...more] = message.split('\n');
  const sentence = `${first.charAt(0).toUpperCase()}${first.slice(1)}${/[.?)]$/.test(first) ? '' : '.'}`;
  const suggestion = more.join(' ').replace(/^\((.*)\)$/, '$1');
  return usageFailure(sentence, `${suggestion === '' ? '' : `${suggestion} `}See ${help}.`);
}
