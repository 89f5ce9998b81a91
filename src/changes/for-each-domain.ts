import type { Context } from '../cli/context.ts';
import { progressBar } from '../cli/progress-bar.ts';

/** Domains in a sentence, after a word for few of them: who named many knows which. */
export function nameDomains(names: readonly string[], before = ''): string {
  return names.length > 3 ? `${names.length} domains` : `${before}${names.join(', ')}`;
}

/**
 * Does the same with several domains, one after the other, and gives what each led to; when one fails, those that are done
 * are told, and those that are not.
 */
export async function forEachDomain<R>(
  names: readonly string[],
  work: (name: string) => Promise<R>,
  { host, note, progress }: Context,
): Promise<readonly R[]> {
  const results: R[] = [];
  for (const [index, name] of names.entries()) {
    if (names.length > 1) progress(progressBar(index, names.length, host));
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
