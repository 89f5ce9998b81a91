import type { Block, View } from './view.ts';

/** What is left of a view once it is known where it is shown. */
export type Shared = Exclude<Block, { kind: 'either' }>;

/** What of a medium decides which blocks are shown. */
interface Place {
  readonly isTerminal: boolean;
  readonly isQuiet: boolean;
}

/** The blocks that are shown on this medium. */
export function blocksFor(view: View, medium: Place): readonly Shared[] {
  const blocks = view.flatMap((block) =>
    block.kind === 'either' ? blocksFor(medium.isTerminal ? block.terminal : block.pipe, medium) : [block],
  );
  return medium.isQuiet ? withoutProgress(blocks) : blocks;
}

/** Blocks without progress; the outcome of a change, such as its release, stays. */
function withoutProgress(blocks: readonly Shared[]): readonly Shared[] {
  const results = blocks.flatMap((block): readonly Shared[] => {
    if (block.kind === 'begun' || block.kind === 'doneIn') return [];
    if (block.kind !== 'done') return [block];
    return block.detail === undefined ? [] : [{ kind: 'line', text: block.detail }];
  });
  const first = results.findIndex((block) => block.kind !== 'line' || block.text !== '');
  return first < 0 ? [] : results.slice(first);
}
