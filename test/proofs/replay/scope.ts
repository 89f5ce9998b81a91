import type { Dialect } from '../../../src/api/dialects/dialect.ts';
import type { OperationName } from '../../../src/api/operations.ts';
import { askedOf } from '../asked.ts';
import type { Recorded } from '../recording.ts';

/** Why an exchange is no matter of the documents' endpoints. */
export type Outside =
  | 'a path or method that no document has'
  | 'made to happen in the cluster, the registry or the log store'
  | 'decided by one of these'
  | 'a controller that registers nobody';

/** What the recordings made to happen around a controller, of which a sandbox has nothing; and all refusals named `inj-…`. */
const events: readonly string[] = [
  // The log store has nothing, or is down.
  'logs-none 216', 'logs-logger-down 218', 'logs 7', 'logs 9',
  // Kubernetes has a namespace of that name.
  'apps-create-namespace-taken 150', 'apps 9', 'apps 10',
  // What a failed deployment left behind.
  'inj-deploy-fails-builds 726', 'inj-deploy-fails-releases 727',
]; // prettier-ignore

/** Logins after a change of password, which the documents of Deis v1 do not have. */
const decided: readonly string[] = ['auth-passwd 2', 'auth-passwd 3'];

/** At the end of one recording stand exchanges with two more controllers, which were set up to register nobody. */
const closed = /-(?:admin_only|disabled)$|^login-(?:root|third)$/;

/** What was made to happen around Deis 1.13.4, which its notes tell: it is not told to the sandbox, but for one that left something behind. */
export function isMadeToHappen(recording: string, { name, step, response, note = '' }: Noted): boolean {
  if (!recording.startsWith('deis-1.13') || response.status < 400) return false;
  const isOff = name === 'registration';
  const isEvent = /made to fail|is going on|the logger, which refuses|without an SSH key/.test(note);
  return isOff || (isEvent && `${name} ${step}` !== 'inj-build 10');
}

/** A recorded exchange with what the type of its reader leaves out. */
type Noted = Recorded & { readonly note?: string };

/** Why an exchange is outside; undefined where it is within the documents' endpoints. */
export function outsideOf(recording: string, recorded: Recorded, dialect: Dialect): Outside | undefined {
  const { name, step, response } = recorded;
  if (recording.startsWith('deis-1.13') && name === 'registration') return 'a controller that registers nobody';
  if (isMadeToHappen(recording, recorded) || (recording.startsWith('deis-1.13') && `${name} ${step}` === 'app-logs 6'))
    return 'made to happen in the cluster, the registry or the log store';
  const isRefusedEvent = name.startsWith('inj-') && response.status >= 400;
  const isEvent = !recording.startsWith('deis') && events.includes(`${name} ${step}`);
  if (isRefusedEvent || isEvent) return 'made to happen in the cluster, the registry or the log store';
  if (recording.startsWith('deis') && decided.includes(`${name} ${step}`)) return 'decided by one of these';
  if (closed.test(name)) return 'a controller that registers nobody';
  const isKnown = operationOf(recorded, dialect) !== undefined || isRefusedMethod(recorded, dialect);
  return isKnown ? undefined : 'a path or method that no document has';
}

/** The operation that a request asks for, HEAD as GET; undefined where no route of the dialect is meant. */
export function operationOf({ request }: Recorded, dialect: Dialect): OperationName | undefined {
  return askedOf({ ...request, method: request.method === 'HEAD' ? 'GET' : request.method }, dialect)?.operation;
}

/** Whether the controller refuses a method at a path that the documents have. */
function isRefusedMethod({ request, response }: Recorded, dialect: Dialect): boolean {
  const isKnown = ['GET', 'POST', 'DELETE'].some((method) => askedOf({ ...request, method }, dialect) !== undefined);
  return response.status === 405 && isKnown;
}
