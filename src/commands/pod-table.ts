import type { Pod } from '../models/pod.ts';
import { type Block, type Cell, table } from '../output/view.ts';

/** The processes of an app as a table; in a pipe by type, each with its state and release, as the Go clients print them. */
export function podTable(pods: readonly Pod[]): Block {
  const sorted = [...pods].sort((one, other) => compare(one.type, other.type) || compareNumbered(one.name, other.name));
  const types = [...new Set(sorted.map(({ type }) => type))];
  return table(
    ['NAME', 'TYPE', 'STATE', 'RELEASE', 'STARTED'],
    sorted.map(({ name, type, state, release, started }) => [
      name,
      type,
      stateCell(state),
      release,
      { moment: started },
    ]),
    types.flatMap((type) => [
      `--- ${type}:`,
      ...sorted
        .filter((pod) => pod.type === type)
        .map(({ name, state, release }) => `${name} ${state ?? ''} (${release ?? ''})`),
    ]),
  );
}

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

/** `web.10` comes after `web.9`. */
function compareNumbered(one: string, other: string): number {
  const [a, b] = [one, other].map((name) => Number(/\.(\d+)$/.exec(name)?.[1] ?? Number.NaN));
  return a !== undefined && b !== undefined && a !== b && !Number.isNaN(a - b) ? a - b : compare(one, other);
}

const passing = new Set(['initializing', 'creating', 'starting', 'terminating', 'restarting']);

function stateCell(state: string | undefined): Cell {
  if (state === undefined) return undefined;
  return { text: state, tone: state === 'up' ? 'good' : passing.has(state) ? 'warning' : 'bad' };
}
