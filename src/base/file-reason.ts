const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file would become too large',
  EBUSY: 'it is in use',
  EISDIR: 'it is a directory',
  ENOTDIR: 'part of its path is not a directory',
  ELOOP: 'its symbolic links go in circles',
  'not regular': 'it is not a regular file',
  'a link': 'it is a symbolic link',
  'too large': 'it is too large',
};

/** Why a file operation failed, as the end of a sentence: `: the disk is full`. */
export function reason(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error)) return '';
  const code = String(error.code);
  return `: ${reasons[code] ?? code}`;
}
