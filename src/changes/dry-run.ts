import { flag } from '../cli/inputs.ts';
import type { Schema } from '../models/schema.ts';
import { line, sentence, type View } from '../output/view.ts';
import { type Difference, DifferenceSchema, differencesView } from './differences.ts';

/** The option of commands that can say what they would do. */
export const dryRun = flag('show what would change, without changing it');

/** What a command would do. */
export interface Plan {
  readonly dry_run: true;
  readonly app: string;
  /** The rest of a sentence that begins with "Would". */
  readonly would: string;
  readonly changes: readonly Difference[];
}

const PlanSchema = {
  title: 'Plan',
  type: 'object',
  description: 'with --dry-run, what would be done',
  properties: {
    dry_run: { type: 'boolean' },
    app: { type: 'string' },
    would: { type: 'string' },
    changes: { type: 'array', items: DifferenceSchema },
  },
  required: ['dry_run', 'app', 'would', 'changes'],
} as const;

/** The schema of a command that gives its result, or a plan where `--dry-run` is there. */
export function withPlanSchema(output: Schema): Schema {
  return { anyOf: [output, PlanSchema] };
}

/** What is going on while a plan is made. */
export const planningText = 'Planning';

/** Makes a plan. */
export function createPlan(app: string, would: string, changes: readonly Difference[]): Plan {
  return { dry_run: true, app, would, changes };
}

/** Whether a result is a plan. */
export function isPlan(result: object): result is Plan {
  return 'dry_run' in result && result.dry_run === true && 'would' in result;
}

/** What is shown of a plan. */
export function planView({ would, changes }: Plan): View {
  const nothing = line({ text: 'Nothing would change.', tone: 'faint' });
  return [sentence(`Would ${would}:`), ...(changes.length === 0 ? [nothing] : differencesView(changes))];
}
