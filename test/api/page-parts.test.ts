import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { dialects } from '../../src/api/dialects/registry.ts';
import { readPages } from '../../src/api/pages.ts';
import { Failure } from '../../src/base/errors.ts';
import type { HttpAnswer } from '../../src/http/exchange.ts';

type Paged = 'offset' | 'page';

/** A controller with a list, as real ones page it. All can change meanwhile. */
interface Pager {
  readonly paging: Paged;
  total: number;
  /** How many items it gives where none are asked for. */
  readonly usual: number;
  /** How many items it gives at the most. */
  cap: number;
  count?: (total: number) => number;
  next?: (offset: number, limit: number, asked: number) => string | null;
  fails?: (offset: number, limit: number) => Failure | undefined;
  /** Characters that each item has besides its name. */
  weight?: number;
}

interface Reading {
  /** Queries in the order in which they were asked. */
  readonly asked: string[];
  readonly atOnce: () => number;
  readonly ask: (query: string) => Promise<HttpAnswer>;
}

const dialectOf = (paging: Paged) => {
  const found = dialects.find((dialect) => dialect.paging === paging && dialect.codecs['apps.list'] === undefined);
  if (!found) throw new TypeError('no such dialect');
  return found;
};

function answerOf(pager: Pager, text: string): HttpAnswer {
  const query = new URLSearchParams(text);
  const { paging, usual, cap, total, weight = 0 } = pager;
  const wished = Number(query.get(paging === 'offset' ? 'limit' : 'page_size') ?? usual);
  const limit = Math.min(wished, cap);
  const offset = paging === 'offset' ? Number(query.get('offset') ?? 0) : (Number(query.get('page') ?? 1) - 1) * limit;
  const failure = pager.fails?.(offset, wished);
  if (failure) throw failure;
  if (paging === 'page' && offset > 0 && offset >= total) throw new Failure('not_found', 'Not found.', { status: 404 });
  const padding = 'x'.repeat(weight);
  const ids = Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, index) => offset + index);
  const results = ids.map((id) => ({ id: `app-${id}`, padding }));
  const usualNext =
    paging === 'offset' ? `limit=${limit}&offset=${offset + limit}` : `page=${offset / limit + 2}&page_size=${wished}`;
  const next = pager.next
    ? pager.next(offset, limit, wished)
    : offset + limit < total
      ? `http://x/?${usualNext}`
      : null;
  const body = JSON.stringify({ count: pager.count?.(total) ?? total, next, previous: null, results });
  return { status: 200, headers: {}, body };
}

/** Asks a pager. Answers come in no order: each takes some turns of the event loop. */
function open(pager: Pager): Reading {
  const asked: string[] = [];
  let underway = 0;
  let most = 0;
  return {
    asked,
    atOnce: () => most,
    async ask(query) {
      const turns = 1 + ((asked.push(query) * 7) % 5);
      most = Math.max(most, (underway += 1));
      for (let turn = 0; turn < turns; turn += 1) await nextTurn();
      underway -= 1;
      return answerOf(pager, query);
    },
  };
}

function list(pager: Pager, { ask }: Reading, limit = Infinity, largest = Infinity) {
  const wished = limit === Infinity ? undefined : limit;
  const query = wished === undefined ? '' : `${pager.paging === 'offset' ? 'limit' : 'page_size'}=${wished}`;
  const paging = { dialect: dialectOf(pager.paging), name: 'apps.list', ask, limit } as const;
  return readPages(query, paging, { first: wished, largest });
}

const idsOf = (items: readonly unknown[]): readonly string[] => items.map((item) => (item as { id: string }).id);
const names = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `app-${index}`);

async function readAll(pager: Pager, limit?: number, largest?: number) {
  const reading = open(pager);
  const listing = await list(pager, reading, limit, largest);
  return { ids: idsOf(await listing.all()), asked: reading.asked, atOnce: reading.atOnce(), total: listing.total };
}

const byOffset: Pager = { paging: 'offset', total: 10_000, usual: 100, cap: Infinity };
const byNumber: Pager = { paging: 'page', total: 1050, usual: 100, cap: 100 };

