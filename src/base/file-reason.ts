const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'this user may not',
  EPERM: 'this user may not',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'files may not become that large',
  EBUSY: 'something else is using it',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is no folder',
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
