import type { Changes } from '../api/operations.ts';
import { Failure } from '../base/errors.ts';
import type { Context } from '../cli/context.ts';
import type { ChangedConfig } from '../models/config.ts';
import { variablesOf } from './config-values.ts';

/** What Workflow 2.x makes health checks of, when it is set as a variable. */
const ofHealthChecks = 'HEALTHCHECK_';

/**
 * Compares the config that a controller sent back with the variables that were sent, and gives the names that are as they
 * were sent. Controllers work on several changes at once, and the later one may have the config of before the earlier one:
 * what the controller accepted and does not have is a failure, as nothing was set. Another value is a note: controllers
 * write some in another way.
 */
export async function checkVariables(
  app: string,
  sent: Changes,
  config: ChangedConfig,
  names: readonly string[],
  note: Context['note'],
): Promise<readonly string[]> {
  if (config.values === undefined) return names;
  const there = new Map(variablesOf(config));
  const turned = names.filter(
    (name) => typeof sent[name] === 'string' && name.startsWith(ofHealthChecks) && !there.has(name),
  );
  if (turned.length > 0) note(`The controller keeps ${turned.join(', ')} as health checks: see healthchecks:list.`);
  const compared = Object.entries(sent).map(([name, value]) => ({ name, value, now: there.get(name) }));
  // Some controllers remove what is set to an empty value.
  const shown = compared.filter(
    ({ name, value, now }) => !turned.includes(name) && (value !== '' || now !== undefined),
  );
  const changes = Object.fromEntries(shown.map(({ name, value }) => [name, value]));
  if (shown.some(({ value, now }) => (value === null) !== (now === undefined))) {
    const { requireThere } = await import('./require-there.ts');
    requireThere({ app, noun: 'variable' }, changes, config.values, note);
  }
  const other = compared.filter(({ value, now }) => value !== null && now !== undefined && value !== now);
  if (other.length > 0) {
    note(`The controller has another value than was sent for ${other.map(({ name }) => name).join(', ')}.`);
  }
  return names.filter((name) => !turned.includes(name));
}

/** For `catch`: a health check that was set as a variable is none any more. */
export function hintAtHealthCheck(names: readonly string[]): (error: unknown) => never {
  return (error) => {
    const isAboutOne =
      error instanceof Failure && error.meaning === 'not set' && names.some((name) => name.startsWith(ofHealthChecks));
    throw isAboutOne
      ? error.withHint('The controller keeps it as a health check: healthchecks:unset removes it.')
      : error;
  };
}
