import { statSync } from 'node:fs';

/**
 * How others on this machine could get at a file of secrets, as a sentence with what to do; undefined where they cannot,
 * or where files have no such owners (`userId` is undefined there).
 */
export function exposureOf(path: string, userId: number | undefined): string | undefined {
  if (userId === undefined) return undefined;
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return undefined;
  // What belongs to root is where whoever runs the machine put it.
  if (stats.uid !== userId && stats.uid !== 0) {
    return `The settings in ${path}, with the token, belong to another user (number ${stats.uid}), who can read and change them.`;
  }
  if ((stats.mode & 0o077) === 0) return undefined;
  const mode = (stats.mode & 0o777).toString(8).padStart(3, '0');
  return `The settings in ${path}, with the token, are open to other users (mode ${mode}). Close them: chmod 600 ${path}`;
}
