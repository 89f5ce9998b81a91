import { Failure } from '../base/errors.ts';
import { type PageAnswer, readPage } from './answer.ts';
import { askAhead, type NextOf, type Paging, readOn } from './page-links.ts';
import type { Plan } from './page-plan.ts';

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
  const { dialect, name, ask, limit } = paging;
  const { scheme } = plan;
  let count = first;
  for (let part = plan.take(); part; part = plan.take()) {
    let page: PageAnswer;
    try {
      page = readPage(dialect, name, await part.answer);
    } catch (error) {
      if (part.count <= first || !isPerhapsTooLarge(error)) throw error;
      yield* readOn(askAhead(scheme.queryOf(part.from, first), ask), count, nextOf, paging);
      return;
    }
    const items = page.items.slice(0, limit - count);
    count += page.items.length;
    const next = nextOf(page, count);
    const isPlanned = next !== undefined && (await plan.goOn(part, page.items.length, scheme.startOf(next)));
    yield items;
    if (next === undefined) return;
    if (isPlanned) continue;
    yield* readOn(askAhead(next, ask), count, nextOf, paging);
    return;
  }
}

/** Whether a smaller page may succeed: not where nobody is let in, or there were too many requests. */
function isPerhapsTooLarge(error: unknown): boolean {
  if (!(error instanceof Failure) || error.status === 429) return false;
  return ['no_answer', 'controller', 'refused'].includes(error.kind);
}
