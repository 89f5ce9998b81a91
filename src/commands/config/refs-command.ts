import { makeChange, okIfUnchanged } from '../../changes/ok-if-unchanged.ts';
import { notThere } from '../../changes/not-there.ts';
import { requireParameter } from '../../changes/require-parameter.ts';
import { command, type Command } from '../../cli/define.ts';
import { anyText, app, argument, manyArguments } from '../../cli/inputs.ts';
import { readProcessType } from '../../cli/process-type.ts';
import { done } from '../../output/view.ts';

interface Declared extends Pick<Command, 'summary' | 'examples'> {
  readonly isAttached: boolean;
}

/** Declares a command that attaches groups of variables to a process type, or detaches them. Makes one release. */
export function refsCommand({ isAttached, ...declared }: Declared): Command {
  return command({
    ...declared,
    description: 'Every process type has the group global. Makes one release.',
    args: {
      type: argument('type', 'process type', readProcessType, { completes: 'process' }),
      groups: manyArguments('group', 'group of variables', anyText, { completes: 'group' }),
    },
    options: { app, okIfUnchanged },
    operations: isAttached ? ['config.set', 'config.get'] : ['config.detach', 'config.get'],
    output: {
      title: 'AttachedGroups',
      type: 'object',
      properties: {
        app: { type: 'string' },
        type: { type: 'string' },
        groups: { type: 'array', items: { type: 'string' } },
      },
      required: ['app', 'type', 'groups'],
    },
    doing: ({ type, groups }) =>
      isAttached ? `Attaching ${groups.join(', ')} to ${type}` : `Detaching ${groups.join(', ')} from ${type}`,
    async run({ app: id, type, groups, okIfUnchanged: isOkIfUnchanged }, context) {
      const { api } = context;
      await requireParameter(context, 'config.set', 'values_refs');
      const sent = { app: id, values_refs: { [type]: groups } };
      const result = { app: id, type, groups };
      return makeChange<typeof result>(
        {
          operation: isAttached ? 'config.set' : 'config.detach',
          isOkIfUnchanged,
          async make() {
            if (!isAttached) await api('config.detach', sent);
            else {
              const there = (await api('config.set', sent)).values_refs?.[type];
              const isLost = Array.isArray(there) && !groups.some((group) => there.includes(group));
              if (isLost) throw notThere(`${type} of ${id} does not use ${groups.join(', ')}`);
            }
            return result;
          },
          async look() {
            const there = (await api('config.get', { app: id })).values_refs?.[type];
            const attached = Array.isArray(there) ? there : [];
            return groups.every((group) => attached.includes(group) === isAttached) ? result : undefined;
          },
        },
        context,
      );
    },
    view: (_, { type, groups }) => [
      done(
        undefined,
        isAttached ? `Attached ${groups.join(', ')} to ${type}` : `Detached ${groups.join(', ')} from ${type}`,
      ),
    ],
  });
}
