import { usageFailure } from '../base/errors.ts';
import type { Fields, OutputForm } from '../output/form.ts';
import type { CommonValues } from '../cli/context.ts';
import type { Command } from '../cli/define.ts';
import { fieldsOf, readFields } from '../cli/output-fields.ts';
import { leadingGrammar } from '../command-line/grammar.ts';
import { type Grammar, readTokens } from '../command-line/tokens.ts';

type Options = Pick<CommonValues, 'json' | 'jq' | 'template' | 'output'>;

/**
 * Reads in which form a command is to print. `--json` with fields says of what, and goes with any form that has fields;
 * alone it is a form by itself. Rejects with a usage failure where options contradict one another, and where an
 * expression or template is none: before anything is done.
 */
export async function readForm(given: Options, name: string, { output }: Command): Promise<OutputForm> {
  refuseContradictions(given);
  const fields = given.json === undefined || given.json === '' ? undefined : readFields(given.json, name, output);
  const form = formOf(given, fields, output);
  if (form.kind === 'csv' && form.fields.length === 0)
    throw usageFailure(`What ${name} prints has no columns for CSV.`);
  if (form.kind === 'jq' || form.kind === 'template') {
    const { checkForm } = await import('../output/rare-forms.ts');
    await checkForm(form);
  }
  return form;
}

function formOf({ json, jq, template, output }: Options, fields: Fields, schema: Command['output']): OutputForm {
  if (jq !== undefined) return { kind: 'jq', expression: jq, fields };
  if (template !== undefined) return { kind: 'template', template, fields };
  switch (output) {
    case 'table':
      return { kind: 'table' };
    case 'yaml':
      return { kind: 'yaml', fields };
    case 'csv':
      return { kind: 'csv', fields: fields ?? fieldsOf(schema) };
    default:
      return output === undefined && json === undefined ? { kind: 'view' } : { kind: 'json', fields };
  }
}

/** At most one of the options may say the form; and there is nothing to pick fields of in a table. */
function refuseContradictions({ json, jq, template, output }: Options): void {
  const forms = [
    ...(output === undefined || output === 'json' ? [] : [`-o ${output}`]),
    ...(jq === undefined ? [] : ['--jq']),
    ...(template === undefined ? [] : ['--template']),
  ];
  if (forms.length > 1)
    throw usageFailure(`${forms.slice(0, -1).join(', ')} and ${forms.at(-1) ?? ''} contradict each other.`);
  if (json === undefined || output === undefined || output === 'json') return;
  if (json === '' || output === 'table') {
    throw usageFailure(
      `--json and -o ${output} contradict each other.`,
      'With yaml and csv, --json says which fields: --json=FIELD,...',
    );
  }
}

/** Whether the words ask for a form for programs; known before they are read, so that a failure to read them has that form too. */
export function asksForPrograms(argv: readonly string[]): boolean {
  for (const token of readTokens(argv, grammarOfForms())) {
    if (token.kind === 'end') return false;
    if (token.kind !== 'option' || token.option === undefined) continue;
    const { key } = token.option;
    if (optionsForPrograms.includes(key)) return true;
    // Whoever writes `-o=json` is refused, but in that form.
    if (key === 'output' && formsForPrograms.includes(token.value?.replace(/^=/, '') ?? '')) return true;
  }
  return false;
}

/** The command, which may have an option of its own in the place of a common one, is not known: only forms are values. */
function grammarOfForms(): Grammar {
  const { own, shared } = leadingGrammar();
  const withoutValues = own.map((each) => (each.value === 'required' ? { ...each, value: 'optional' as const } : each));
  return { own: withoutValues, shared, isValue: (next) => formsForPrograms.includes(next) };
}

const optionsForPrograms = ['json', 'jq', 'template'];
const formsForPrograms = ['json', 'yaml', 'csv'];
