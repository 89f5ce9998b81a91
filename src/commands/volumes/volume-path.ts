import { checkIdentifier } from '../../api/identifiers.ts';
import { usageFailure } from '../../base/errors.ts';

/** A file or a folder in a volume. */
export interface VolumePath {
  readonly volume: string;
  /** The names with slashes between them; empty for the volume itself. */
  readonly path: string;
  /** Whether it ends in a slash: then a folder is copied without its own name. */
  readonly endsInSlash: boolean;
}

/**
 * Reads `vol://volume/path`; undefined for any other word, which is a path on this machine. Throws a usage failure for a
 * path that the controller would read as another.
 */
export function readVolumePath(word: string): VolumePath | undefined {
  if (!word.startsWith('vol:')) return undefined;
  const [, volume = '', rest = ''] = /^vol:\/\/([^/]+)(\/.*)?$/s.exec(word) ?? [];
  if (volume === '') throw usageFailure('A path in a volume is written vol://VOLUME/PATH.');
  checkIdentifier('volume', volume);
  const path = decoded(rest).split('/').filter(Boolean).join('/');
  if (path !== '') checkIdentifier('path', path);
  return { volume, path, endsInSlash: rest.endsWith('/') };
}

/** It is a URL, with the Go client too. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw usageFailure('The path in the volume has a % that stands for no letter.');
  }
}

/** A path as it is typed. */
export const typed = (volume: string, path: string): string => `vol://${volume}/${path}`;
