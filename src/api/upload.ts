import { usageFailure } from '../base/errors.ts';
import { checkIdentifier, isIdentifier } from './identifiers.ts';

/** A file that is sent to a volume. Its content is read once, while it is sent. */
export interface Upload {
  /** The folder in the volume, without a slash in front; empty for the volume itself. It is made if it is not there. */
  readonly folder: string;
  readonly name: string;
  /** How many bytes its content has; a controller takes no empty file. */
  readonly size: number;
  readonly content: AsyncIterable<Uint8Array>;
}

/**
 * The headers by which Drycc 1.8 to 1.13 know where a file goes; its type is one of their own. Throws a usage failure for a
 * name that they would read as another.
 */
export function uploadHeaders({ folder, name, size }: Upload): Record<string, string> {
  if (folder !== '') checkIdentifier('path', folder);
  if (name.includes('/') || !isIdentifier('path', name)) throw usageFailure(`"${name}" cannot be sent as a file name.`);
  // An empty folder is refused by some of them.
  const place = encode(folder === '' ? '/' : folder);
  return {
    'content-type': 'filer/octet-stream',
    'content-length': String(size),
    'content-disposition': `attachment;filename*=utf-8''${encode(name)};filepath*=utf-8''${place}`,
  };
}

/** Django counts the apostrophes of such a value. */
const encode = (text: string): string => encodeURIComponent(text).replaceAll("'", '%27');
