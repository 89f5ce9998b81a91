import type { HttpAnswer } from '../http/exchange.ts';
import { type PageAnswer, readPage, unexpected } from './answer.ts';
import type { Dialect } from './dialects/dialect.ts';
import type { OperationName } from './operations.ts';

/** More than any list has, even one item at a time. */
const mostPages = 10_000;

/** How the pages of a list are had. */
export interface Paging {
  readonly dialect: Dialect;
  readonly name: OperationName;
  /** Asks for the page of a query. */
  readonly ask: (query: string) => Promise<HttpAnswer>;
  /** How many items are wanted; Infinity for all. */
  readonly limit: number;
}

/** Gives the query of the page after one, of a list that has so many items by then; undefined at its end. */
export type NextOf = (page: PageAnswer, count: number) => string | undefined;

/** Reads on from a page that was asked for, of a list that has so many items by then: each is asked for while the one before is used. */
export async function* readOn(
  second: Promise<HttpAnswer>,
  from: number,
  nextOf: NextOf,
  { dialect, name, ask, limit }: Paging,
): AsyncGenerator<readonly unknown[]> {
  let count = from;
  for (let coming: Promise<HttpAnswer> | undefined = second; coming !== undefined;) {
    const page = readPage(dialect, name, await coming);
    const wanted = limit - count;
    count += page.items.length;
    const next = nextOf(page, count);
    coming = next === undefined ? undefined : askAhead(next, ask);
    yield page.items.slice(0, wanted);
  }
}

/** Requests a page that is read in its turn; a failure is reported in its turn. */
export function askAhead(query: string, ask: Paging['ask']): Promise<HttpAnswer> {
  const coming = ask(query);
  coming.catch(() => undefined);
  return coming;
}

/** Follows the links of pages, and throws a failure where they make no sense. */
export function followLinks({ name, limit }: Paging): NextOf {
  const seen = new Set<string>();
  return ({ next, items }, count) => {
    if (next === null || count >= limit || items.length === 0) return undefined;
    // Only the query of `next` is used: behind a proxy its scheme and host are often wrong, and they decide who gets the token.
    if (!URL.canParse(next, 'http://controller')) throw unexpected(name, 'its "next" is not a URL');
    const query = new URL(next, 'http://controller').searchParams.toString();
    if (seen.has(query)) throw unexpected(name, 'its pages go in circles');
    if (seen.size === mostPages) throw unexpected(name, `its pages do not end; ${mostPages} were read`);
    seen.add(query);
    return query;
  };
}
