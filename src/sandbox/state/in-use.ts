import { statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { isBusy } from './unusable-state.ts';

/** Whether a sandbox is using the state in a folder. Nothing is changed. */
export function isInUse(folder: string): boolean {
  const file = join(folder, 'controller.db');
  if (!(statSync(file, { throwIfNoEntry: false })?.isFile() ?? false)) return false;
  try {
    const database = new Database(file, { readonly: true, fileMustExist: true });
    try {
      database.pragma('user_version');
    } finally {
      database.close();
    }
    return false;
  } catch (error) {
    return isBusy(error);
  }
}
