import { command } from '../../cli/define.ts';
import { pairs } from '../../output/view.ts';
import { dataOption, SandboxState, readSandboxState, sandboxFolder } from './sandbox-state.ts';

export default command({
  summary: 'show whether the sandbox is running, and where',
  options: { data: dataOption },
  examples: ['sandbox:status', 'sandbox:status --json'],
  operations: [],
  output: SandboxState,
  run: ({ data: given }, context) => readSandboxState(sandboxFolder(given, context), context),
  view: (state) => [
    pairs([
      ['running:', state.running ? 'yes' : 'no'],
      ...(state.running
        ? ([
            ['url:', state.url],
            ['api:', state.api],
            ...(state.like === null ? [] : ([['like:', state.like]] as const)),
            ['pid:', state.pid],
          ] as const)
        : []),
      ['data:', state.data],
    ]),
  ],
});
