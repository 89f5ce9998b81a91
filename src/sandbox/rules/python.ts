/**
 * A JSON value as Python's `str()` writes it, which is how Workflow keeps config values: `True`, `42`, `[1, 2]`,
 * `{'a': 1}`. A string stays as it is.
 */
export function asPythonText(value: unknown): string {
  return typeof value === 'string' ? value : repr(value);
}

/** A JSON value as Python's `repr()` writes it. */
export function repr(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return `[${value.map(repr).join(', ')}]`;
  if (typeof value === 'object') {
    const entries = Object.entries(value).map(([key, item]) => `${quoted(key)}: ${repr(item)}`);
    return `{${entries.join(', ')}}`;
  }
  return JSON.stringify(value);
}

/** What Python calls the type of a JSON value. */
export function pythonType(value: unknown): string {
  if (value === null || value === undefined) return 'NoneType';
  if (Array.isArray(value)) return 'list';
  return { string: 'str', number: 'int', boolean: 'bool' }[typeof value as string] ?? 'dict';
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text.replaceAll(/[\\\n\r\t]/g, (character) => escapes[character] ?? character);
  return `${quote}${quote === "'" ? escaped.replaceAll("'", "\\'") : escaped}${quote}`;
}

/** The literal that Python writes for the UTF-8 bytes of a text: `b'caf\\xc3\\xa9\\n'`. */
export function bytesLiteral(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const characters = [...Buffer.from(text, 'utf8')].map((byte) => {
    const character = String.fromCharCode(byte);
    if (character === quote) return `\\${character}`;
    const isPlain = byte >= 0x20 && byte < 0x7f && character !== '\\';
    return isPlain ? character : (escapes[character] ?? `\\x${byte.toString(16).padStart(2, '0')}`);
  });
  return `b${quote}${characters.join('')}${quote}`;
}
