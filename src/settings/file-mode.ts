import { type Stats, statSync } from 'node:fs';
import { sep } from 'node:path';

/** Who may read a file: its mode as chmod writes it, and whether that is its owner alone. */
export interface FileMode {
  readonly mode: string;
  readonly isPrivate: boolean;
}

/** The mode of a file; undefined where no such file, and on Windows, where modes say nothing. */
export function fileMode(path: string): FileMode | undefined {
  const stats = sep === '\\' ? undefined : statSync(path, { throwIfNoEntry: false });
  return stats && modeOf(stats);
}

function modeOf({ mode }: Stats): FileMode {
  return { mode: (mode & 0o7777).toString(8).padStart(4, '0'), isPrivate: (mode & 0o077) === 0 };
}

/**
 * How others on this machine could get at a file of secrets, as a sentence with what to do; undefined where they cannot,
 * or where files have no such owners (`userId` is undefined there).
 */
export function exposureOf(path: string, userId: number | undefined): string | undefined {
  const stats = userId === undefined ? undefined : statSync(path, { throwIfNoEntry: false });
  if (!stats) return undefined;
  const settings = `The settings in ${path}, with the token,`;
  // What belongs to root is where whoever runs the machine put it.
  if (stats.uid !== userId && stats.uid !== 0) {
    return `${settings} belong to another user (number ${stats.uid}), who can read and change them.`;
  }
  const { mode, isPrivate } = modeOf(stats);
  return isPrivate
    ? undefined
    : `${settings} are open to other users (mode ${mode.replace(/^0/, '')}). Close them: chmod 600 ${path}`;
}
