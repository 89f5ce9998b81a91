import type { Coming } from './view.ts';

/** The fields that are wanted of a result; undefined for all. */
export type Fields = readonly string[] | undefined;

/** The form in which a result is printed. */
export type OutputForm =
  /** For people on a terminal, and for scripts that know the Go clients in a pipe. */
  | { readonly kind: 'view' }
  /** As on a terminal, wherever it goes. */
  | { readonly kind: 'table' }
  | { readonly kind: 'json'; readonly fields: Fields }
  | RareForm;

/** A form that is written by what is loaded for it alone. */
export type RareForm =
  | { readonly kind: 'yaml'; readonly fields: Fields }
  | { readonly kind: 'csv'; readonly fields: readonly string[] }
  | { readonly kind: 'jq'; readonly fields: Fields; readonly expression: string }
  | { readonly kind: 'template'; readonly fields: Fields; readonly template: string };

/** A result as programs get it: a list, which may come bit by bit, or anything else in one. */
export type Printable =
  | { readonly list: Coming<unknown>; readonly whole?: undefined }
  | { readonly list?: undefined; readonly whole: unknown };

/** Whether a form is for programs: failures and notices are then JSON too, and nothing is asked. */
export function isForPrograms({ kind }: OutputForm): boolean {
  return kind !== 'view' && kind !== 'table';
}
