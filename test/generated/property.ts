import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Extent, extent } from '../setup/extent.ts';

/** A statement that is to hold of whatever is generated. */
export interface Property {
  readonly name: string;
  /** How many cases there are. */
  readonly cases: number;
  /** Tries the cases, those that once failed first. Throws with the seed and the smallest case that fails. */
  readonly check: (seed: number) => Promise<void>;
}

interface Attempt<T> {
  /** How often each of the arbitraries is tried. */
  readonly times: Readonly<Record<Extent, number>>;
  /** Cases that once failed, and those that nobody would generate. */
  readonly examples?: readonly T[];
}

/** Declares a property of what any of the arbitraries generates: `holds` throws where it does not hold. */
export function property<T, P = undefined>(
  name: string,
  generated: readonly fc.Arbitrary<T>[],
  { times, examples = [], prepare }: Attempt<T> & { readonly prepare?: () => Promise<P> },
  holds: (value: T, prepared: P) => void | Promise<void>,
): Property {
  const cases = generated.length * times[extent] + examples.length;
  return {
    name,
    cases,
    async check(seed) {
      const prepared = (await prepare?.()) as P;
      let tried = 0;
      const attempt = async (value: T): Promise<void> => {
        tried += 1;
        await holds(value, prepared);
      };
      for (const example of examples) await attempt(example);
      // Otherwise arbitraries of one form would all have the same cases.
      for (const [index, arbitrary] of generated.entries()) {
        await fc.assert(fc.asyncProperty(arbitrary, attempt), { seed: seed + index, numRuns: times[extent] });
      }
      expect(tried).toBe(cases);
    },
  };
}

/** The same cases at every run, so that npm test fails for a change and never by chance. */
const sampleSeed = 20_261_126;

/** For machines that do much else at the same time. */
const patience = 1_800_000;

/** Tests of properties. The long runs try other cases each time; GENERATED_SEED repeats those of a failure. */
export function checkProperties(properties: readonly Property[]): void {
  const given = process.env['GENERATED_SEED'];
  const seed = given === undefined ? (extent === 'sample' ? sampleSeed : Date.now() | 0) : Number(given);
  it.each(properties.map((each) => [each.name, each.cases, each] as const))(
    `%s: %i cases of seed ${seed}`,
    async (_name, _cases, { check }) => {
      await check(seed);
    },
    patience,
  );
}
