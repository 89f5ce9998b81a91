import { argument } from '../../cli/inputs.ts';
import { readProcessType } from '../../cli/process-type.ts';

/** The process type to scale. */
export const typeArgument = argument('type', 'process type', readProcessType, { completes: 'process' });
