import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Failure, usageFailure } from '../../base/errors.ts';
import { readNamedText, readTextFile } from '../../base/text-file.ts';
import type { Context } from '../../cli/context.ts';
import { anyText, flag, option } from '../../cli/inputs.ts';
import { defaultFile } from './default-file.ts';
import { encodeSshKey } from './encode-ssh-key.ts';
import { format, readVariables } from './format-option.ts';
import { hasInput } from './has-input.ts';
import { scopeBesidePath } from '../../changes/variable-scope.ts';
import { variablesCommand } from './variables-command.ts';

export default variablesCommand({
  summary: 'set environment variables from a .env file',
  description:
    'Makes one release. Variables that the file does not name are kept. Without --path, reads piped standard input, or .env if there is none. Files that config:pull wrote are read back unchanged; quotes, comments and export work as in other tools.',
  options: {
    path: option('file', 'file to read; - for standard input (default: piped input, or .env)', anyText, {
      short: 'p',
      completes: 'file',
    }),
    ptype: scopeBesidePath.ptype,
    format,
    merge: flag('keep the variables that the file does not name (the default)'),
    replace: flag('remove the variables that the file does not name (Drycc 1.8 and newer)'),
  },
  examples: [
    'config:push --app hello',
    'config:push --path staging.env --app hello',
    'config:push --path - --app hello',
    'config:push --path staging.yaml --format yaml --app hello',
  ],
  doing: 'Creating config',
  async read({ path, format: form = 'env', merge, replace }, context) {
    if (merge && replace) throw usageFailure('Use either --merge or --replace.');
    const { content, source } = await findVariables(path, context);
    const variables = await readVariables(content, form, source, context.note);
    if (variables.size === 0) throw usageFailure(`There are no variables in ${source}.`);
    return {
      values: encodeSshKey(Object.fromEntries(variables), context.host),
      names: [...variables.keys()],
      replaces: replace,
    };
  },
});

/** How long a program at the other end of a pipe may take before it writes anything, in milliseconds. */
const patienceForPipes = 10_000;

/**
 * The text to push and its name for messages. A named file is read whatever standard input is. Workflow's client reads
 * standard input wherever nobody types there, and so fails where a CI job has an empty one: here that is no file.
 */
async function findVariables(
  path: string | undefined,
  { host, note, readInput }: Context,
): Promise<{ content: string; source: string }> {
  const piped = 'standard input';
  if (path === '-') return { content: await readInput(), source: piped };
  if (path !== undefined)
    return { content: await withAdvice(() => readNamedText(path, host.directory, host.interrupted)), source: path };
  const kind = host.stdin.isTTY === true ? 'nothing' : host.inputIs();
  // A repository may have brought the file: it is not one that the user named.
  const readDefault = () => withAdvice(() => readTextFile(defaultFile, host.directory, { follows: false }));
  const hasDefault = existsSync(join(host.directory, defaultFile));
  if (kind === 'socket' && hasDefault && !(await hasInput(host.stdin))) {
    note(`No data from ${piped}; reading ${defaultFile}.`);
    return { content: await readDefault(), source: defaultFile };
  }
  // A shell's pipe has a writer, who may be slow: nothing else is sent in its place.
  if (kind === 'pipe' && hasDefault && !(await hasInput(host.stdin, patienceForPipes))) {
    throw usageFailure(
      `No data from ${piped} within ${patienceForPipes / 1000} seconds.`,
      `--path ${defaultFile} reads the file; --path - waits for ${piped}.`,
    );
  }
  if (kind === 'pipe' || kind === 'socket') note(`Reading ${piped}; --path names a file instead.`);
  const content = kind === 'nothing' ? '' : await readInput();
  if (content.trim() !== '') return { content, source: piped };
  return { content: await readDefault(), source: defaultFile };
}

async function withAdvice(read: () => string | Promise<string>): Promise<string> {
  try {
    return await read();
  } catch (error) {
    throw error instanceof Failure ? error.withHint('Name a file with --path; - is standard input.') : error;
  }
}
