import { commandClasses } from './command-classes.ts';
import type { Fault } from './fault.ts';

/** How many runs there were, and how many held. */
export interface Tally {
  readonly tried: number;
  readonly held: number;
}

type Tallies = ReadonlyMap<string, ReadonlyMap<string, Tally>>;

/** The page of faults and commands, with the counts of the runs that were just made. */
export function faultsPage(
  title: string,
  groups: Readonly<Record<string, readonly Fault[]>>,
  tallies: Tallies,
): string {
  const titles = commandClasses.map((command) => command.title);
  const every = Object.values(groups).flat();
  const of = (faults: readonly Fault[], command: string): Tally =>
    sum(faults.map(({ name }) => tallies.get(name)?.get(command)));
  const row = (name: string, faults: readonly Fault[]): string[] => {
    const cells = titles.map((command) => of(faults, command));
    return [name, ...cells.map(shown), shown(sum(cells))];
  };
  const all = sum(titles.map((command) => of(every, command)));
  return [
    `# ${title}`,
    '<!-- Made by npm run docs. -->',
    `${every.length} faults, ${all.tried} runs, of which ${all.held} hold; [faults.md](faults.md) says what that means. A cell says how many held of those that were tried; an empty one, that the fault has nothing to do with the command.`,
    table(
      ['', ...titles, 'all'],
      [...Object.entries(groups).map(([group, faults]) => row(group, faults)), row('all', every)],
    ),
    ...Object.entries(groups).flatMap(([group, faults]) => [
      `## ${group}`,
      table(
        ['fault', ...titles, 'all'],
        faults.map((fault) => row(fault.name, [fault])),
      ),
    ]),
  ].join('\n\n');
}

function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [titles, titles.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function shown({ tried, held }: Tally): string {
  return tried === 0 ? '' : `${held}/${tried}`;
}

function sum(tallies: readonly (Tally | undefined)[]): Tally {
  let [tried, held] = [0, 0];
  for (const tally of tallies) {
    tried += tally?.tried ?? 0;
    held += tally?.held ?? 0;
  }
  return { tried, held };
}
