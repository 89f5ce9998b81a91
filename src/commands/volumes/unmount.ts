import { command } from '../../cli/define.ts';
import { app, manyArguments } from '../../cli/inputs.ts';
import { readProcessType } from '../../cli/process-type.ts';
import { okIfUnchanged } from '../../changes/ok-if-unchanged.ts';
import { removalOf } from '../../changes/removal.ts';
import { done } from '../../output/view.ts';
import { changeMounts, ChangedMounts } from './change-mounts.ts';
import { volumeArgument } from './volume-inputs.ts';

export default command({
  summary: 'unmount a volume from processes',
  args: {
    name: volumeArgument,
    types: manyArguments('type', 'process type', readProcessType, { completes: 'process' }),
  },
  options: { app, okIfUnchanged },
  examples: ['volumes:unmount data worker --app hello'],
  operations: ['volumes.mount', 'volumes.info'],
  output: ChangedMounts,
  doing: ({ name }) => `Unmounting volume ${name}`,
  run: ({ name, types, ...given }, context) => changeMounts({ ...given, name, path: removalOf(types) }, context),
  view: (_, { name, types }) => [done(undefined, `Unmounted volume ${name} from ${types.join(', ')}`)],
});
