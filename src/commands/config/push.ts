import { Failure, usageFailure } from '../../base/errors.ts';
import { readTextFile } from '../../base/text-file.ts';
import type { Context } from '../../cli/context.ts';
import { anyText, option } from '../../cli/inputs.ts';
import { defaultFile } from './default-file.ts';
import { encodeSshKey } from './encode-ssh-key.ts';
import { format, readVariables } from './format-option.ts';
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
    format,
  },
  examples: [
    'config:push --app hello',
    'config:push --path staging.env --app hello',
    'config:push --path - --app hello',
    'config:push --path staging.yaml --format yaml --app hello',
  ],
  doing: 'Creating config',
  async read({ path, format: form = 'env' }, context) {
    const { content, source } = await findVariables(path, context);
    const variables = await readVariables(content, form, source);
    if (variables.size === 0) throw usageFailure(`There are no variables in ${source}.`);
    return { values: encodeSshKey(Object.fromEntries(variables), context.host), names: [...variables.keys()] };
  },
});

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
  if (path !== undefined) return { content: readNamed(path, host.directory), source: path };
  const kind = host.stdin.isTTY === true ? 'nothing' : host.inputIs();
  if (kind === 'pipe') note(`Reading ${piped}; --path names a file instead.`);
  const content = kind === 'nothing' ? '' : await readInput();
  if (content.trim() !== '') return { content, source: piped };
  return { content: readNamed(defaultFile, host.directory), source: defaultFile };
}

function readNamed(path: string, folder: string): string {
  try {
    return readTextFile(path, folder);
  } catch (error) {
    throw error instanceof Failure ? error.withHint('Name a file with --path; - is standard input.') : error;
  }
}
