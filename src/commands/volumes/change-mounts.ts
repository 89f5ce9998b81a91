import type { Changes } from '../../api/operations.ts';
import { isAsWanted, makeChange } from '../../changes/ok-if-unchanged.ts';
import type { Context } from '../../cli/context.ts';

/** What `--json` prints of a change of mounts: null stands for an unmount. */
export const ChangedMounts = {
  title: 'ChangedMounts',
  type: 'object',
  properties: { name: { type: 'string' }, path: { type: 'object', description: 'mount paths by process type' } },
  required: ['name', 'path'],
} as const;

interface MountChange {
  readonly app: string;
  readonly name: string;
  readonly path: Changes;
  readonly okIfUnchanged: boolean;
}

/** Mounts or unmounts a volume. The controller's answer has the old mounts, so the change itself is the result. */
export function changeMounts({ app, name, path, okIfUnchanged }: MountChange, context: Context) {
  const { api } = context;
  const result = { name, path };
  return makeChange(
    {
      operation: 'volumes.mount',
      isOkIfUnchanged: okIfUnchanged,
      async make() {
        await api('volumes.mount', { app, volume: name, path });
        return result;
      },
      async look() {
        const there = await api('volumes.info', { app, volume: name });
        return isAsWanted(path, there.path) ? result : undefined;
      },
    },
    context,
  );
}
