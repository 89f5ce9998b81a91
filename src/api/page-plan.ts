import type { HttpAnswer } from '../http/exchange.ts';
import { askAhead, type Paging } from './page-links.ts';
import type { PageScheme } from './page-scheme.ts';

/** At most so many parts are underway at once, over a connection each; and so many are kept until their turn, or underway. */
const mostUnderway = 6;
const mostAhead = 12;
/** How large the rest of a list may be, in items and in characters, to be requested as one part. */
const mostItems = 10_000;
const longestRest = 2.5 * 1024 * 1024;
/** How many characters each part of a longer list may have, and all parts ahead together: more takes more memory, but no less time. */
const longestPart = 256 * 1024;
const longestAhead = 1024 * 1024;

/** What is known of a list by its first page. */
export interface Known {
  /** How many items it has, whether more were asked for, and how many characters it takes. */
  readonly first: { readonly count: number; readonly isCut: boolean; readonly length: number };
  /** How many items the list has, or how many of them are wanted. */
  readonly end: number;
  /** How many items a part may be asked for, at the most and, at the end of the list, at the least. */
  readonly largest: number;
  readonly smallest: number;
}

/** A part of a list that was asked for: so many items from one on. */
export interface Part {
  readonly from: number;
  readonly count: number;
  readonly answer: Promise<HttpAnswer>;
}

/** Decides which parts of a list are asked for, and when: the first one at once. */
export class Plan {
  readonly scheme: PageScheme;
  readonly #ask: Paging['ask'];
  readonly #end: number;
  readonly #smallest: number;
  /** How many characters an item takes. */
  readonly #weight: number;
  readonly #asked: Part[] = [];
  /** Where the part begins that is asked for next. */
  #from: number;
  #size: number;
  /** Whether the controller is known to give parts of that size. */
  #isSure: boolean;
  #underway = 0;
  /** Whether nothing more is asked for. */
  #isOver = false;

  constructor(scheme: PageScheme, ask: Paging['ask'], { first, end, largest, smallest }: Known) {
    this.scheme = scheme;
    this.#ask = ask;
    this.#end = end;
    this.#smallest = smallest;
    this.#weight = first.length / first.count;
    this.#from = first.count;
    const fitting = fittingItems({ rest: end - first.count, largest, weight: this.#weight });
    this.#size = scheme.unit ?? (first.isCut ? first.count : Math.max(first.count, fitting));
    this.#isSure = this.#size === first.count;
    this.#fill();
  }

  /** Returns the next part in the order of the list; undefined if all were taken. */
  take(): Part | undefined {
    return this.#asked.shift();
  }

  /**
   * Goes on after a part that had so many items and says that the next one begins at an item. Gives false where that is none of
   * what was planned, or beyond it.
   */
  async goOn(part: Part, had: number, next: number | undefined): Promise<boolean> {
    const { from, count } = part;
    if (next === from + had && had < count) {
      // The controller has cut it, and so it will the others: what was asked for already begins at the wrong items.
      this.#isOver = true;
      await Promise.allSettled(this.#asked.splice(0).map(({ answer }) => answer));
      this.#isOver = false;
      this.#size = had;
      this.#from = next;
    } else if (next !== from + count) return false;
    this.#isSure = true;
    this.#fill();
    return this.#asked.length > 0;
  }

  /** Asks for nothing more. */
  stop(): void {
    this.#isOver = true;
  }

  #fill(): void {
    const ahead = Math.max(1, Math.min(mostAhead, Math.floor(longestAhead / (this.#size * this.#weight))));
    while (!this.#isOver && this.#from < this.#end && this.#underway < mostUnderway && this.#asked.length < ahead) {
      const { unit } = this.scheme;
      const count = unit ?? Math.min(this.#size, Math.max(this.#end - this.#from, this.#smallest));
      this.#asked.push({ from: this.#from, count, answer: this.#askFor(this.#from, count) });
      this.#from += count;
      // What comes of the first one decides on all others.
      if (!this.#isSure) return;
    }
  }

  #askFor(from: number, count: number): Promise<HttpAnswer> {
    const answer = askAhead(this.scheme.queryOf(from, count), this.#ask);
    this.#underway += 1;
    const isDone = (): void => {
      this.#underway -= 1;
      if (this.#isSure) this.#fill();
    };
    answer.then(isDone, () => {
      // It is reported in its turn, and no later page will be used.
      this.stop();
      isDone();
    });
    return answer;
  }
}

/** How many items a part may have where so many are left. */
function fittingItems({ rest, largest, weight }: Readonly<Record<'rest' | 'largest' | 'weight', number>>): number {
  const isOnePart = rest <= Math.min(mostItems, longestRest / weight);
  return Math.floor(Math.min(largest, isOnePart ? rest : Math.min(mostItems, longestPart / weight)));
}
