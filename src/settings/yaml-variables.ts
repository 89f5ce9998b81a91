import { Failure, usageFailure } from '../base/errors.ts';

/** What readers of YAML 1.1 take for the end of a line, and what may not stand in a YAML file as it is. */
const special = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** Writes variables as a YAML map; names and values are in quotes, so that all of them are text to every reader. */
export async function formatYaml(variables: Iterable<readonly [name: string, value: string]>): Promise<string> {
  const { stringify } = await import('yaml');
  const text = stringify(Object.fromEntries(variables), {
    defaultStringType: 'QUOTE_DOUBLE',
    doubleQuotedMinMultiLineLength: Infinity,
    lineWidth: 0,
  });
  return text.replaceAll(special, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * Reads a YAML map of names and values; every value is text, whatever YAML would make of it. Rejects with a usage failure
 * that shows nothing of the text, which the messages of the parser do.
 */
export async function parseYaml(text: string, source: string): Promise<ReadonlyMap<string, string>> {
  const { parseDocument } = await import('yaml');
  const document = parseDocument(text, { schema: 'failsafe', prettyErrors: true });
  const [error] = document.errors;
  if (error) throw usageFailure(`${source} is not YAML${where(error.linePos)}.`);
  let read: unknown;
  try {
    read = document.toJS({ mapAsMap: true });
  } catch (cause) {
    throw new Failure('usage', `${source} is not YAML that can be used: it repeats parts of itself too often.`, {
      cause,
    });
  }
  if (!(read instanceof Map)) throw usageFailure(`${source} is not a YAML map of names and values.`);
  return new Map(
    [...(read as Map<unknown, unknown>)].map(([name, value]) => {
      if (typeof name === 'string' && typeof value === 'string') return [name, value];
      throw usageFailure(`The value of ${String(name)} in ${source} is not a string.`);
    }),
  );
}

function where(position: readonly { readonly line: number }[] | undefined): string {
  const line = position?.[0]?.line;
  return line === undefined ? '' : `: see its line ${line}`;
}
