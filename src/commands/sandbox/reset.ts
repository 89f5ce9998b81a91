import { command } from '../../cli/define.ts';
import { flag } from '../../cli/inputs.ts';
import { Failure, usageFailure } from '../../base/errors.ts';
import { line } from '../../output/view.ts';
import { data, SandboxState, folderOf, stateOf } from './sandbox-state.ts';

export default command({
  summary: 'forget all that the sandbox holds',
  options: { data, yes: flag('do not ask') },
  examples: ['sandbox:reset --yes'],
  operations: [],
  output: SandboxState,
  async run({ data: given, yes }, context) {
    const folder = folderOf(given, context);
    if ((await stateOf(folder, context)).running) {
      throw new Failure('refused', 'The sandbox is running.', {
        hint: `Stop it first: ${context.brand.name} sandbox:stop`,
      });
    }
    const isSure =
      yes || (await context.prompt.confirm(`Forget all apps and users in ${folder}?`, 'Confirm with --yes.'));
    if (!isSure) throw usageFailure('Nothing was forgotten.');
    const { forget } = await import('../../sandbox/state/forget.ts');
    forget(folder);
    return stateOf(folder, context);
  },
  view: ({ data: folder }) => [line(`Nothing is left of the sandbox in ${folder}`)],
});
