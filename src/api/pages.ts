import { readPage } from './answer.ts';
import { askAhead, followLinks, type Paging, readOn } from './page-links.ts';
import { readParts } from './page-parts.ts';
import { Plan } from './page-plan.ts';
import { readScheme } from './page-scheme.ts';
import { Listing } from './series.ts';

/** How many items the Go clients ask for, and controllers give, if nobody says otherwise. */
const usualPageSize = 100;

/** How many items pages have. */
export interface PageSizes {
  /** How many items the first page is asked for; undefined where the controller decides. */
  readonly first: number | undefined;
  /** How many items any other may be asked for; Infinity where nobody has said. */
  readonly largest: number;
}

/**
 * Reads a list from its first page on. Where that says how many items there are, and where the next page begins in the way
 * of the dialect, the others are asked for larger and several at once (page-parts.ts). Otherwise each is asked for while the
 * one before is used, and not sooner. Rejects where the first page cannot be had or read; later ones reject in their turn.
 */
export async function readPages(query: string, paging: Paging, sizes: PageSizes): Promise<Listing<unknown>> {
  const { dialect, name, ask, limit } = paging;
  const answer = await ask(query);
  const page = readPage(dialect, name, answer);
  const count = page.items.length;
  const items = page.items.slice(0, limit);
  const nextOf = followLinks(paging);
  const next = nextOf(page, count);
  if (next === undefined) return new Listing(items, { total: page.total, expected: items.length });
  const expected = Math.min(limit, page.total);
  const scheme = expected > count ? readScheme(dialect, next, count) : undefined;
  // The last page is asked for as its link says, unless that is more than is wanted.
  const smallest = limit === Infinity ? count : 1;
  const first = { count, isCut: count < (sizes.first ?? count), length: answer.body.length };
  const more = scheme
    ? readParts(
        new Plan(scheme, ask, { first, end: expected, largest: sizes.largest, smallest }),
        count,
        nextOf,
        paging,
      )
    : readOn(askAhead(next, ask), count, nextOf, paging);
  return new Listing(items, { total: page.total, expected, more });
}

/** The page size of a profile is a wish of its user, unless it is what the Go clients write into every profile. */
export function largestPage(pageSize: number | undefined): number {
  return pageSize === undefined || pageSize === usualPageSize ? Infinity : pageSize;
}
