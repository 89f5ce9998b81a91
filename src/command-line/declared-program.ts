import { Argument, Command as Commander, Option } from 'commander';
import type { Command, Input, Inputs } from '../cli/define.ts';
import { common } from '../cli/inputs.ts';
import { commonOptions, describe, examples, type HelpStyle, layoutOf } from './help-layout.ts';
import { isReplaced, longName, spellArgument, spellOption } from './input-names.ts';

/** Makes Commander's program without commands; what it writes is added to `written`. */
export function createProgram(style: HelpStyle, written: string[]): Commander {
  return new Commander(style.program)
    .exitOverride()
    .enablePositionalOptions()
    .helpCommand(false)
    .configureHelp(layoutOf(style))
    .configureOutput({
      writeOut: (text) => written.push(text),
      writeErr: () => undefined,
      getOutHelpWidth: () => style.columns,
      getErrHelpWidth: () => style.columns,
    });
}

/** Makes Commander's command of a declaration, as a part of a program. */
export function mount(program: Commander, name: string, command: Command, style: HelpStyle): Commander {
  const mounted = program
    .command(name)
    .summary(command.summary)
    .description(describe(command))
    .allowExcessArguments(false)
    .addHelpOption(new Option('-h, --help', 'show this help').helpGroup(commonOptions))
    .addHelpText('after', () => examples(command, style));
  if (command.passThrough === true) mounted.passThroughOptions();
  for (const input of Object.values(command.args)) mounted.addArgument(asArgument(input));
  for (const [key, input] of Object.entries(command.options)) addOption(mounted, key, input, 'Options:');
  mounted.optionsGroup(commonOptions);
  for (const [key, input] of Object.entries(common)) {
    if (isReplaced(key, input, command.options)) continue;
    addOption(mounted, key, withFreeShort(input, command.options), commonOptions, commonKey(key, command));
  }
  return mounted;
}

/** Under which key Commander gives the value of a common option of a command, which may have one of the same key. */
export function commonKey(key: string, { options }: Pick<Command, 'options'>): string {
  return key in options ? `common ${key}` : key;
}

/** A common option gives its letter to a command that has an option of that letter, as config:pull has -o. */
function withFreeShort(input: Input<unknown>, own: Inputs): Input<unknown> {
  const isTaken = Object.values(own).some(({ short }) => short !== undefined && short === input.short);
  return isTaken ? { ...input, short: undefined } : input;
}

function asArgument(input: Input<unknown>): Argument {
  const argument = new Argument(spellArgument(input), input.summary);
  return input.choices ? argument.choices(input.choices) : argument;
}

function addOption(mounted: Commander, key: string, input: Input<unknown>, group: string, givenAs = key): void {
  const { choices, repeatable } = input;
  const [[flags, summary], ...others] = spellOption(key, input);
  const option = new KnownOption(flags, summary, key, givenAs).helpGroup(group);
  if (repeatable === true) option.argParser((word: string, before?: readonly string[]) => [...(before ?? []), word]);
  mounted.addOption(choices ? option.choices(choices) : option);
  for (const [refusal, about] of others)
    mounted.addOption(new KnownOption(refusal, about, key, givenAs).helpGroup(group));
}

/** Commander would find out the key and the name from the flags, anew every time that it needs them. */
class KnownOption extends Option {
  readonly #key: string;
  readonly #name: string;

  constructor(flags: string, summary: string, key: string, givenAs: string) {
    super(flags, summary);
    this.#key = givenAs;
    this.#name = `${this.negate ? 'no-' : ''}${longName(key)}`;
  }

  override name(): string {
    return this.#name;
  }

  override attributeName(): string {
    return this.#key;
  }
}
