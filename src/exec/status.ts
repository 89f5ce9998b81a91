import { Failure } from '../base/errors.ts';
import { isJsonObject, parseJsonObject } from '../base/json-object.ts';

/** Reads the status with which a command ends: its exit code. Throws a failure if the command could not be run. */
export function exitCodeOf(text: string): number {
  const status = parseJsonObject(text);
  if (status?.['status'] === 'Success') return 0;
  const code = status && Number(causeOf(status['details'], 'ExitCode'));
  if (code !== undefined && Number.isInteger(code) && code >= 0 && code <= 255) return code;
  const message = status?.['message'];
  const isSaid = typeof message === 'string' && message.trim() !== '';
  throw new Failure('refused', isSaid ? message.trim() : 'The controller could not run the command.');
}

function causeOf(details: unknown, reason: string): unknown {
  const causes = isJsonObject(details) ? details['causes'] : undefined;
  if (!Array.isArray(causes)) return undefined;
  const cause = causes.find((each: unknown) => isJsonObject(each) && each['reason'] === reason) as unknown;
  return isJsonObject(cause) ? cause['message'] : undefined;
}
