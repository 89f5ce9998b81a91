import type { Dialect } from '../../api/dialects/dialect.ts';
import { notFound } from './refusal.ts';
import type { Rules } from '../rules/rules.ts';
import type { Window } from '../state/store.ts';

/** A part of a list that was asked for. */
export interface PageRequest {
  readonly window: Window;
  /** The page's own fields beside `results`. Throws 404 for a page past the end, where pages have numbers. */
  fields(total: number): { count: number; next: string | null; previous: string | null };
}

/** All of a list, for operations that know no pages. */
export const wholeList: PageRequest = {
  window: { limit: -1, offset: 0 },
  fields: (count) => ({ count, next: null, previous: null }),
};

/**
 * Reads which part of a list a URL asks for, in the dialect's way. `limit` and `offset` that make no sense count as
 * not given; a `page` that makes no sense is not found. Links are absolute and keep the rest of the query.
 */
export function requestedPage(dialect: Dialect, rules: Rules, url: URL, pageSize: number): PageRequest {
  return dialect.paging === 'offset' ? byOffset(url, pageSize) : byNumber(url, pageSize, rules);
}

function byOffset(url: URL, pageSize: number): PageRequest {
  const limit = positive(url.searchParams.get('limit')) ?? pageSize;
  const offset = positive(url.searchParams.get('offset')) ?? 0;
  const link = (start: number): string =>
    withQuery(url, { limit: String(limit), offset: start > 0 ? String(start) : null });
  return {
    window: { limit, offset },
    fields: (count) => ({
      count,
      next: offset + limit < count ? link(offset + limit) : null,
      previous: offset > 0 ? link(offset - limit) : null,
    }),
  };
}

function byNumber(url: URL, usual: number, rules: Rules): PageRequest {
  const limit = (rules.choosesPageSize ? positive(url.searchParams.get('page_size')) : undefined) ?? usual;
  const given = url.searchParams.get('page');
  if (given === 'last') return lastPage(url, limit);
  const page = given === null ? 1 : positive(given);
  if (page === undefined) throw notFound(rules, 'Page');
  const link = (number: number): string => withQuery(url, { page: number > 1 ? String(number) : null });
  return {
    window: { limit, offset: (page - 1) * limit },
    fields(count) {
      if (page > 1 && (page - 1) * limit >= count) throw notFound(rules, 'Page');
      return {
        count,
        next: page * limit < count ? link(page + 1) : null,
        previous: page > 1 ? link(page - 1) : null,
      };
    },
  };
}

function lastPage(url: URL, limit: number): PageRequest {
  return {
    window: { limit, offset: 0, isLast: true },
    fields: (count) => ({
      count,
      next: null,
      previous: count > limit ? withQuery(url, { page: String(Math.ceil(count / limit) - 1) }) : null,
    }),
  };
}

function positive(text: string | null): number | undefined {
  return text !== null && /^0*[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}

function withQuery(url: URL, changes: Readonly<Record<string, string | null>>): string {
  const changed = new URL(url);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) changed.searchParams.delete(name);
    else changed.searchParams.set(name, value);
  }
  return changed.href;
}
