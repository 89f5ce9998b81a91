import { option } from '../cli/inputs.ts';
import { usageFailure } from '../errors.ts';
import { type VariableFormat, variableFormats } from '../settings/variable-formats.ts';

function readFormat(word: string): VariableFormat {
  const format = variableFormats.find((each) => each === word);
  if (format !== undefined) return format;
  throw usageFailure(`"${word}" is no format: they are ${variableFormats.join(', ')}.`);
}

/** The form in which variables are written or read. */
export const format = option('format', `${variableFormats.join(', ')}; by default env`, readFormat, {
  choices: variableFormats,
});
