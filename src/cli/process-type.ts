import { usageFailure } from '../base/errors.ts';

/** Whether a word may name a process type. */
export function isProcessType(word: string): boolean {
  return /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(word);
}

/** Reads the name of a process type. */
export function readProcessType(word: string): string {
  if (isProcessType(word)) return word;
  throw usageFailure(`"${word}" is not a valid process type.`);
}
