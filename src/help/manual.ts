import { type Brand, brands, variables } from '../base/brand.ts';
import type { Command, Group, Input } from '../cli/define.ts';
import { common } from '../cli/inputs.ts';
import { describe } from '../command-line/help-layout.ts';
import { spellArgument, spellOption } from '../command-line/input-names.ts';
import { shortcuts } from '../command-line/interpret.ts';
import { groups } from '../commands/index.ts';
import { exitCodes } from '../base/errors.ts';
import { version } from '../base/version.ts';
import { wrap } from '../base/wrap.ts';

/** A manual page: the name of its file, and its text for man. */
export type ManPage = readonly [file: string, text: string];

/** The manual under one of the program's names: a page for the program, and one for each noun. For the build. */
export async function manPages(name: Brand['name']): Promise<ManPage[]> {
  const brand = brands[name];
  const pages = Object.entries(groups).map(async ([noun, { summary, load }]): Promise<ManPage> => {
    return [`${name}-${noun}.1`, groupPage(brand, noun, summary, await load())];
  });
  return [[`${name}.1`, programPage(brand)], ...(await Promise.all(pages))];
}

function programPage(brand: Brand): string {
  const { name, prefix, folder } = brand;
  return page(name, `command-line client for the ${brand.title} family of controllers`, [
    ['SYNOPSIS', `${bold(name)} ${plain('<command> [options]')}`],
    [
      'COMMANDS',
      entries(Object.entries(groups).map(([noun, { summary }]) => [`${bold(`${name}-${noun}`)}(1)`, prose(summary)])),
      prose('Each page covers the commands of one noun. A noun alone lists, if it can.'),
    ],
    ['SHORTCUTS', entries(Object.entries(shortcuts).map(([short, long]) => [bold(short), plain(long)]))],
    ['COMMON OPTIONS', options(common)],
    ['EXIT STATUS', entries(Object.values(exitCodes).map(({ exit, means }) => [bold(String(exit)), prose(means)]))],
    [
      'ENVIRONMENT',
      entries(Object.entries(variables).map(([key, summary]) => [bold(`${prefix}_${key}`), prose(summary)])),
    ],
    [
      'FILES',
      entries([
        [bold(`~/${folder}/<profile>.json`), 'a login'],
        [bold(`~/${folder}/state/`), 'cached facts about controllers; safe to delete'],
        [bold(`~/${folder}/sandbox/`), 'the state of the sandbox'],
      ]),
    ],
  ]);
}

function groupPage({ name }: Brand, noun: string, summary: string, commands: Group): string {
  const all = Object.entries(commands).map(([verb, command]): [string, Command] => [`${noun}:${verb}`, command]);
  const usage = all.map(([full, { args }]) => {
    const words = ['[options]', ...Object.values(args).map(spellArgument)];
    return `${bold(`${name} ${full}`)} ${plain(words.join(' '))}`;
  });
  return page(`${name}-${noun}`, summary, [
    ['SYNOPSIS', usage.join('\n.br\n')],
    ['COMMANDS', ...all.map(([full, command]) => `.SS ${plain(full)}\n${commandText(name, command)}`)],
    ['SEE ALSO', `${bold(name)}(1) has the options of all commands, the exit codes and the environment.`],
  ]);
}

function commandText(name: string, command: Command): string {
  const args = Object.values(command.args).map((input) => [spellArgument(input), about(input)] as const);
  return [
    describe(command).split('\n\n').map(prose).join('\n.PP\n'),
    entries(args.map(([term, text]) => [plain(term), text])),
    options(command.options),
    `.PP\n${command.examples.length > 1 ? 'Examples' : 'Example'}:`,
    `.PP\n.nf\n${command.examples.map((example) => plain(`    ${name} ${example}`)).join('\n')}\n.fi`,
  ]
    .filter(Boolean)
    .join('\n');
}

function options(inputs: Readonly<Record<string, Input<unknown>>>): string {
  return entries(
    Object.entries(inputs).flatMap(([key, input]) =>
      spellOption(key, input).map(([flags, summary], index): [string, string] => [
        plain(flags),
        index === 0 ? about(input) : prose(summary),
      ]),
    ),
  );
}

function about({ summary, choices }: Input<unknown>): string {
  return prose(choices === undefined ? summary : `${summary} (${choices.join(', ')})`);
}

type Section = readonly [title: string, ...paragraphs: readonly string[]];

function page(name: string, summary: string, sections: readonly Section[]): string {
  const header = `.TH ${plain(name.toUpperCase())} 1 "" "deis-cli ${version}" "deis-cli"`;
  const all: readonly Section[] = [['NAME', `${plain(name)} \\- ${prose(summary)}`], ...sections];
  const texts = all.map(([title, ...paragraphs]) => `.SH ${title}\n${paragraphs.filter(Boolean).join('\n.PP\n')}`);
  // A title or an indented entry begins a paragraph by itself.
  return `${[header, ...texts].join('\n').replaceAll(/\n\.PP(?=\n\.(?:SS|TP|PP))/g, '')}\n`;
}

function entries(list: readonly (readonly [term: string, text: string])[]): string {
  return list.map(([term, text]) => `.TP\n${term}\n${text}`).join('\n');
}

const bold = (text: string): string => `\\fB${plain(text)}\\fR`;

const escapes: Readonly<Record<string, string>> = { '\\': '\\e', '-': '\\-', '~': '\\(ti', '^': '\\(ha', '`': '\\(ga' };

/** Text that man shows as it is: no character of it is a command, or printed as another. */
function plain(text: string): string {
  return withoutCommands(text.replaceAll(/[\\\-~^`]/g, (letter) => escapes[letter] ?? letter).replaceAll("'", '\\(aq'));
}

/** A line that begins with a period would be a command. */
function withoutCommands(text: string): string {
  return text.replaceAll(/^\./gm, '\\&.');
}

/** Sentences, each from the start of a line, as man wants them, and no line longer than 78 letters. */
function prose(text: string): string {
  const sentences = text.replaceAll(/(?<=\.) (?=[A-Z])/g, '\n').split('\n');
  return sentences.map((sentence) => withoutCommands(wrap(plain(sentence), 78).join('\n'))).join('\n');
}
