import { describe, expect, it } from 'vitest';
import { checkPage } from '../documentation/page.ts';
import { sample } from '../setup/extent.ts';
import { type CommandClass, commandClasses } from './command-classes.ts';
import { type Fault, modes } from './fault.ts';
import { faultsPage, type Tally } from './faults-page.ts';
import { judge } from './judge.ts';
import { tryOut } from './trial.ts';

/** Groups of faults, by the titles of their tables. */
export type FaultGroups = Readonly<Record<string, readonly Fault[]>>;

/**
 * Tries every fault, and compares their page with what became of them, or writes it. Of the classes of command and their
 * modes all are tried with every fault, or a sample: one of each mode, or of every four variants of the fault. On the page
 * what is not in the sample counts as held.
 */
export function tryMatrix(page: string, title: string, groups: FaultGroups): void {
  /** The classes of command that were tried, each with its mode. */
  const met = new Set<string>();
  /** By fault, then by command. */
  const tallies = new Map<string, ReadonlyMap<string, Tally>>();

  async function tryAll(fault: Fault, turn: number): Promise<string[]> {
    const breaches: string[] = [];
    const cells = commandClasses.flatMap((command) => {
      if (fault.exit(command) === undefined) return [];
      const answers = fault.variants?.(command) ?? [fault.answer];
      return answers.flatMap((answer, index) =>
        (fault.modes ?? modes).map((mode) => {
          const kind = fault.variants ? `${command.title} ${Math.floor(index / 4)}` : mode;
          return { command, answer, mode, kind };
        }),
      );
    });
    const failed = new Set<(typeof cells)[number]>();
    await inTurns(
      sample(cells, ({ kind }) => kind, turn),
      async (cell) => {
        const { command, answer, mode } = cell;
        met.add(`${command.title}, ${mode}`);
        const found = [...judge(fault, command, mode, await tryOut(fault, answer, command, mode))];
        if (found.length > 0) failed.add(cell);
        breaches.push(...found.map((each) => `${command.title}, ${mode}: ${each}`));
      },
    );
    tallies.set(
      fault.name,
      tallyOf(cells, (cell) => !failed.has(cell)),
    );
    return breaches;
  }

  describe.each(Object.entries(groups))('%s', (_, faults) => {
    it.concurrent.each(faults.map((fault, index) => [fault.name, fault, index] as const))(
      '%s',
      async (_name, fault, index) => {
        expect(await tryAll(fault, index)).toEqual([]);
      },
    );
  });

  describe('the faults', () => {
    it('have names of their own', () => {
      const names = Object.values(groups).flatMap((faults) => faults.map(({ name }) => name));
      expect(new Set(names).size).toBe(names.length);
    });

    it('are tried on every class of command in every mode', () => {
      const all = commandClasses.flatMap(({ title: each }) => modes.map((mode) => `${each}, ${mode}`));
      expect([...met].sort()).toEqual(all.sort());
    });

    it('and what became of them are on their page', async () => {
      await checkPage(page, faultsPage(title, groups, tallies));
    });
  });
}

/** How many of the cells there are of each class of command, and how many of them held. */
function tallyOf<T extends { readonly command: CommandClass }>(
  cells: readonly T[],
  hasHeld: (cell: T) => boolean,
): ReadonlyMap<string, Tally> {
  const tally = new Map<string, Tally>();
  for (const cell of cells) {
    const { tried, held } = tally.get(cell.command.title) ?? { tried: 0, held: 0 };
    tally.set(cell.command.title, { tried: tried + 1, held: held + (hasHeld(cell) ? 1 : 0) });
  }
  return tally;
}

/** Does a piece of work for each, so many at a time as do not get in one another's way. */
async function inTurns<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = items.values();
  const worker = async (): Promise<void> => {
    for (const item of left) await work(item);
  };
  await Promise.all(Array.from({ length: 30 }, worker));
}
