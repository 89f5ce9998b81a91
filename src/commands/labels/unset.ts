import { command } from '../../cli/define.ts';
import { manyArguments, app } from '../../cli/inputs.ts';
import { usageFailure } from '../../base/errors.ts';
import { AppSettings } from '../../models/app-settings.ts';
import { done } from '../../output/view.ts';
import { requireParameter } from '../../changes/require-parameter.ts';
import { changeSettings } from '../../changes/change-settings.ts';
import { okIfUnchanged } from '../../changes/ok-if-unchanged.ts';
import { isLabel } from './label-name.ts';

function readLabel(word: string): string {
  if (isLabel(word)) return word;
  throw usageFailure('A label is removed by its name alone.');
}

export default command({
  summary: 'remove labels from an app',
  args: { names: manyArguments('key', 'the name of a label', readLabel, { completes: 'label' }) },
  options: { app, okIfUnchanged },
  examples: ['labels:unset team git_repo --app hello'],
  operations: ['settings.set', 'settings.get'],
  output: AppSettings,
  doing: ({ app: id }) => `Removing labels on ${id}`,
  async run({ app: id, names, okIfUnchanged: ok }, context) {
    await requireParameter(context, 'settings.set', 'label');
    const label = Object.fromEntries(names.map((name) => [name, null]));
    return changeSettings(context, { app: id, label }, ok);
  },
  view: () => [done()],
});
