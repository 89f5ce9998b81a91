import { usageFailure } from '../errors.ts';

/**
 * Reads the process types of a Procfile: lines of `type: command`, blank lines and comments left out; a command may be
 * in quotes, as YAML allows. Throws a usage failure that names the line.
 */
export function parseProcfile(text: string): Readonly<Record<string, string>> {
  const types: Record<string, string> = {};
  for (const [index, row] of text.split(/\r?\n/).entries()) {
    if (/^\s*(?:#|---\s*$|$)/.test(row)) continue;
    const [, type, rest] = /^\s*([A-Za-z0-9_-]+)\s*:\s+(.+?)\s*$/.exec(row) ?? [];
    if (type === undefined || rest === undefined) {
      throw usageFailure(`Line ${index + 1} of the Procfile is not of the form "type: command".`);
    }
    if (Object.hasOwn(types, type)) throw usageFailure(`The Procfile has the process type "${type}" twice.`);
    types[type] = unquote(rest);
  }
  if (Object.keys(types).length === 0) throw usageFailure('The Procfile has no process type.');
  return types;
}

function unquote(command: string): string {
  const [, quote, inner] = /^(["'])(.*)\1$/.exec(command) ?? [];
  if (inner === undefined) return command;
  return quote === "'" ? inner.replaceAll("''", "'") : inner.replaceAll(/\\(["\\])/g, '$1');
}
