import { Failure, usageFailure } from '../../base/errors.ts';
import { isJsonObject } from '../../base/json-object.ts';

/**
 * Reads the process types of a Procfile, which is YAML: a map of types to their commands; JSON is such a map too. Every
 * value is text, whatever YAML would make of it. Throws a usage failure that says where it cannot be read.
 */
export async function parseProcfile(text: string): Promise<Readonly<Record<string, string>>> {
  const { parseDocument } = await import('yaml');
  // A shell that reads a file of Windows takes away its last line end, and leaves the CR.
  const lines = text.replaceAll(/\r+(?=\n|$)/g, '').replaceAll('\r', '\n');
  const document = parseDocument(lines, { schema: 'failsafe', prettyErrors: true });
  const [error] = document.errors;
  if (error?.code === 'MULTIPLE_DOCS') throw usageFailure('The Procfile has several YAML documents.');
  if (error)
    throw usageFailure(
      `Could not read the Procfile: ${error.message.split(/ at line|:?\n/, 1).join('')}${where(error.linePos)}.`,
      'A Procfile is YAML: put a command with special characters, such as ": " or a leading @, in quotes.',
    );
  let types: unknown;
  try {
    types = document.toJS();
  } catch (cause) {
    // An alias of nothing, or one that repeats the others too often.
    throw new Failure('usage', 'Could not read the Procfile: its YAML aliases cannot be resolved.', {
      hint: 'Put a command that begins with * or & in quotes.',
      cause,
    });
  }
  if (!isJsonObject(types) || Object.keys(types).length === 0)
    throw usageFailure('The Procfile has no process types.', 'Give its text, or the name of a file that is there.');
  return Object.fromEntries(
    Object.entries(types).map(([type, command]) => {
      if (typeof command === 'string' && command.trim() !== '') return [type, command];
      throw usageFailure(`The process type "${type}" in the Procfile has no command.`);
    }),
  );
}

function where(position: readonly { readonly line: number }[] | undefined): string {
  const line = position?.[0]?.line;
  return line === undefined ? '' : ` in line ${line}`;
}
