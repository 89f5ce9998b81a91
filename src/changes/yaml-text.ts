import { Failure, usageFailure } from '../base/errors.ts';

/**
 * Reads the only YAML document of a text. Rejects with a usage failure that says where it cannot be read, or that there
 * are none or several; a value is never shown.
 */
export async function parseYaml(content: string, source: string): Promise<unknown> {
  const { parseAllDocuments } = await import('yaml');
  const parsed = parseAllDocuments(content, { prettyErrors: true, merge: true });
  const documents = Array.isArray(parsed) ? parsed : [];
  for (const { errors } of documents) {
    const [error] = errors;
    if (!error) continue;
    const line = error.linePos?.[0].line;
    const place = line === undefined ? '' : ` in line ${line}`;
    // What follows a colon is of the text, and may be a secret.
    throw usageFailure(`Could not read ${source}: ${error.message.split(/ at line|:|\n/, 1).join('')}${place}.`);
  }
  const [document, ...others] = documents.filter(({ contents }) => contents !== null);
  if (!document) throw usageFailure(`${source} is empty.`);
  if (others.length > 0) {
    throw usageFailure(`${source} has ${others.length + 1} documents.`, 'Apply one at a time, each from its own file.');
  }
  try {
    return document.toJS() as unknown;
  } catch (cause) {
    throw new Failure('usage', `Could not read ${source}: its YAML aliases cannot be resolved.`, { cause });
  }
}

/** Writes a value as a YAML document without aliases and broken lines. */
export async function formatYaml(value: unknown): Promise<string> {
  const { stringify } = await import('yaml');
  return stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });
}
