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
 * the change was accepted, and a note says that it is lost.
 */
export function checkVariables(
  sent: Changes,
  config: ChangedConfig,
  names: readonly string[],
  note: Context['note'],
): readonly string[] {
  if (config.values === undefined) return names;
  const there = new Map(variablesOf(config));
  const turned = names.filter(
    (name) => typeof sent[name] === 'string' && name.startsWith(ofHealthChecks) && !there.has(name),
  );
  if (turned.length > 0) note(`The controller keeps ${turned.join(', ')} as health checks: see healthchecks:list.`);
  const compared = Object.entries(sent).map(([name, value]) => ({ name, value, now: there.get(name) }));
  const lost = compared.filter(
    ({ name, value, now }) => (value === null) !== (now === undefined) && !turned.includes(name),
  );
  if (lost.length > 0) {
    const lacking = lost.map(({ name }) => name).join(', ');
    note(
      `The controller accepted the change, but its config lacks it for ${lacking}. Another change may have come at the same time: run it again.`,
    );
  }
  const other = compared.filter(({ value, now }) => value !== null && now !== undefined && value !== now);
  if (other.length > 0) {
    note(`The controller has another value than was sent for ${other.map(({ name }) => name).join(', ')}.`);
  }
  const left = new Set([...turned, ...lost.map(({ name }) => name)]);
  return names.filter((name) => !left.has(name));
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
