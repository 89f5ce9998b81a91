import type { Context } from '../cli/context.ts';

/**
 * Does the same with several names, one after the other, and gives what each led to; when one fails, those that are done
 * are told, and those that are not.
 */
export async function inTurn<R>(
  names: readonly string[],
  work: (name: string) => Promise<R>,
  { note, progress }: Context,
): Promise<readonly R[]> {
  const results: R[] = [];
  for (const [index, name] of names.entries()) {
    if (names.length > 1) progress(`${index + 1}/${names.length}`);
    try {
      results.push(await work(name));
    } catch (error) {
      if (index > 0) note(`Done before this failed: ${names.slice(0, index).join(', ')}.`);
      if (index < names.length - 1) note(`Not tried after it: ${names.slice(index + 1).join(', ')}.`);
      throw error;
    }
  }
  return results;
}
