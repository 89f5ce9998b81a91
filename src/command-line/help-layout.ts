import type { Help } from 'commander';
import type { Language } from '../base/locale.ts';
import { wrap } from '../base/wrap.ts';
import type { Command } from '../cli/define.ts';
import { fieldsOf } from '../cli/output-fields.ts';

/** How help is laid out and what the program is called. */
export interface HelpStyle {
  readonly program: string;
  readonly columns: number;
  /** The language of help, where it is not English. */
  readonly language?: Language | undefined;
}

/** How Commander lays help out. */
export function layoutOf({ language }: HelpStyle): Partial<Help> {
  // In lists of commands, their inputs would leave no room for what they are for.
  return { subcommandTerm: (command) => command.name(), ...narrow, ...language?.layout };
}

/** Less room than this beside the names of options is too little to read in. */
const narrowest = 24;

/** The title of the options that all commands have. */
export const commonOptions = 'Common options:';

/** Help on narrow terminals: Commander would leave lines there as long as they are. */
const narrow: Partial<Help> = {
  minWidthToWrap: 16,
  // The options of all commands have a topic of their own: here they would hide a command's own options.
  formatItemList(heading, items, helper) {
    return items.length === 0 || heading === commonOptions ? [] : [helper.styleTitle(heading), ...items, ''];
  },
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

/** The first paragraphs of a command's help: its summary as a sentence, and its description. */
export function describe({ summary, description }: Command): string {
  const sentence = `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
  return description === undefined ? sentence : `${sentence}\n\n${description}`;
}

/** What stands below the options of a command's help: the fields of its JSON, and examples. */
export function examples(command: Command, { program, columns, language }: HelpStyle): string {
  const say = (text: string): string => language?.say(text) ?? text;
  const lines = command.examples.map((example) => `  ${program} ${example}\n`).join('');
  const fields = fieldsOf(command.output);
  const shown = fields.length === 0 ? '' : `\n${say('Fields of --json:')}\n${indented(fields, columns)}`;
  return `${shown}\n${say('Examples:')}\n${lines}\n${say(commonOptions)} ${program} help options`;
}

/** Words with commas between them, on indented lines. */
function indented(words: readonly string[], columns: number): string {
  return wrap(words.join(', '), columns - 4)
    .map((line) => `  ${line}\n`)
    .join('');
}
