import { Failure } from '../../base/errors.ts';

const reasons = {
  busy: 'another sandbox is using it',
  unwritable: 'it cannot be written',
  full: 'the disk is full',
  damaged: 'its controller.db is damaged',
  newer: 'a newer version of this program wrote it',
} as const;

/** The state of a sandbox cannot be used, and why. */
export class UnusableState extends Failure {
  readonly why: keyof typeof reasons;

  constructor(why: keyof typeof reasons, directory: string, cause?: unknown) {
    super('failure', `The sandbox cannot keep its data in ${directory}: ${reasons[why]}.`, { cause });
    this.name = 'UnusableState';
    this.why = why;
  }
}

/** Whether something failed as a whole because there is no room for it: on the disk, or by the limit on file sizes. */
export function isNoRoom(error: unknown): boolean {
  return /^(?:SQLITE_FULL|SQLITE_IOERR_WRITE|ENOSPC|EDQUOT|EFBIG)/.test(codeOf(error));
}

/** What is said of it. */
export const noRoom = 'The disk is full, or a limit on the size of files is reached.';

/** Whether a database is in use by another process. */
export function isBusy(error: unknown): boolean {
  return codeOf(error).startsWith('SQLITE_BUSY');
}

/** Whether a database is none, or not as it was written. */
export function isDamaged(error: unknown): boolean {
  return /^SQLITE_(?:CORRUPT|NOTADB|IOERR_SHORT_READ)/.test(codeOf(error));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
