import { type Block, either, heading, line, nothing, pairs, type View } from '../output/view.ts';

/** The labels of an app, in the words of the Go clients. */
export function labelsView(labels: Readonly<Record<string, unknown>>, app: string): View {
  const texts = Object.entries(labels)
    .map(([name, value]) => [`${name}:`, typeof value === 'string' ? value : JSON.stringify(value)] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return [heading(`${app} Label`), texts.length === 0 ? none(app) : pairs(texts)];
}

function none(app: string): Block {
  return either({
    terminal: [nothing('No labels.', ['Set one', `labels:set team=frontend -a ${app}`])],
    pipe: [line('No labels found.')],
  });
}
