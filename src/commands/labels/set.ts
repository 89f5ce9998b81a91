import { command } from '../../cli/define.ts';
import { manyArguments, filledPair, app } from '../../cli/inputs.ts';
import { Failure } from '../../base/errors.ts';
import { AppSettings } from '../../models/app-settings.ts';
import { done } from '../../output/view.ts';
import { requireParameter } from '../../changes/require-parameter.ts';
import { changeSettings } from '../../changes/change-settings.ts';
import { okIfUnchanged } from '../../changes/ok-if-unchanged.ts';
import { isLabel } from './label-name.ts';

export default command({
  summary: 'set labels of an app',
  args: {
    labels: manyArguments('key=value', 'a label', filledPair('label', isLabel, 'whole'), { completes: 'label' }),
  },
  options: { app, okIfUnchanged },
  examples: ['labels:set team=frontend git_repo=https://github.com/deis/example-go --app hello'],
  operations: ['settings.set', 'settings.get'],
  output: AppSettings,
  doing: ({ app: id }) => `Applying labels on ${id}`,
  async run({ app: id, labels: given, okIfUnchanged: ok }, context) {
    await requireParameter(context, 'settings.set', 'label');
    const settings = await changeSettings(context, { app: id, label: Object.fromEntries(given) }, ok);
    const ignored = given.find(([name]) => !Object.hasOwn(settings.label ?? {}, name));
    if (!ignored) return settings;
    throw new Failure('controller', `The controller answers with success, but ${id} has no label ${ignored[0]}.`);
  },
  view: () => [done()],
});
