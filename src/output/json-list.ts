import { asJson } from './clean.ts';
import type { Coming } from './view.ts';

/** So many items are written at a time: the text of a whole page is as large as the page. */
const portion = 100;

/**
 * A list as one JSON array, in pieces as its items come; together they are what `asJson` makes of the whole, and a line
 * feed. Where the rest cannot be had it rejects and the array stays open, so that no reader takes a part for the whole. An
 * endless list is one item a line.
 */
export async function* jsonList(list: Coming<unknown>, indent: number): AsyncGenerator<string> {
  const { items, more } = list;
  if (list.isEndless === true) {
    yield* jsonLines(list);
    return;
  }
  if (more === undefined) {
    yield `${asJson(items, indent)}\n`;
    return;
  }
  // What stands around the items of an array: with an indent they are on lines of their own.
  const [open, comma, close] = indent === 0 ? ['[', ',', ']'] : ['[\n', ',\n', '\n]'];
  let written = 0;
  const write = (some: readonly unknown[]): string => {
    const start = written === 0 ? open : comma;
    written += some.length;
    return `${start}${asJson(some, indent).slice(open.length, -close.length)}`;
  };
  for (const some of portions(items)) yield write(some);
  for await (const batch of more) for (const some of portions(batch)) yield write(some);
  yield written === 0 ? '[]\n' : `${close}\n`;
}

/** An array that is never closed is none that a program could read: each item is a line. */
async function* jsonLines({ items, more }: Coming<unknown>): AsyncGenerator<string> {
  const write = (some: readonly unknown[]): string => some.map((item) => `${asJson(item)}\n`).join('');
  yield write(items);
  if (more) for await (const batch of more) yield write(batch);
}

function* portions(items: readonly unknown[]): Generator<readonly unknown[]> {
  for (let start = 0; start < items.length; start += portion) yield items.slice(start, start + portion);
}
