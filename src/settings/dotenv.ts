import { withoutByteOrderMark } from '../base/byte-order-mark.ts';
import { usageFailure } from '../base/errors.ts';

const blanks = String.raw`[^\S\n]*`;
const rest = String.raw`${blanks}(?:#[^\n]*)?(?=\n|$)`;
const emptyLine = new RegExp(rest, 'y');
const assignment = new RegExp(String.raw`${blanks}(?:export[^\S\n]+)?([A-Za-z_]\w*)(${blanks})=`, 'y');
const doubleQuoted = new RegExp(String.raw`${blanks}"([^"\\]*(?:\\[^][^"\\]*)*)"${rest}`, 'y');
const singleQuoted = new RegExp(String.raw`${blanks}'([^']*(?:'\\''[^']*)*)'${rest}`, 'y');
const unquoted = /[^\n]*/y;

/** What a backslash and a letter mean between double quotes. Any other backslash is one. */
const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\', $: '$' };

/** How a `.env` file is read. */
export interface DotenvRules {
  readonly hasReturns?: boolean;
  readonly doubt?: ((name: string, why: string) => void) | undefined;
}

/**
 * Reads the variables of a `.env` file; of two with one name the later counts.
 *
 * The Go clients write `NAME=value`, a line each and the value as it is, and read it back in the same way. People write
 * more for other tools. Both are read:
 *
 * - Without quotes the value is everything after `=`, to the end of the line: blanks, `#`, `=` and backslashes too.
 * - A value between two `"` or two `'` may go over several lines, and is taken without the quotes. Between `"` stand
 *   `\n`, `\r`, `\t`, `\"`, `\\` and `\$` for one character; between `'` nothing is special, and `'\''` is how shells write
 *   one `'` there. Only blanks and a comment may follow; otherwise the quotes are none, and are part of the value.
 * - `export` before the name, and blanks around it, do not count; where there are blanks before `=`, neither do those
 *   behind it.
 * - Empty lines and lines that begin with `#` are skipped; lines end with LF or CRLF.
 *
 * So a file that the Go clients wrote has the same values here, but for those that are wholly in quotes. Nothing is
 * expanded: `$HOME` is these five letters.
 *
 * `source` is the file's name for messages; in a text that `hasReturns`, a CR is never a part of a line's end. `doubt` is
 * told of what other tools read otherwise. Throws a usage failure with the number of the line; a value is never shown.
 */
export function parseDotenv(
  text: string,
  source: string,
  { hasReturns = false, doubt }: DotenvRules = {},
): ReadonlyMap<string, string> {
  const marked = withoutByteOrderMark(text);
  const content = hasReturns ? marked : marked.replaceAll(/\r+(?=\n|$)/g, '');
  const variables = new Map<string, string>();
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(content);
    if (match) at = pattern.lastIndex;
    return match;
  };
  for (; at < content.length; at += 1) {
    if (take(emptyLine)) continue;
    const [, name, gap] = take(assignment) ?? [];
    if (name === undefined) throw notReadable(content.slice(0, at).split('\n').length, source);
    const value =
      take(doubleQuoted)?.[1]?.replaceAll(/\\([^])/g, unescape) ?? take(singleQuoted)?.[1]?.replaceAll(`'\\''`, "'");
    const plain = () => take(unquoted)?.[0] ?? '';
    const taken = value ?? (gap === '' ? plain() : plain().trimStart());
    const why = value === undefined ? oddity(taken) : undefined;
    if (why !== undefined) doubt?.(name, why);
    variables.set(name, taken);
  }
  return variables;
}

/** What of a value without quotes looks like something else. */
function oddity(value: string): string | undefined {
  const start = value.trimStart();
  if (/^(?:"""|''')/.test(start)) return 'begins with three quotation marks, which are part of the value';
  if (/^["']/.test(start)) return 'begins with a quotation mark that does not end the value, and is part of it';
  if (value.includes('\r')) return 'has a carriage return in it, which is part of the value';
  return /\s#/.test(value) ? 'has " #", which is part of the value without quotes' : undefined;
}

function unescape(escape: string, character: string): string {
  return escapes[character] ?? escape;
}

function notReadable(line: number, source: string): Error {
  return usageFailure(
    `Line ${line} of ${source} is not NAME=value.`,
    'Names consist of letters, digits and underscores, and do not start with a digit.',
  );
}

/**
 * Writes variables as a `.env` file, a line each, so that `parseDotenv` reads the same values. Wherever the Go clients can
 * read the value back, it is written as they write it. They cannot where it has a line end; such a value, and one that
 * begins with a quotation mark, is written between double quotes.
 */
export function formatDotenv(variables: Iterable<readonly [name: string, value: string]>): string {
  return [...variables].map(([name, value]) => `${name}=${isPlain(value) ? value : quote(value)}\n`).join('');
}

/** Whether UTF-8 can hold a text: it has no half of a surrogate pair. */
export function isWellFormed(text: string): boolean {
  return !/\p{Cs}/u.test(text);
}

function isPlain(value: string): boolean {
  return !/[\r\n]|^\s*["']/.test(value);
}

function quote(value: string): string {
  const escaped = value.replaceAll(/["\\]/g, String.raw`\$&`).replaceAll('\n', String.raw`\n`);
  return `"${escaped.replaceAll('\r', String.raw`\r`)}"`;
}

/**
 * Writes variables as a `.env` file for other programs: those that take blanks and `#` for no part of a value, and replace
 * `$NAME` where nothing quotes it. `parseDotenv` reads the same values. What is not plain is written between single quotes,
 * line ends too; where that cannot be, between double quotes.
 */
export function formatQuotedDotenv(variables: Iterable<readonly [name: string, value: string]>): string {
  return [...variables].map(([name, value]) => `${name}=${portable(value)}\n`).join('');
}

function portable(value: string): string {
  if (/^[\w./:@%+,=-]*$/.test(value)) return value;
  return /['\r]/.test(value) ? quote(value).replaceAll('$', String.raw`\$`) : `'${value}'`;
}
