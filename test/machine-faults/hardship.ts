import { describe, it } from 'vitest';
import { sample } from '../setup/extent.ts';

/** A state of the machine that makes a command's life hard, and what must hold in it. */
export interface Hardship {
  readonly name: string;
  /** What it has in common with others, of which a sample has one; its name where it is like no other. */
  readonly kind?: string;
  /** Why it cannot be tried on this machine; undefined where it can. */
  readonly impossible?: string | undefined;
  /** Tries it with real processes or files; throws where it does not hold. */
  readonly hold: () => Promise<void>;
}

/** Makes a test of each. */
export function holdAll(group: string, hardships: readonly Hardship[]): void {
  describe(group, () => {
    it.for(sample(hardships, ({ kind, name }) => kind ?? name).map((hardship) => [hardship.name, hardship] as const))(
      '%s',
      async ([, { impossible, hold }], { skip }) => {
        if (impossible !== undefined) skip(impossible);
        await hold();
      },
    );
  });
}
