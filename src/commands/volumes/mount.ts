import { command } from '../../cli/define.ts';
import { app, manyArguments, pair } from '../../cli/inputs.ts';
import { isProcessType } from '../../cli/process-type.ts';
import { okIfUnchanged } from '../../changes/ok-if-unchanged.ts';
import { usageFailure } from '../../base/errors.ts';
import { done } from '../../output/view.ts';
import { changeMounts, ChangedMounts } from './change-mounts.ts';
import { volumeArgument } from './volume-inputs.ts';

const readMount = (word: string): readonly [type: string, path: string] => {
  const [type, path] = pair('process type', isProcessType)(word);
  if (!path.startsWith('/')) throw usageFailure(`The path for ${type} has to start with "/", e.g. ${type}=/data.`);
  return [type, path];
};

export default command({
  summary: 'mount a volume in processes',
  args: {
    name: volumeArgument,
    mounts: manyArguments('type=path', 'process type and path', readMount, { completes: 'process' }),
  },
  options: { app, okIfUnchanged },
  examples: ['volumes:mount data web=/data worker=/data --app hello'],
  operations: ['volumes.mount', 'volumes.info'],
  output: ChangedMounts,
  doing: ({ name }) => `Mounting volume ${name}`,
  run: ({ name, mounts, ...given }, context) =>
    changeMounts({ ...given, name, path: Object.fromEntries(mounts) }, context),
  view: (_, { name, mounts }) => [
    done(undefined, `Mounted volume ${name} in ${mounts.map(([type]) => type).join(', ')}`),
  ],
});
