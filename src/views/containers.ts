import { heading, line, pairs, type View } from '../output/view.ts';

/** What is known of containers, a section for each: every field as it is, but for those that are empty. */
export function containersView(containers: readonly Readonly<Record<string, unknown>>[]): View {
  return containers.flatMap((each, index) => {
    const { container, ...fields } = each;
    const filled = Object.entries(fields)
      .filter(([, value]) => !isEmptyValue(value))
      .map(([field, value]) => [field, typeof value === 'string' ? value : JSON.stringify(value)] as const);
    const name = typeof container === 'string' ? container : `${index + 1}`;
    return [...(index === 0 ? [] : [line('')]), heading(`Container ${name}`), pairs(filled)];
  });
}

function isEmptyValue(value: unknown): boolean {
  if (value === null || value === '' || value === undefined) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
