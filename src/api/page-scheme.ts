import type { Dialect } from './dialects/dialect.ts';

/** How any part of a list is asked for. */
export interface PageScheme {
  /** How many items each page has, where that cannot be chosen. */
  readonly unit: number | undefined;
  /** The query of so many items from one on. */
  queryOf(from: number, count: number): string;
  /** At which item a query begins; undefined where it is not of this kind. */
  startOf(query: string): number | undefined;
}

/**
 * Finds out how the parts of a list are asked for by the query of its second page; undefined where that does not begin after
 * the `count` items of the first one in the way of the dialect. All else in the query is kept.
 */
export function readScheme({ paging }: Dialect, second: string, count: number): PageScheme | undefined {
  const scheme = paging === 'offset' ? byOffset(second) : byNumber(second, count);
  return count > 0 && scheme.startOf(second) === count ? scheme : undefined;
}

function byOffset(second: string): PageScheme {
  return {
    unit: undefined,
    queryOf: (from, count) => changed(second, { limit: count, offset: from }),
    startOf(query) {
      const fields = new URLSearchParams(query);
      return whole(fields.get('limit')) === undefined ? undefined : whole(fields.get('offset'));
    },
  };
}

function byNumber(second: string, unit: number): PageScheme {
  return {
    unit,
    queryOf: (from) => changed(second, { page: from / unit + 1 }),
    startOf(query) {
      const page = whole(new URLSearchParams(query).get('page'));
      return page === undefined ? undefined : (page - 1) * unit;
    },
  };
}

function whole(text: string | null): number | undefined {
  return text !== null && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
}

function changed(query: string, fields: Readonly<Record<string, number>>): string {
  const changing = new URLSearchParams(query);
  for (const [name, value] of Object.entries(fields)) changing.set(name, String(value));
  return changing.toString();
}
