import { manyArguments } from '../../cli/inputs.ts';
import { readProcessType } from '../../cli/process-type.ts';

/** Process types, of which at least one must be given. */
export const typeArguments = manyArguments('type', 'process type', readProcessType, { completes: 'process' });

/** Process types; all of them if none is given. */
export const optionalTypes = { ...typeArguments, required: false, otherwise: 'all process types' };
