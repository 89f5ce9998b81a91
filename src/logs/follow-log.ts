import { Endless, Series } from '../api/series.ts';
import type { Context } from '../cli/context.ts';
import { isTransient } from '../rollout/is-transient.ts';
import { type LineChoice, createLineFilter } from './choose-lines.ts';
import { linePartsOf, type LogLineParts } from './line-parts.ts';
import { logLines } from './log-lines.ts';

/** So many lines are asked for where only some of them are wanted, and at each look while a log is followed. */
const mostAsked = 10_000;
const window = 500;
/** How many are shown at first, as controllers have it. */
const usual = 100;

const firstPause = 1_000;
const longestPause = 5_000;
const longestTrouble = 30_000;

/** The last lines of a log that are wanted. */
export async function lastChosenLines(
  context: Context,
  choice: LineChoice,
  most: number | undefined,
): Promise<Series<string>> {
  const lines = createLineFilter(choice, () => context.host.now().getTime())(
    await lastLines(context, choice.app, mostAsked),
  );
  return new Series(most === undefined ? lines : lines.slice(-most));
}

/** The lines of a log, and what is added to it from then on; each is read when it is taken. */
export interface FollowedLog {
  readonly lines: Endless<string>;
  /** The same by their parts. */
  readonly parts: Endless<LogLineParts>;
}

/**
 * Follows a log. Controllers give its last lines and nothing else: each time, those that follow the ones that were shown are
 * new. Rejects where the log cannot be read at first; later the controller is asked again, less and less often.
 */
export async function followLog(context: Context, choice: LineChoice, most: number | undefined): Promise<FollowedLog> {
  const { host, note } = context;
  const isChosen = choice.process !== undefined || choice.source !== undefined || choice.since !== undefined;
  const choose = createLineFilter(choice, () => host.now().getTime());
  const asked = isChosen ? mostAsked : Math.max(window, most ?? usual);
  let shown = await lastLines(context, choice.app, asked);
  const chosen = choose(shown);
  const start = isChosen && most === undefined ? chosen : chosen.slice(-(most ?? usual));

  async function* added(): AsyncGenerator<readonly string[]> {
    let pause = firstPause;
    let isTroubled = false;
    for (;;) {
      await host.pause(pause, host.interrupted);
      const now = await lastLines(context, choice.app, Math.max(window, most ?? usual)).catch((error: unknown) => {
        if (!isTransient(error)) throw error;
        if (!isTroubled) note(`${error.message} Trying again.`);
        return undefined;
      });
      if (now === undefined) {
        pause = Math.min(pause * 2, longestTrouble);
        isTroubled = true;
        continue;
      }
      if (isTroubled) note('The log can be read again.');
      isTroubled = false;
      const { lines, isGap } = linesAfter(shown, now);
      if (isGap) note('More lines were written than the controller sends at once: some may be missing here.');
      // A log store that was started anew has nothing for a while.
      if (now.length > 0) shown = now;
      pause = lines.length > 0 ? firstPause : Math.min(pause * 1.5, longestPause);
      yield choose(lines);
    }
  }
  const rest = added();
  const parse = (lines: readonly string[]): readonly LogLineParts[] =>
    linePartsOf(lines, choice.app, host.now().getTime());
  return {
    lines: new Endless(start, rest),
    parts: new Endless(parse(start), changed(rest, parse)),
  };
}

/** The same batches with other items. */
export async function* changed<T, U>(
  batches: AsyncIterable<readonly T[]>,
  change: (batch: readonly T[]) => readonly U[],
): AsyncGenerator<readonly U[]> {
  for await (const batch of batches) yield change(batch);
}

async function lastLines({ api }: Context, app: string, most: number): Promise<readonly string[]> {
  return logLines(await api.stream('apps.logs', { app, log_lines: most }), most).all();
}

/**
 * The lines of a log's end that come after an earlier end of it. The ends overlap where the most lines of the earlier one
 * stand in the later one, up to its last; so lines that are equal are not taken for one another. Where nothing overlaps
 * all are new, and there may have been more.
 */
export function linesAfter(
  before: readonly string[],
  now: readonly string[],
): { readonly lines: readonly string[]; readonly isGap: boolean } {
  let most = 0;
  let end = 0;
  for (let at = 1; at <= now.length; at += 1) {
    const length = Math.min(at, before.length);
    let same = 0;
    while (same < length && before[before.length - 1 - same] === now[at - 1 - same]) same += 1;
    if (same === length && length > most) [most, end] = [length, at];
  }
  return { lines: now.slice(end), isGap: most === 0 && before.length > 0 && now.length > 0 };
}
