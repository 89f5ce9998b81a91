import type { Context } from '../../cli/context.ts';
import { option } from '../../cli/inputs.ts';
import { usageFailure } from '../../base/errors.ts';
import { parseDotenv } from '../../settings/dotenv.ts';
import { type VariableFormat, variableFormats } from '../../settings/format-names.ts';

function readFormat(word: string): VariableFormat {
  const format = variableFormats.find((each) => each === word);
  if (format !== undefined) return format;
  throw usageFailure(`"${word}" is not a format. Choose one of ${variableFormats.join(', ')}.`);
}

/** The form in which variables are written or read. */
export const format = option('format', `${variableFormats.join(', ')} (default: env)`, readFormat, {
  choices: variableFormats,
});

/**
 * Reads variables in that form; only .env files are read without loading more. A note says what other tools would read
 * otherwise. Rejects as `parseVariables` does.
 */
export async function readVariables(
  content: string,
  form: VariableFormat,
  source: string,
  note: Context['note'],
): Promise<ReadonlyMap<string, string>> {
  if (form === 'env') {
    return parseDotenv(content, source, {
      doubt: (name, why) => {
        note(`${name} in ${source} ${why}.`);
      },
    });
  }
  const { parseVariables } = await import('../../settings/variable-formats.ts');
  return parseVariables(content, form, source);
}
