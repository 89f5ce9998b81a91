import { line, type View } from '../output/view.ts';
import { formatDotenv } from '../settings/dotenv.ts';

/** What is different of one name; the values are left out where they are not to be seen. */
export interface Difference {
  readonly name: string;
  readonly change: 'added' | 'changed' | 'removed';
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/** The schema of a difference. */
export const DifferenceSchema = {
  title: 'Difference',
  type: 'object',
  properties: {
    name: { type: 'string' },
    change: { type: 'string', description: 'added, changed or removed' },
    before: { type: 'string', description: 'the value before, where values are shown' },
    after: { type: 'string', description: 'the value after, where values are shown' },
  },
  required: ['name', 'change'],
} as const;

/** Names with values, by name. */
export type NamedTexts = ReadonlyMap<string, string>;

/** What is different between two sets of names and values, sorted by name. */
export function differences(before: NamedTexts, after: NamedTexts): readonly Difference[] {
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  return names.flatMap((name): Difference[] => {
    const [from, to] = [before.get(name), after.get(name)];
    if (from === to) return [];
    const change = from === undefined ? 'added' : to === undefined ? 'removed' : 'changed';
    return [{ name, change, ...(from !== undefined && { before: from }), ...(to !== undefined && { after: to }) }];
  });
}

/** The same without values, unless they are to be shown. */
export function shownDifferences(all: readonly Difference[], shows: boolean): readonly Difference[] {
  return shows ? all : all.map(({ name, change }) => ({ name, change }));
}

const signs = { added: '+', changed: '~', removed: '-' } as const;
const tones = { added: 'good', changed: 'warning', removed: 'bad' } as const;

/** A line for each difference: `+ NEW`, `~ CHANGED`, `- GONE`; with values one for what was and one for what is. */
export function differencesView(all: readonly Difference[]): View {
  return all.flatMap(({ name, change, before, after }) => {
    if (before === undefined && after === undefined)
      return [line({ text: `${signs[change]} ${name}`, tone: tones[change] })];
    return [
      ...(before === undefined ? [] : [line({ text: `- ${asPair(name, before)}`, tone: 'bad' })]),
      ...(after === undefined ? [] : [line({ text: `+ ${asPair(name, after)}`, tone: 'good' })]),
    ];
  });
}

function asPair(name: string, value: string): string {
  return formatDotenv([[name, value]]).trimEnd();
}
