import { longName } from '../../src/command-line/input-names.ts';
import { loadedGroups } from './commands-page.ts';
import {
  commandRows,
  fieldRows,
  formRows,
  lostShortcuts,
  optionRows,
  shortcutRows,
  variableRows,
} from './go-clients.ts';

/** The page that shows what became of every command, option and shortcut of the Go clients. */
export async function goClientsPage(): Promise<string> {
  return [
    '# The Go clients, one by one',
    '<!-- Made by npm run docs. -->',
    'Every command, option and shortcut of the Go clients, and its counterpart here. **V** is the client of Deis 1.13.4, **W** Workflow CLI 2.18, **H** Hephy CLI 2.23; **D** is the client of Drycc 1.10, marked where an API that this program speaks has the operation. The first clients of Drycc, whose commands have a colon, began as copies of Hephy’s. The commands of newer Drycc are [on a page of their own](go-clients-drycc.md). General improvements and differences are on the page of [differences](differences.md).',
    '## Commands',
    'The verdict holds for all arguments and options of the row. Letters behind an option: only these clients have it.',
    table(
      ['command', 'clients', 'arguments and options', 'verdict', 'why'],
      commandRows.map(({ name, clients, args = '', options = [], verdict, reason = '' }) => [
        code(name),
        clients,
        [...args.split(' ').filter(Boolean).map(code), ...options.map(optionText)].join(' '),
        verdict,
        reason,
      ]),
    ),
    '## Options that are left out',
    table(
      ['command', 'option', 'clients', 'why'],
      optionRows.map(({ command, option, clients, reason }) => [code(command), code(option), clients, reason]),
    ),
    '## Shortcuts',
    table(
      ['shortcut', 'of', 'clients', 'verdict', 'why'],
      [...shortcutRows, ...lostShortcuts].map(({ word, command, clients, verdict, reason = '' }) => [
        code(word),
        code(command),
        clients,
        verdict,
        reason,
      ]),
    ),
    '## Command lines',
    table(
      ['written', 'means', 'clients', 'verdict', 'why'],
      formRows.map(({ line, means, clients, verdict, reason }) => [
        line === '' ? 'nothing' : code(line),
        means === undefined ? 'nothing' : code(means),
        clients,
        verdict,
        reason,
      ]),
    ),
    '## Variables of the environment',
    'Those that begin with `DEIS_` begin with `DRYCC_` where the program is called `drycc`.',
    table(['variable', 'clients', 'verdict', 'why'], variableRows.map(nameCells)),
    '## Fields of the settings file',
    table(['field', 'clients', 'verdict', 'why'], fieldRows.map(nameCells)),
    '## Only here',
    'Commands, and options of commands that the Go clients have, too. Every command has the options that are common to all as well: see [the commands](commands.md).',
    table(['command', 'options'], await ownRows()),
  ].join('\n\n');
}

/** Letters behind an option are no part of it. */
function optionText(option: string): string {
  const [form = '', letters] = option.split(' (', 2);
  return letters === undefined ? code(form) : `${code(form)} (${letters}`;
}

/** What no Go client has: commands, and options of theirs. */
async function ownRows(): Promise<string[][]> {
  const theirs = new Map(commandRows.map(({ name, options = [] }) => [name, options.map(longForm)]));
  return (await loadedGroups()).flatMap(({ noun, commands }) =>
    Object.entries(commands).flatMap(([verb, { options }]) => {
      const name = `${noun}:${verb}`;
      const known = theirs.get(name);
      const own = Object.keys(options)
        .map((key) => `--${longName(key)}`)
        .filter((long) => known?.includes(long) !== true);
      return known && own.length === 0 ? [] : [[code(name), own.map(code).join(' ')]];
    }),
  );
}

/** `--app` of `-a, --app <app>`. */
function longForm(option: string): string {
  return /--[\w-]+/.exec(option)?.[0] ?? '';
}

const nameCells = ({ name, clients, verdict, reason }: (typeof variableRows)[number]): string[] => [
  code(name),
  clients,
  verdict,
  reason,
];

const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``;

function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  return [titles, titles.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
