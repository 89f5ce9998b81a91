/** How much of a long matrix is tried. */
export type Extent = 'sample' | 'whole';

/**
 * `npm test` tries a sample of each long matrix, the same at every run; `npm run test:long` and `npm run docs` try the
 * whole.
 */
export const extent: Extent = process.env['TEST_EXTENT'] === 'whole' ? 'whole' : 'sample';

/** The part of a turn by which each choice is away from the one before it, so that no two of them lie close together. */
const golden = (Math.sqrt(5) - 1) / 2;

/**
 * Gives all items where the whole is tried, otherwise one of every kind, in their order. Which one of a kind it is depends
 * on `turn`: matrices of the same form with different turns have their samples in different places.
 */
export function sample<T>(items: readonly T[], kindOf: (item: T) => string, turn = 0): readonly T[] {
  if (extent === 'whole') return items;
  const kinds = new Map<string, T[]>();
  for (const item of items) {
    const kind = kindOf(item);
    const others = kinds.get(kind);
    if (others) others.push(item);
    else kinds.set(kind, [item]);
  }
  const chosen = [...kinds.values()].map(
    (ofKind, index) => ofKind[Math.floor((((turn + index) * golden) % 1) * ofKind.length)],
  );
  const isChosen = new Set(chosen);
  return items.filter((item) => isChosen.has(item));
}
