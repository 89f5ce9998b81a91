import type { JsonObject } from '../../base/json-object.ts';
import { invalid } from '../wire/refusal.ts';

/** Reads one field: gives its value, or throws `Wrong`. An absent field is undefined. */
export type Field<T> = (value: unknown) => T;

/** What is wrong with one field. */
export class Wrong extends Error {
  readonly messages: readonly string[];

  constructor(...messages: readonly string[]) {
    super(messages.join(' '));
    this.name = 'Wrong';
    this.messages = messages;
  }
}

type Checked<Fields> = { readonly [Name in keyof Fields]: Fields[Name] extends Field<infer T> ? T : never };

/** Reads the fields of a body; all others are ignored. Throws a 400 refusal that names everything that is wrong. */
export function check<Fields extends Readonly<Record<string, Field<unknown>>>>(
  body: JsonObject,
  fields: Fields,
): Checked<Fields> {
  const wrong: Record<string, readonly string[]> = {};
  const values: Record<string, unknown> = {};
  for (const [name, read] of Object.entries(fields)) {
    try {
      values[name] = read(Object.hasOwn(body, name) ? body[name] : undefined);
    } catch (error) {
      if (!(error instanceof Wrong)) throw error;
      wrong[name] = error.messages;
    }
  }
  if (Object.keys(wrong).length > 0) throw invalid(wrong);
  return values as Checked<Fields>;
}

interface TextRules {
  readonly max?: number;
  readonly blank?: boolean;
  /** What else is demanded of the text; gives what is wrong with it. */
  readonly demands?: (text: string) => readonly string[];
}

/** A text that must be there. Numbers are taken for their digits, as the controllers do. */
export function text({ max = Infinity, blank = false, demands }: TextRules = {}): Field<string> {
  return (value) => {
    if (value === undefined) throw new Wrong('This field is required.');
    if (value === null) throw new Wrong('This field may not be null.');
    if (typeof value !== 'string' && typeof value !== 'number') throw new Wrong('Not a valid string.');
    const given = String(value);
    if (given.trim() === '' && !blank) throw new Wrong('This field may not be blank.');
    const messages = [...(given === '' ? [] : (demands?.(given) ?? []))];
    if (given.length > max) messages.push(`Ensure this field has no more than ${max} characters.`);
    if (messages.length > 0) throw new Wrong(...messages);
    return given;
  };
}

/** A field that may be left out, or be null. */
export function optional<T>(field: Field<T>): Field<T | undefined> {
  return (value) => (value === undefined || value === null ? undefined : field(value));
}
