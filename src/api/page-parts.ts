import { Failure } from '../base/errors.ts';
import { type PageAnswer, readPage } from './answer.ts';
import { askAhead, type NextOf, type Paging, readOn } from './page-links.ts';
import type { Part, Plan } from './page-plan.ts';

/**
 * Reads the list after its `first` items in parts, which come in their order. A first large one tells whether the controller gives
 * as many items as are asked for. After that, several are asked for at once: of that size, or of the size to which the
 * controller has cut it. A list that ends sooner than its first page has said is at its end. The links of pages are followed
 * where it goes on longer, where a page says that another one follows than was planned, and where a larger one is refused.
 */
export async function* readParts(
  plan: Plan,
  first: number,
  nextOf: NextOf,
  paging: Paging,
): AsyncGenerator<readonly unknown[]> {
  const { ask, limit } = paging;
  let count = first;
  let other: string | undefined;
  try {
    for (let part = plan.take(); part && other === undefined; part = plan.take()) {
      const page = await readPart(part, first, paging);
      if (page === undefined) {
        other = plan.scheme.queryOf(part.from, first);
        break;
      }
      const items = page.items.slice(0, limit - count);
      count += page.items.length;
      const next = nextOf(page, count);
      if (next !== undefined && !(await plan.goOn(part, page.items.length, plan.scheme.startOf(next)))) other = next;
      yield items;
      if (next === undefined) return;
    }
  } finally {
    plan.stop();
  }
  if (other !== undefined) yield* readOn(askAhead(other, ask), count, nextOf, paging);
}

/** Reads the page of a part; undefined if a smaller one may succeed. */
async function readPart(
  { count, answer }: Part,
  first: number,
  { dialect, name }: Paging,
): Promise<PageAnswer | undefined> {
  try {
    return readPage(dialect, name, await answer);
  } catch (error) {
    if (count > first && isPerhapsTooLarge(error)) return undefined;
    throw error;
  }
}

/** Whether a smaller page may succeed: not where nobody is let in, or there were too many requests. */
function isPerhapsTooLarge(error: unknown): boolean {
  if (!(error instanceof Failure) || error.status === 429) return false;
  return ['no_answer', 'controller', 'refused'].includes(error.kind);
}
