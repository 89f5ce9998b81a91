type Structure = Readonly<Record<string, number>>;

/**
 * The counts of an app's process types once a build with these types is deployed. Types keep their counts, and those
 * that the build no longer has end. An app that would run nothing though it ran something, or that is deployed for the
 * first time, gets one of its usual process.
 */
export function structureForBuild(before: Structure, types: readonly string[], usual: 'web' | 'cmd'): Structure {
  // A process of the image itself is not of the Procfile, and stays.
  const kept = Object.entries(before).filter(([type]) => type === 'cmd' || types.includes(type));
  const isFirst = Object.keys(before).length === 0;
  const isLost = sum(Object.values(before)) > 0 && sum(kept.map(([, count]) => count)) === 0;
  const started = isFirst || isLost ? [[usual, 1] as const] : [];
  return Object.fromEntries([...kept, ...started]);
}

/**
 * The counts once a build is deployed that stops processes of some types for good: nothing starts in their place, and only
 * scaling brings them back. They stay as 0, those that were never scaled only if `all` do. An app that is deployed for the
 * first time gets one of its usual process.
 */
export function structureWithout(
  before: Structure,
  stopped: readonly string[],
  usual: 'web' | 'cmd',
  all = false,
): Structure {
  if (Object.keys(before).length === 0) return { [usual]: 1 };
  const zeros = stopped.filter((type) => all || type in before).map((type) => [type, 0] as const);
  return { ...before, ...Object.fromEntries(zeros) };
}

/** The counts before a build of another kind than the last: the usual processes start over with one. */
export function structureOfOtherKind(before: Structure, usual: 'web' | 'cmd'): Structure {
  const others = Object.keys(before).filter((type) => type === 'web' || type === 'cmd');
  return { ...before, ...Object.fromEntries(others.map((type) => [type, 0] as const)), [usual]: 1 };
}

/**
 * The counts once a build is deployed on today's Drycc: types keep theirs, new ones start at 0 but `web`, which gets one
 * process. A type that the build no longer has goes; it stays, as garbage, if it still has processes.
 */
export function structureByTypes(before: Structure, types: readonly string[]): Structure {
  const counts = types.map((type) => [type, before[type] ?? (type === 'web' ? 1 : 0)] as const);
  const garbage = Object.entries(before).filter(([type, count]) => !types.includes(type) && count > 0);
  return Object.fromEntries([...counts, ...garbage]);
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
