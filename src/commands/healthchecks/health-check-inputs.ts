import { usageFailure } from '../../base/errors.ts';
import { option } from '../../cli/inputs.ts';
import { defaultType } from './health-checks-view.ts';
import { readProcessType } from '../../cli/process-type.ts';

const shortKinds = ['liveness', 'readiness', 'startup'];

/** The kinds of health checks; Drycc's Go client has the names that controllers have. */
export const healthKinds = [...shortKinds, ...shortKinds.map((kind) => `${kind}Probe`)];

/** Reads a kind of health check in either spelling, as the short one. */
export const readHealth = (word: string): string => word.replace(/Probe$/, '');

/** Reads a process type, or the name of the default one. */
export function readType(word: string): string {
  return word === defaultType ? word : readProcessType(word);
}

/** The options that name the process type. */
export const typeOptions = {
  type: option('type', `process type (default: ${defaultType}, the default process)`, readType, {
    completes: 'process',
  }),
  ptype: option('type', 'the same as --type', readType, { short: 'p', completes: 'process' }),
};

/** The same for a command that has -p for a path: it names the process type only where Drycc's Go client has it so. */
export const typesBesidePath = {
  ...typeOptions,
  ptype: { ...typeOptions.ptype, short: undefined, drycc: { short: 'p' } },
};

/** The process type that was named by either option. Throws a usage failure if they differ. */
export function namedType({
  type,
  ptype,
}: {
  type?: string | undefined;
  ptype?: string | undefined;
}): string | undefined {
  if (type !== undefined && ptype !== undefined && type !== ptype) throw usageFailure('Use either --type or --ptype.');
  return type ?? ptype;
}
