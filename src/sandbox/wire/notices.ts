import type { OperationName } from '../../api/operations.ts';
import { hasSlug } from '../state/pods.ts';
import type { Store } from '../state/store.ts';

/** The header in which a sandbox tells its client what no API has a place for. */
export const noticeHeader = 'X-Sandbox-Notice';

/** The operations after which somebody may wonder why nothing answers. */
const aboutProcesses = new Set<OperationName>(['pods.list', 'pods.listByType', 'pods.scale', 'builds.create']);

/** What is to be said of an app's processes after an operation: that they are simulated, where they are. */
export function noticeOf(store: Store, operation: OperationName, app: () => string): string | undefined {
  if (!aboutProcesses.has(operation)) return undefined;
  const name = app();
  const isRecorded = store.first('SELECT 1 FROM pods WHERE app = ?', name) !== undefined;
  if (!isRecorded || hasSlug(store, name)) return undefined;
  return `The processes of ${name} are simulated: the sandbox runs what is pushed with git, not images.`;
}
