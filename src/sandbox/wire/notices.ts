import type { OperationName } from '../../api/operations.ts';
import type { JsonObject } from '../../base/json-object.ts';
import { hasSlug } from '../state/pods.ts';
import type { Store } from '../state/store.ts';

/** The header in which a sandbox tells its client what no API has a place for. */
export const noticeHeader = 'X-Sandbox-Notice';

/** The operations after which somebody may wonder why nothing answers. */
const aboutProcesses = new Set<OperationName>(['pods.list', 'pods.listByType', 'pods.scale', 'builds.create']);

/** What is kept and shown, and does nothing: the fields of changes, and what they are called. */
const idle: Readonly<Partial<Record<OperationName, Readonly<Record<string, string>>>>> = {
  'settings.set': { autoscale: 'Autoscaling has' },
  'config.set': { cpu: 'CPU limits have', tags: 'Tags have', registry: 'Registry credentials have' },
};

/**
 * What is to be said after an operation on an app: that its processes are simulated, where they are, or that what was
 * changed has no effect in a sandbox.
 */
export function noticeOf(
  store: Store,
  operation: OperationName,
  app: () => string,
  body: JsonObject,
): string | undefined {
  const without = Object.entries(idle[operation] ?? {}).find(([field]) => field in body)?.[1];
  if (without !== undefined) return `${without} no effect in the sandbox.`;
  if (!aboutProcesses.has(operation)) return undefined;
  const name = app();
  const isRecorded = store.first('SELECT 1 FROM pods WHERE app = ?', name) !== undefined;
  if (!isRecorded || hasSlug(store, name)) return undefined;
  return `The processes of ${name} are simulated: the sandbox runs images only where docker or podman answers.`;
}
