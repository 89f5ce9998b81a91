import { type Command as Commander, CommanderError } from 'commander';
import { isIdentifier } from '../api/identifiers.ts';
import { Failure, usageFailure } from '../base/errors.ts';
import type { Command, Given, Inputs } from '../cli/define.ts';
import { common } from '../cli/inputs.ts';
import { commonKey, createProgram, mount } from './declared-program.ts';
import type { HelpStyle } from './help-layout.ts';
import { spellOut } from './spell-out.ts';
import { optionSynonyms } from './synonyms.ts';

/** What the words of a command line gave for the inputs of a command, or the text of its help. */
export type Parsed =
  | { readonly help: string }
  | { readonly args: GivenValues; readonly options: GivenValues; readonly common: GivenValues };

/** What was given, by the names of the inputs. */
export type GivenValues = Readonly<Record<string, Given>>;

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
      common: Object.fromEntries(Object.keys(common).map((key) => [key, given[commonKey(key, command)]])),
    };
  });
  const help = `${style.program} ${name} --help`;
  try {
    program.parse([name, ...spellOut(words, command)], { from: 'user' });
  } catch (error) {
    if (error instanceof Failure) throw error.withHint(`See ${help}.`);
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { help: written.join('') };
    throw asFailure(error, help, meantBy(error, mounted, command));
  }
  return result ?? { help: mounted.helpInformation() };
}

/** With a `--no-` form alone Commander's default is true; that is nothing given. */
function pick(given: Readonly<Record<string, Given>>, inputs: Inputs): GivenValues {
  return Object.fromEntries(Object.keys(inputs).map((key) => [key, given[key]]));
}

/** What was probably meant by an option or an argument that the command does not take. */
function meantBy({ code, message }: CommanderError, mounted: Commander, { options }: Command): string | undefined {
  if (code === 'commander.unknownOption') {
    const [, typed = ''] = /'([^'=]+)/.exec(message) ?? [];
    const known = mounted.options.map(({ long }) => long);
    const meant = Object.hasOwn(optionSynonyms, typed) ? optionSynonyms[typed] : undefined;
    const found = meant?.find((each) => known.includes(each));
    return found === undefined ? undefined : `Did you mean ${found}?`;
  }
  if (code !== 'commander.excessArguments') return undefined;
  const fromInput = mounted.options.find((option) => {
    return option.long?.endsWith('-stdin') === true && mounted.opts()[option.attributeName()] === true;
  });
  if (fromInput) return `${fromInput.long ?? ''} reads from standard input.`;
  const [word = '', ...others] = mounted.args;
  const isApp = 'app' in options && mounted.opts()['app'] === undefined && isIdentifier('app', word);
  return isApp && others.length === 0 && mounted.registeredArguments.length === 0 ? `Use -a ${word}.` : undefined;
}

/** A message about an option, of which the name alone is repeated: its value may be a secret. */
function withoutValue(message: string): string {
  return message
    .replace(/'(--[^'=]+)=[^]*'(?=[^']*$)/, "'$1'")
    .replace(/^(unknown option) '(-[^-'])[^']*'/i, "$1 '$2'");
}

function asFailure(error: CommanderError, help: string, meant: string | undefined): Failure {
  const message = withoutValue(error.message.replace(/^error: /, ''));
  const [first = '', ...more] = message.split('\n');
  const sentence = `${first.charAt(0).toUpperCase()}${first.slice(1)}${/[.?)]$/.test(first) ? '' : '.'}`;
  const suggestion = meant ?? more.join(' ').replace(/^\((.*)\)$/, '$1');
  return usageFailure(sentence, `${suggestion === '' ? '' : `${suggestion} `}See ${help}.`);
}
