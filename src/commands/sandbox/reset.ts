import { command } from '../../cli/define.ts';
import { flag } from '../../cli/inputs.ts';
import { Failure, usageFailure } from '../../base/errors.ts';
import { line } from '../../output/view.ts';
import { sandboxCommand } from './start-command.ts';
import { dataOption, SandboxState, sandboxFolder, readSandboxState } from './sandbox-state.ts';

export default command({
  summary: 'delete all sandbox data',
  options: { data: dataOption, yes: flag('skip the confirmation') },
  examples: ['sandbox:reset --yes'],
  operations: [],
  output: SandboxState,
  async run({ data: given, yes }, context) {
    const folder = sandboxFolder(given, context);
    if ((await readSandboxState(folder, context)).running) {
      throw new Failure('refused', 'The sandbox is running.', {
        hint: `Stop it first: ${sandboxCommand(['sandbox:stop'], folder, context)}`,
      });
    }
    const isSure = yes || (await context.prompt.confirm(`Delete all apps and users in ${folder}?`, '--yes'));
    if (!isSure) throw usageFailure('Nothing was deleted.');
    const { forget } = await import('../../sandbox/state/forget.ts');
    forget(folder);
    return readSandboxState(folder, context);
  },
  view: ({ data: folder }) => [line(`Deleted all sandbox data in ${folder}`)],
});
