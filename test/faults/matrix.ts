import { describe, expect, it } from 'vitest';
import { checkPage } from '../documentation/page.ts';
import { commandClasses } from './command-classes.ts';
import { type Fault, modes } from './fault.ts';
import { faultsPage, type Tally } from './faults-page.ts';
import { judge } from './judge.ts';
import { tryOut } from './trial.ts';

/** Groups of faults, by the titles of their tables. */
export type FaultGroups = Readonly<Record<string, readonly Fault[]>>;

/** Tries every fault on every class of command in every mode, and compares their page with what became of them, or writes it. */
export function tryMatrix(page: string, title: string, groups: FaultGroups): void {
  /** By fault, then by command. */
  const tallies = new Map<string, Map<string, Tally>>();

  async function tryAll(fault: Fault): Promise<string[]> {
    const tally = new Map<string, Tally>();
    tallies.set(fault.name, tally);
    const breaches: string[] = [];
    const cells = commandClasses.flatMap((command) => {
      if (fault.exit(command) === undefined) return [];
      const answers = fault.variants?.(command) ?? [fault.answer];
      return answers.flatMap((answer) => (fault.modes ?? modes).map((mode) => ({ command, answer, mode })));
    });
    await inTurns(cells, async ({ command, answer, mode }) => {
      const found = [...judge(fault, command, mode, await tryOut(fault, answer, command, mode))];
      const { tried, held } = tally.get(command.title) ?? { tried: 0, held: 0 };
      tally.set(command.title, { tried: tried + 1, held: held + (found.length === 0 ? 1 : 0) });
      breaches.push(...found.map((each) => `${command.title}, ${mode}: ${each}`));
    });
    return breaches;
  }

  describe.each(Object.entries(groups))('%s', (_, faults) => {
    it.concurrent.each(faults.map((fault) => [fault.name, fault] as const))('%s', async (_name, fault) => {
      expect(await tryAll(fault)).toEqual([]);
    });
  });

  describe('the faults', () => {
    it('have names of their own', () => {
      const names = Object.values(groups).flatMap((faults) => faults.map(({ name }) => name));
      expect(new Set(names).size).toBe(names.length);
    });

    it('and what became of them are on their page', async () => {
      await checkPage(page, faultsPage(title, groups, tallies));
    });
  });
}

/** Does a piece of work for each, so many at a time as do not get in one another's way. */
async function inTurns<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = items.values();
  const worker = async (): Promise<void> => {
    for (const item of left) await work(item);
  };
  await Promise.all(Array.from({ length: 30 }, worker));
}
