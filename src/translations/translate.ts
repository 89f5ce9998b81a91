/** Finds what an English text is in another language; undefined where nobody has said it yet. */
export type Translate = (english: string) => string | undefined;

/** A text with places `{1}`, `{2}`, ... ready to be found in a sentence. */
interface Template {
  readonly pattern: RegExp;
  readonly order: readonly string[];
  readonly translated: string;
  /** How many letters are its own: of two that fit, the one with more says what is meant. */
  readonly weight: number;
}

const place = /\{(\d)\}/g;

/**
 * Makes the translation of a table from English texts; those with places stand for all texts that fit. What stands in a place
 * is translated too where it is a text; a single word may be a name.
 */
export function createTranslation(table: Readonly<Record<string, string>>): Translate {
  let templates: Template[] | undefined;
  const translate: Translate = (english) => {
    const exact = Object.hasOwn(table, english) ? table[english] : undefined;
    if (exact !== undefined) return exact;
    templates ??= Object.entries(table)
      .filter(([text]) => text.includes('{1}'))
      .map(readTemplate)
      .sort((one, other) => other.weight - one.weight);
    for (const { pattern, order, translated } of templates) {
      const found = pattern.exec(english);
      if (found)
        return fill(
          translated,
          order,
          found.slice(1).map((part) => (part.includes(' ') ? (translate(part) ?? part) : part)),
        );
    }
    return undefined;
  };
  return translate;
}

function readTemplate([english, translated]: [string, string]): Template {
  const order = Array.from(english.matchAll(place), ([, number = '']) => number);
  const own = english.split(place).filter((_, index) => index % 2 === 0);
  return {
    pattern: new RegExp(`^${own.map((text) => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&')).join('([^]*?)')}$`),
    order,
    translated,
    weight: own.join('').length,
  };
}

function fill(translated: string, order: readonly string[], found: readonly string[]): string {
  return translated.replaceAll(place, (_, number: string) => found[order.indexOf(number)] ?? '');
}
