import { Failure } from '../base/errors.ts';
import { isJsonObject, parseJson } from '../base/json-object.ts';
import { DangerousDelete } from './guard.ts';
import { quoteLossyNumbers } from './json-text.ts';
import { ancestors } from './raw-path.ts';

/** An answer as it came. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The failure that it is, where it is no success. */
  readonly failure: Failure | undefined;
}

/** Asks for a path with GET. */
type Ask = (path: string) => Promise<RawAnswer>;

/** A body of JSON as its value, with numbers that would lose digits as texts; undefined where it is none. */
export function parseBody(body: string): unknown {
  return parseJson(quoteLossyNumbers(body));
}

/** More than any list has, even one item at a time. */
const mostPages = 10_000;

/** An answer that is the first page of a list, with the items of the pages after it; any other answer as it is. */
export async function joinPages(first: RawAnswer, path: string, ask: Ask): Promise<RawAnswer> {
  const page = parseBody(first.body);
  if (!isJsonObject(page) || !Array.isArray(page['results'])) return first;
  const results: unknown[] = [...(page['results'] as unknown[])];
  const seen = new Set<string>();
  for (let { next }: { next?: unknown } = page; typeof next === 'string' && next !== '';) {
    // Only the query of `next` is used, as for every list: its host decides nothing.
    const query = URL.canParse(next, 'http://controller') ? new URL(next, 'http://controller').search : '';
    if (query === '' || seen.has(query) || seen.size === mostPages) throw endless();
    seen.add(query);
    const answer = await ask(`${path.replace(/\?.*/, '')}${query}`);
    if (answer.failure) throw answer.failure;
    const more = parseBody(answer.body);
    if (!isJsonObject(more) || !Array.isArray(more['results'])) throw endless();
    results.push(...(more['results'] as unknown[]));
    next = more['next'];
  }
  return { ...first, body: JSON.stringify({ ...page, next: null, previous: null, results }) };
}

function endless(): Failure {
  return new Failure('controller', 'The pages of this list do not end, or one of them is not a page.');
}

/**
 * Makes sure that a controller reads a path that is to be deleted as what it says, and not as a resource before it, as
 * controllers up to Workflow 2.6 do where they do not know the end of it. Whatever answers a GET of the path with just
 * what answers a GET of one before it is that resource. Rejects with a `DangerousDelete`.
 */
export async function refuseToDestroy(path: string, ask: Ask): Promise<void> {
  const before = ancestors(path);
  if (before.length === 0) return;
  const own = await ask(path);
  if (own.failure) {
    const { status } = own;
    if (status === 401 || status === 403 || status === 429 || status >= 500) throw own.failure;
    return;
  }
  for (const each of before) {
    // Some dialects have the slash at the end and some have not.
    for (const spelling of [each, each.replace(/\/$/, '')]) {
      const { failure, body } = await ask(spelling);
      if (!failure && body === own.body) throw new DangerousDelete(path, `reads it as ${each}`);
    }
  }
}