describe('the pages of a list', () => {
  it('are as large as the controller gives them', async () => {
    const { ids, asked } = await readAll(byOffset);
    expect(ids).toEqual(names(10_000));
    expect(asked).toEqual(['', 'limit=9900&offset=100']);
  });

  it('are one if they have 10,000 items, and smaller ones if they have more, four at once after the first', async () => {
    expect((await readAll({ ...byOffset, total: 10_100 })).asked).toEqual(['', 'limit=10000&offset=100']);
    const { ids, asked, atOnce } = await readAll({ ...byOffset, total: 10_101, weight: 100 });
    expect(ids).toEqual(names(10_101));
    expect(asked.slice(1, 4)).toEqual([100, 2120, 4140].map((from) => `limit=2020&offset=${from}`));
    expect(asked.slice(4)).toEqual(['limit=2020&offset=6160', 'limit=1921&offset=8180']);
    expect(atOnce).toBe(4);
  });

  it('are asked for six at once where the controller gives 100 at most, in no more requests than pages', async () => {
    const { ids, asked, atOnce } = await readAll({ ...byOffset, cap: 100 });
    expect(ids).toEqual(names(10_000));
    expect(asked.slice(0, 4)).toEqual(['', 'limit=9900&offset=100', 'limit=100&offset=200', 'limit=100&offset=300']);
    expect(asked).toHaveLength(100);
    expect(atOnce).toBe(6);
  });

  it('are as large as a profile wants them', async () => {
    const { ids, asked } = await readAll({ ...byOffset, total: 450, usual: 50 }, undefined, 50);
    expect(ids).toEqual(names(450));
    expect(asked).toHaveLength(9);
  });

  it('are asked for by number where they have numbers', async () => {
    const { ids, asked, atOnce } = await readAll(byNumber);
    expect(ids).toEqual(names(1050));
    expect(asked.map((query) => new URLSearchParams(query).get('page'))).toEqual([
      null,
      ...names(10).map((_, n) => `${n + 2}`),
    ]);
    expect(atOnce).toBe(6);
  });

  it.each([
    [{ ...byOffset, cap: 100 }, 150, ['limit=150', 'limit=50&offset=100']],
    [{ ...byOffset, cap: 100 }, 100, ['limit=100']],
    [
      { ...byOffset, cap: 100 },
      320,
      ['limit=320', 'limit=100&offset=100', 'limit=100&offset=200', 'limit=20&offset=300'],
    ],
    [byNumber, 150, ['page_size=150', 'page=2&page_size=150']],
    [byOffset, 5000, ['limit=5000']],
  ])('are no more than a limit needs: %o, %i', async (pager, limit, expected) => {
    const { ids, asked, total } = await readAll(pager, limit);
    expect({ ids, asked, total }).toEqual({ ids: names(limit), asked: expected, total: pager.total });
  });

  it.each([
    [1_000, 2500, 1, 2600],
    [1_000, 254, 4, 9000],
    [10_000, 161, 1, 261],
    [10_000, 100, 1, 700],
    [300_000, 100, 1, 700],
  ])('are smaller, and fewer at once, where items have %i characters', async (weight, largest, most, total) => {
    const { ids, asked, atOnce } = await readAll({ ...byOffset, total, weight });
    expect(ids).toEqual(names(total));
    const sizes = asked.slice(1).map((query) => Number(new URLSearchParams(query).get('limit')));
    expect(Math.max(...sizes)).toBe(largest);
    expect(atOnce).toBe(most);
  });

  it('are asked for twelve ahead of what is used, and no further; one where none was used', async () => {
    const pager = { ...byOffset, cap: 100 };
    const reading = open(pager);
    const { items, more } = await list(pager, reading);
    const settle = async (): Promise<void> => {
      for (let turn = 0; turn < 50; turn += 1) await nextTurn();
    };
    await settle();
    expect([items.length, reading.asked.length]).toEqual([100, 2]);
    const pages = more?.[Symbol.asyncIterator]();
    for (const expected of [14, 15, 16]) {
      await pages?.next();
      await settle();
      expect(reading.asked).toHaveLength(expected);
    }
    await pages?.return?.();
    await settle();
    expect(reading.asked).toHaveLength(16);
    expect(reading.atOnce()).toBe(6);
  });
});

