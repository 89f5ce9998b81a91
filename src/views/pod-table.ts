import { countPhases, type Phase, phaseOf } from '../rollout/pod-phase.ts';
import type { Pod } from '../models/pod.ts';
import { type Block, type Cell, picture, table, type Tone, type View } from '../output/view.ts';

/** The processes of an app as a table; in a pipe by type, each with its state and release, as the Go clients print them. */
export function podTable(pods: readonly Pod[]): Block {
  const sorted = [...pods].sort(
    (one, other) => compare(one.type, other.type) || compareNumbered(one.name ?? '', other.name ?? ''),
  );
  const types = [...new Set(sorted.map(({ type }) => type))];
  const hasReady = pods.some(({ ready }) => ready !== undefined);
  return table(
    ['NAME', 'TYPE', 'STATE', 'RELEASE', ...(hasReady ? ['READY', 'RESTARTS'] : []), 'STARTED'],
    sorted.map(({ name, type, state, release, started, ready, restarts }) => [
      name,
      type,
      stateCell(state),
      release,
      ...(hasReady ? [ready, restarts] : []),
      { moment: started },
    ]),
    types.flatMap((type) => [
      `--- ${type}:`,
      ...sorted
        .filter((pod) => pod.type === type)
        .map(({ name, state, release }) =>
          [name, state ?? '', `(${release ?? ''})`].filter((part) => part !== undefined).join(' '),
        ),
    ]),
  );
}

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

/** `web.10` comes after `web.9`. */
function compareNumbered(one: string, other: string): number {
  const [a, b] = [one, other].map((name) => Number(/\.(\d+)$/.exec(name)?.[1] ?? Number.NaN));
  return a !== undefined && b !== undefined && a !== b && !Number.isNaN(a - b) ? a - b : compare(one, other);
}

const tones: Readonly<Record<Phase, Tone>> = { up: 'good', coming: 'warning', failed: 'bad', leaving: 'faint' };

function stateCell(state: string | undefined): Cell {
  return state === undefined ? undefined : { text: state, tone: tones[phaseOf({ state })] };
}

/** The letters of a bar by what they stand for; they differ without colours too. */
const letters: readonly (readonly [phase: Phase, text: string, ascii: string])[] = [
  ['up', '█', '#'],
  ['coming', '▄', '='],
  ['failed', '▁', '!'],
  ['leaving', '░', '-'],
];

/** How many processes of a type are up, in words, such as `2/3 up, 1 failed`. */
function countWords(pods: readonly Pod[]): string {
  const counts = countPhases(pods);
  const others = (['failed', 'leaving'] as const).filter((phase) => counts[phase] > 0);
  return [`${counts.up}/${pods.length} up`, ...others.map((phase) => `${counts[phase]} ${phase}`)].join(', ');
}

/** The processes of an app in a cell for each type, such as `web 2/3 up`. */
export function podCounts(pods: readonly Pod[]): readonly Cell[] {
  return [...new Set(pods.map(({ type }) => type))].sort(compare).map((type) => {
    const ofType = pods.filter((pod) => pod.type === type);
    const worst = (['failed', 'coming', 'leaving'] as const).find((phase) => countPhases(ofType)[phase] > 0);
    return { text: `${type} ${countWords(ofType)}`, tone: tones[worst ?? 'up'] };
  });
}

/** The processes of an app as a bar for each type, for a terminal, and as a table. */
export function podsView(pods: readonly Pod[]): View {
  const types = [...new Set(pods.map(({ type }) => type))].sort(compare);
  const bars = types.map((type) => {
    const ofType = pods.filter((pod) => pod.type === type);
    const counts = countPhases(ofType);
    const bar = letters.map(([phase, text, ascii]) => ({ text, ascii, tone: tones[phase], count: counts[phase] }));
    return [{ text: type, tone: 'strong' as const }, { bar }, countWords(ofType)];
  });
  return [picture(bars), podTable(pods)];
}
