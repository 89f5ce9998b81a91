import { statSync } from 'node:fs';
import { sep } from 'node:path';

/** Who may read a file: its mode as chmod writes it, and whether that is its owner alone. */
export interface FileMode {
  readonly mode: string;
  readonly isPrivate: boolean;
}

/** The mode of a file; undefined where there is no such file, and on Windows, where modes say nothing. */
export function fileMode(path: string): FileMode | undefined {
  const mode = sep === '\\' ? undefined : statSync(path, { throwIfNoEntry: false })?.mode;
  if (mode === undefined) return undefined;
  return { mode: (mode & 0o7777).toString(8).padStart(4, '0'), isPrivate: (mode & 0o077) === 0 };
}
