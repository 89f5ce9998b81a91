import { withoutByteOrderMark } from '../base/byte-order-mark.ts';
import { Failure, usageFailure } from '../base/errors.ts';
import { isJsonObject, parseJson } from '../base/json-object.ts';
import { quoted } from '../base/shell-words.ts';
import { formatQuotedDotenv, isWellFormed, parseDotenv } from './dotenv.ts';
import type { VariableFormat } from './format-names.ts';
import { formatYaml, parseYaml } from './yaml-variables.ts';

/** Variables in an order, by name. */
export type Variables = Iterable<readonly [name: string, value: string]>;

/** A form of variables. Where it cannot hold all of them, `lacks` says for a name or a value why. */
interface Form {
  readonly write: (variables: Variables) => string | Promise<string>;
  readonly read: (text: string, source: string) => ReadonlyMap<string, string> | Promise<ReadonlyMap<string, string>>;
  readonly lacks?: (name: string, value: string) => string | undefined;
}

const forms: Readonly<Record<VariableFormat, Form>> = {
  env: {
    write: formatQuotedDotenv,
    read: (text, source) => parseDotenv(text, source),
    lacks: (name, value) => lackOfName(name) ?? lackOfValue(value),
  },
  shell: {
    write: formatShell,
    read: (text, source) => parseDotenv(text, source, { hasReturns: true }),
    lacks: (name, value) =>
      lackOfName(name) ?? lackOfValue(value) ?? (value.includes('\0') ? 'it contains a NUL character' : undefined),
  },
  json: {
    write: (variables) => `${JSON.stringify(Object.fromEntries(variables), null, 2)}\n`,
    read: readJson,
  },
  yaml: { write: formatYaml, read: parseYaml },
  docker: { write: formatDocker, read: parseDocker, lacks: lackOfDocker },
};

/** Writes variables in that form, all of them or none. Rejects with a failure that names those which it cannot hold. */
export async function formatVariables(variables: Variables, format: VariableFormat): Promise<string> {
  const { write, lacks } = forms[format];
  const all = [...variables];
  const missing = all.flatMap(([name, value]) => {
    const why = lacks?.(name, value);
    return why === undefined ? [] : [`${name} (${why})`];
  });
  if (missing.length === 0) return write(all);
  throw new Failure('failure', `The format ${format} cannot hold ${missing.join(', ')}.`, {
    hint: 'Nothing was written. The formats json and yaml can hold everything.',
  });
}

/**
 * Reads variables in that form; `source` is the name of the text for messages. Rejects with a usage failure that says
 * where it cannot be read, and never shows a value.
 */
export async function parseVariables(
  text: string,
  format: VariableFormat,
  source: string,
): Promise<ReadonlyMap<string, string>> {
  const variables = await forms[format].read(text, source);
  const wrong = [...variables.keys()].find((name) => !isName(name));
  if (wrong === undefined) return variables;
  throw usageFailure(
    `"${wrong}" in ${source} is not the name of a variable.`,
    'Names consist of letters, digits and underscores, and do not start with a digit.',
  );
}

function isName(word: string): boolean {
  return /^[A-Za-z_]\w*$/.test(word);
}

/** JSON and YAML write it as an escape; a file of UTF-8 would have another character in its place. */
function lackOfValue(value: string): string | undefined {
  return isWellFormed(value) ? undefined : 'it contains half of a surrogate pair';
}

function lackOfName(name: string): string | undefined {
  return isName(name) ? undefined : 'it can have no such name';
}

/** Writes variables for a shell to read with `eval` or `.`: always between single quotes, in which nothing is special. */
export function formatShell(variables: Variables): string {
  return [...variables].map(([name, value]) => `export ${name}=${quoted(value)}\n`).join('');
}

/** Writes variables for `docker run --env-file`, to which nothing in a value is special and a line is a variable. */
function formatDocker(variables: Variables): string {
  return [...variables].map(([name, value]) => `${name}=${value}\n`).join('');
}

/** The buffer in which Docker reads a line, with its end. */
const longestDockerLine = 64 * 1024 - 1;

function lackOfDocker(name: string, value: string): string | undefined {
  if (!/^[^\s=#][^\s=]*$/.test(name)) return 'it can have no such name';
  if (value.includes('\n')) return 'it has several lines';
  if (value.endsWith('\r')) return 'it ends with a carriage return';
  if (value.includes('\0')) return 'it contains a NUL character';
  if (Buffer.byteLength(`${name}=${value}\n`) > longestDockerLine) return 'it is longer than 64 KiB';
  return lackOfValue(value);
}

function parseDocker(text: string, source: string): ReadonlyMap<string, string> {
  const variables = new Map<string, string>();
  for (const [index, row] of withoutByteOrderMark(text).split('\n').entries()) {
    const line = row.replace(/\r$/, '').trimStart();
    if (line === '' || line.startsWith('#')) continue;
    const at = line.indexOf('=');
    const name = line.slice(0, Math.max(at, 0));
    if (!isName(name)) throw usageFailure(`Line ${index + 1} of ${source} is not NAME=value.`);
    variables.set(name, line.slice(at + 1));
  }
  return variables;
}

function readJson(text: string, source: string): ReadonlyMap<string, string> {
  const parsed = parseJson(withoutByteOrderMark(text));
  if (parsed === undefined) throw usageFailure(`${source} is not JSON.`);
  if (!isJsonObject(parsed)) throw usageFailure(`${source} is not a JSON object of names and values.`);
  return new Map(Object.entries(parsed).map(([name, value]) => [name, textOf(name, value, source)]));
}

function textOf(name: string, value: unknown, source: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean' || Number.isSafeInteger(value)) return String(value);
  throw usageFailure(`The value of ${name} in ${source} is not a string.`, 'Put it in quotes.');
}
