import { option } from '../../cli/inputs.ts';
import { defaultType } from './health-checks-view.ts';
import { readProcessType } from '../../cli/process-type.ts';

/** The kinds of health checks. */
export const healthKinds = ['liveness', 'readiness'];

/** Reads a process type, or the name of the default one. */
export function readType(word: string): string {
  return word === defaultType ? word : readProcessType(word);
}

/** The option that names the process type. */
export const typeOption = option('type', `process type (default: ${defaultType}, the default process)`, readType, {
  completes: 'process',
});
