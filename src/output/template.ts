import { Failure, usageFailure } from '../base/errors.ts';

/** Rejects with a usage failure where a text is no Mustache template. */
export async function checkTemplate(template: string): Promise<void> {
  const { default: mustache } = await import('mustache');
  try {
    mustache.parse(template);
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    throw usageFailure(`Invalid --template: ${what}.`);
  }
}

/**
 * A template filled from a value, with a line feed at its end. Outside of tags `\n` and `\t` are a line feed and a tab, so
 * that they can be written in one word of a shell. Nothing is escaped for HTML, and no partial templates are read.
 */
export async function* fill(template: string, value: unknown, safe: (text: string) => string): AsyncGenerator<string> {
  const { default: mustache } = await import('mustache');
  const text = template.replaceAll(/\\([nt\\])/g, (_, letter: string) => escapes[letter] ?? letter);
  let filled: string;
  try {
    filled = mustache.render(text, bare(value, safe), {}, { escape: (part) => asText(part) });
  } catch (cause) {
    throw new Failure('failure', 'The template does not fit the output of --json.', { cause });
  }
  if (filled !== '') yield filled.endsWith('\n') ? filled : `${filled}\n`;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t' };

/** Mustache looks names up in prototypes too, and calls what it finds there: what it is given has none. */
function bare(value: unknown, safe: (text: string) => string): unknown {
  if (typeof value === 'string') return safe(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value))
    return Object.setPrototypeOf(
      value.map((each) => bare(each, safe)),
      null,
    ) as unknown;
  const fields = Object.entries(value).map(([key, each]) => [key, bare(each, safe)] as const);
  return Object.setPrototypeOf(Object.fromEntries(fields), null) as unknown;
}

/** Objects and lists as JSON, anything else as it is written. */
function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