describe('a list that is not what its first page said', () => {
  it.each<[string, Partial<Pager>, number]>([
    ['counts too little', { total: 1234, count: () => 300 }, 1234],
    ['counts only its page', { total: 1234, count: () => 100 }, 1234],
    ['counts too much', { total: 1234, count: () => 1_000_000 }, 1234],
    ['counts nonsense', { total: 1234, count: () => -5 }, 1234],
  ])('is read to its end where it %s', async (_, change, expected) => {
    for (const pager of [byOffset, { ...byOffset, cap: 100 }, { ...byOffset, cap: 30, usual: 30 }, byNumber])
      expect((await readAll({ ...pager, ...change })).ids).toEqual(names(expected));
  });

  it.each([byOffset, { ...byOffset, cap: 100 }, byNumber])(
    'is read to its end where it grows meanwhile: %o',
    async (like) => {
      const pager = { ...like };
      const reading = open(pager);
      const listing = await list(pager, reading);
      pager.total += 250;
      expect(idsOf(await listing.all())).toEqual(names(like.total + 250));
    },
  );

  it.each([byOffset, { ...byOffset, cap: 100 }, byNumber])('ends where it shrinks meanwhile: %o', async (like) => {
    const pager = { ...like };
    const reading = open(pager);
    const listing = await list(pager, reading);
    pager.total = 440;
    expect(idsOf(await listing.all())).toEqual(names(440));
  });

  it('is whole where the controller cuts pages only later on', async () => {
    const pager = { ...byOffset, total: 85_000 };
    const reading = open(pager);
    const ask = (query: string): Promise<HttpAnswer> => {
      if (reading.asked.length === 4) pager.cap = 900;
      return reading.ask(query);
    };
    const listing = await list(pager, { ...reading, ask });
    expect(idsOf(await listing.all())).toEqual(names(85_000));
    expect(reading.atOnce()).toBe(6);
  });

  it('is followed by its links where those lead elsewhere', async () => {
    const odd: Pager = {
      ...byOffset,
      total: 900,
      cap: 100,
      // Every third page is left out, as the links of this controller want it.
      next: (offset) => (offset >= 800 ? null : `?limit=100&offset=${offset === 300 ? 500 : offset + 100}`),
    };
    const { ids } = await readAll(odd);
    expect(ids).toEqual([...names(400), ...names(900).slice(500)]);
  });

  it.each(['?offset=100', '?limit=100&offset=90', '?limit=x&offset=100', '?cursor=abc', '?limit=100&offset=-1'])(
    'is followed one page after the other where the first link is %s',
    async (link) => {
      let turn = 0;
      const odd: Pager = { ...byOffset, total: 100, count: () => 300, next: () => (turn++ === 0 ? link : null) };
      const { asked } = await readAll(odd);
      expect(asked).toEqual(['', link.slice(1)]);
    },
  );

  it('in which items are left out on a page goes on after them', async () => {
    const pager: Pager = { ...byOffset, total: 10_101, weight: 100 };
    const reading = open(pager);
    const ask = async (query: string): Promise<HttpAnswer> => {
      const answer = await reading.ask(query);
      const page = JSON.parse(answer.body) as { results: unknown[] };
      if (query.includes('offset=2120')) page.results.splice(5, 10);
      return { ...answer, body: JSON.stringify(page) };
    };
    const ids = idsOf(await (await list(pager, { ...reading, ask })).all());
    expect(ids).toEqual(names(10_101).filter((_, index) => index < 2_125 || index >= 2_135));
    expect(reading.asked).toHaveLength(6);
  });
});

describe('a page that fails', () => {
  const failure = (status: number): Failure => new Failure('controller', 'out of pages', { status });

  it.each([{ ...byOffset, cap: 100 }, byNumber])('is told in its turn, after the pages before it: %o', async (like) => {
    const reading = open({ ...like, fails: (offset) => (offset === 500 ? failure(500) : undefined) });
    const pages: string[] = [];
    const listing = await list(like, reading);
    const going = (async () => {
      for await (const items of listing.more ?? []) pages.push(...idsOf(items));
    })();
    await expect(going).rejects.toThrow('out of pages');
    expect([...idsOf(listing.items), ...pages]).toEqual(names(500));
  });

  it.each<[string, Failure]>([
    ['400', new Failure('refused', 'limit', { status: 400 })],
    ['504', failure(504)],
    ['a time-out', new Failure('no_answer', 'late')],
  ])('because it is large is asked for as small as the first one: %s', async (_, refusal) => {
    const fails = (_offset: number, limit: number): Failure | undefined => (limit > 100 ? refusal : undefined);
    const { ids, asked } = await readAll({ ...byOffset, total: 500, fails });
    expect(ids).toEqual(names(500));
    expect(asked.slice(1, 3)).toEqual(['limit=400&offset=100', 'limit=100&offset=100']);
  });

  it.each([
    new Failure('authentication', 'no', { status: 401 }),
    new Failure('controller', 'too many', { status: 429 }),
    new Failure('interrupted', 'no'),
  ])('for another reason is not asked for again: %s', async (refusal) => {
    const pager = { ...byOffset, fails: (offset: number) => (offset > 0 ? refusal : undefined) };
    const reading = open(pager);
    await expect((await list(pager, reading)).all()).rejects.toThrow(refusal.message);
    expect(reading.asked).toHaveLength(2);
  });
});

it('reads whatever a controller does as it is read one page after the other', async () => {
  let seed = 7;
  const random = (most: number): number => (seed = (seed * 48_271) % 2_147_483_647) % most;
  for (let turn = 0; turn < 300; turn += 1) {
    const usual = 1 + random(40);
    const pager: Pager = {
      paging: random(3) === 0 ? 'page' : 'offset',
      total: random(600),
      usual,
      cap: random(2) === 0 ? Infinity : 1 + random(50),
      ...(random(3) === 0 && { count: (total: number) => total + random(100) - 50 }),
    };
    const limit = random(3) === 0 ? 1 + random(500) : Infinity;
    const expected = names(Math.min(pager.total, limit));
    const { ids, atOnce } = await readAll(pager, limit);
    expect({ pager, limit, ids }).toEqual({ pager, limit, ids: expected });
    expect(atOnce).toBeLessThanOrEqual(6);
  }
});
