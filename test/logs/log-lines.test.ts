import { describe, expect, it } from 'vitest';
import { logLines } from '../../src/logs/log-lines.ts';

async function* inPieces(pieces: readonly string[]): AsyncGenerator<string> {
  for (const piece of pieces) yield await Promise.resolve(piece);
}

/** A text cut into pieces of a size. */
const cut = (text: string, size: number): string[] =>
  Array.from({ length: Math.ceil(text.length / size) }, (_, index) => text.slice(index * size, (index + 1) * size));

const long = Array.from({ length: 1000 }, (_, index) => `line ${index}: caf\u00e9`);

describe('the lines of a log', () => {
  it.each([
    ['', []],
    ['\n', ['']],
    ['one', ['one']],
    ['one\n', ['one']],
    ['one\n\n', ['one', '']],
    ['\n\none', ['', '', 'one']],
    ['a\r\nb', ['a\r', 'b']],
    [long.join('\n'), long],
    [`${long.join('\n')}\n`, long],
  ])('are those of the text, however it is cut: %j', async (text, expected) => {
    for (const size of [1, 2, 7, 100_000]) {
      expect(await logLines(inPieces(cut(text, size)), undefined).all()).toEqual(expected);
      for (const most of [1, 2, 3, 999, 1000, 1001]) {
        expect(await logLines(inPieces(cut(text, size)), most).all(), `${most}`).toEqual(expected.slice(-most));
      }
    }
  });

  it('come as soon as they are there', async () => {
    const { more } = logLines(inPieces(['one\ntw', 'o\nthree\n', 'four']), undefined);
    const batches: (readonly string[])[] = [];
    for await (const batch of more ?? []) batches.push(batch);
    expect(batches).toEqual([['one'], ['two', 'three'], ['four']]);
  });
});
