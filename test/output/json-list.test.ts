import { describe, expect, it } from 'vitest';
import { asJson } from '../../src/output/clean.ts';
import { jsonList } from '../../src/output/json-list.ts';

/** Batches that come one after the other, and then a failure, if there is one. */
async function* batches(each: readonly (readonly unknown[])[], failure?: Error): AsyncGenerator<readonly unknown[]> {
  for (const batch of each) yield await Promise.resolve(batch);
  if (failure) throw failure;
}

async function written(pieces: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = [];
  for await (const piece of pieces) all.push(piece);
  return all;
}

const item = { id: 'a', deep: { list: [1, [], {}], text: ']\n}\u001b[2J' } };

describe.each([0, 2])('a list as JSON with an indent of %i', (indent) => {
  it.each([
    ['nothing', [], []],
    ['nothing, in batches', [], [[], []]],
    ['one batch at hand', [item, 1, null], []],
    ['batches', [item], [[item, 'x'], [[]]]],
    ['batches after nothing', [], [[], [item], [], [item]]],
    ['more than is written at a time', Array.from({ length: 250 }, () => item), [Array.from({ length: 101 }, () => 7)]],
  ] as const)('is the JSON of the whole: %s', async (_, items, more) => {
    const expected = `${asJson([...items, ...more.flat(1)], indent)}\n`;
    expect((await written(jsonList({ items, more: batches(more) }, indent))).join('')).toBe(expected);
    if (more.length === 0) expect(await written(jsonList({ items, more: undefined }, indent))).toEqual([expected]);
  });

  it('stays open where the rest cannot be had', async () => {
    for (const [items, more] of [
      [[item], []],
      [[], [[item]]],
      [[item], [[item], [item]]],
    ] as const) {
      let text = '';
      const failed = new Error('gone');
      const reading = async (): Promise<void> => {
        for await (const piece of jsonList({ items, more: batches(more, failed) }, indent)) text += piece;
      };
      await expect(reading()).rejects.toBe(failed);
      expect(text).not.toBe('');
      expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
    }
  });
});
