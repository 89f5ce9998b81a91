/**
 * Waits for several things that were asked for at once. Where more than one fails, the failure of the leader is the one
 * that counts, whichever came first: it is about what the others are parts of.
 */
export async function leaderFirst<L, T extends readonly Promise<unknown>[]>(
  leader: Promise<L>,
  ...others: T
): Promise<[L, ...{ -readonly [K in keyof T]: Awaited<T[K]> }]> {
  const all = Promise.all(others);
  // The others may fail while the leader is waited for.
  all.catch(() => undefined);
  return [await leader, ...(await all)];
}
