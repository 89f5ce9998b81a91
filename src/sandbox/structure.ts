type Structure = Readonly<Record<string, number>>;

/**
 * The counts of an app's process types once a build with these types is deployed. Types keep their counts, new ones
 * start at 0, and those that the build no longer has end. An app that would run nothing though it ran something, or
 * that is deployed for the first time, gets its default process: one `web`, or one `cmd` where the build has no `web`.
 */
export function structureForBuild(before: Structure, types: readonly string[]): Structure {
  const counts = new Map(types.map((type): [string, number] => [type, before[type] ?? 0]));
  // A process of the image itself is not of the Procfile, and stays.
  if (Object.hasOwn(before, 'cmd')) counts.set('cmd', before['cmd'] ?? 0);
  const isFirst = Object.keys(before).length === 0;
  if (isFirst || (sum(Object.values(before)) > 0 && sum([...counts.values()]) === 0)) {
    counts.set(types.includes('web') ? 'web' : 'cmd', 1);
  }
  return Object.fromEntries(counts);
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
