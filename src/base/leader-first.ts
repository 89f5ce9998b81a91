/**
 * Waits for several things that were asked for at once. Where more than one fails, the failure of the first in the list is
 * the one that counts, whichever came first: it is about what the others are parts of.
 */
export async function leaderFirst<T extends readonly unknown[]>(
  asked: readonly [...{ [K in keyof T]: Promise<T[K]> | T[K] }],
): Promise<T> {
  try {
    return (await Promise.all(asked)) as unknown as T;
  } catch (error) {
    await asked[0];
    throw error;
  }
}
