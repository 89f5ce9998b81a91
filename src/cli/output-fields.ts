import { usageFailure } from '../base/errors.ts';
import type { Schema } from '../models/schema.ts';
import type { Command } from './define.ts';

/** The fields of what a command prints: those of the object, or of each item of the list. None where it is text. */
export function fieldsOf({ properties, items, anyOf, allOf }: Schema): readonly string[] {
  const own = Object.keys(properties ?? {});
  const others = [...(items ? [items] : []), ...(anyOf ?? []), ...(allOf ?? [])].flatMap(fieldsOf);
  return [...new Set([...own, ...others])];
}

/**
 * Whether a word after `--json` is its list of fields, and not an argument. A command without arguments has no other use
 * for the word; one with arguments takes it only where it is several known fields joined by commas.
 */
export function isFieldList(word: string, { args, output }: Pick<Command, 'args' | 'output'>): boolean {
  if (word === '' || word.startsWith('-')) return false;
  if (Object.keys(args).length === 0) return true;
  const known = fieldsOf(output);
  const names = word.split(',');
  return names.length > 1 && names.every((name) => known.includes(name));
}

/** Reads a list of fields of a command. Throws a usage failure that lists the fields where one is unknown. */
export function readFields(list: string, name: string, output: Schema): readonly string[] {
  const known = fieldsOf(output);
  const names = list.split(',').map((each) => each.trim());
  const unknown = names.find((each) => !known.includes(each));
  if (unknown === undefined) return names;
  if (known.length === 0) throw usageFailure(`What ${name} prints has no fields.`, 'Use --json alone.');
  throw usageFailure(`${name} has no field "${unknown}".`, `Its fields are ${known.join(', ')}.`);
}
