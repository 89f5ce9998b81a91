import { commandClasses } from './command-classes.ts';
import type { Fault } from './fault.ts';

/** How many runs there were, and how many held. */
export interface Tally {
  readonly tried: number;
  readonly held: number;
}

type Tallies = ReadonlyMap<string, ReadonlyMap<string, Tally>>;

/** What the runs found when they were first made, and what it is now. */
const mended: readonly (readonly [found: string, now: string])[] = [
  ['a time-out did not end a connection that was still being made: it took ten seconds', 'it ends at its time-out'],
  [
    'a body in gzip, which is never asked for, was shown as a log, or taken for the success of a DELETE',
    'it is a failure, and nothing of it is read',
  ],
  [
    'a 204 or 304 with a Content-Length was a broken connection, so that a change which was done looked undone',
    'such answers have no body, whatever their headers say',
  ],
  ['a date, a state or a URL of another JSON type was a fault of the program', 'it is shown as it is, or left out'],
  ['the name of a variable could bring escape sequences to the terminal', 'names are escaped as values are'],
  ['a refusal that repeats the request showed the token, the password or the values', 'they are shown as `***`'],
  [
    'such a secret with letters that are not ASCII was shown where the controller escapes them, as Python does',
    'it is masked in every spelling of JSON',
  ],
  [
    'every user of a machine could see passwords and values in the list of processes',
    'the process is called `deis` or `drycc` there, without its words',
  ],
  ['a refusal with a field `token` showed it', 'it is no word of the controller'],
  ['a login took a token that is empty or fits in no header, and wrote it down', 'it fails, and writes nothing'],
  [
    'numbers beyond 2^53 lost digits, and 1e400 became null',
    'they are shown with all their digits, and are text under --json',
  ],
  ['a broken answer to a change did not say that the change may be made', 'it says so'],
  ['a controller with an old TLS came with the advice to use http', 'the message is about the version of TLS'],
];

/** The page of faults and commands, with the counts of the runs that were just made. */
export function faultsPage(groups: Readonly<Record<string, readonly Fault[]>>, tallies: Tallies): string {
  const titles = commandClasses.map(({ title }) => title);
  const names = Object.values(groups).flatMap((faults) => faults.map(({ name }) => name));
  const totals = titles.map((title) => sum(names, (name) => tallies.get(name)?.get(title)));
  const all = sum(totals, (each) => each);
  const tables = Object.entries(groups).flatMap(([group, faults]) => [
    `## ${group}`,
    table(
      ['fault', ...titles],
      faults.map(({ name }) => [name, ...titles.map((title) => shown(tallies.get(name)?.get(title)))]),
    ),
  ]);
  return [
    '# The worst controller',
    '<!-- Made by npm run docs. -->',
    `${names.length} faults of a controller, and what the commands make of them: ${all.tried} runs, of which ${all.held} hold. A cell says how many held of those that were tried; an empty one, that the fault has nothing to do with the command. Each is tried in a pipe, on a terminal and with --json, by \`test/faults/matrix.test.ts\`. The first contact is \`apps:list\` of a controller of which nothing is known but the URL.`,
    'A run holds where the exit code is the documented one; there is one message, which is JSON under --json; standard output is empty or JSON, or was begun and is left open ([decision 7](decisions/0007-long-results-come-bit-by-bit.md)); no escape sequence reaches any output; no change arrives twice, and of one whose answer is lost it is said that it may be done; no token, password or value is shown; nothing arrives at another origin; and a login is written down where it succeeded, and only there. What a process takes of memory is held by `test/faults/memory.test.ts`.',
    table(['', ...titles], [[`all ${shown(all)}`, ...totals.map(shown)]]),
    ...tables,
    '## Found and mended',
    table(['found', 'now'], mended),
  ].join('\n\n');
}

function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [titles, titles.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function shown(tally: Tally | undefined): string {
  return tally === undefined ? '' : `${tally.held}/${tally.tried}`;
}

function sum<T>(items: readonly T[], tallyOf: (item: T) => Tally | undefined): Tally {
  let [tried, held] = [0, 0];
  for (const item of items) {
    tried += tallyOf(item)?.tried ?? 0;
    held += tallyOf(item)?.held ?? 0;
  }
  return { tried, held };
}
