import { command, type Group } from '../cli/define.ts';
import { app, filledPair, manyArguments } from '../cli/inputs.ts';
import { Failure, usageFailure } from '../errors.ts';
import { AppSettings } from '../models/app-settings.ts';
import { done } from '../output/view.ts';
import { labelsView } from './labels-view.ts';
import { requireParameter } from './requirement.ts';
import { changeSettings } from './settings-change.ts';
import { okIfUnchanged } from './unchanged.ts';

const isLabel = (word: string): boolean => /^[^=\s]+$/.test(word);

function readLabel(word: string): string {
  if (isLabel(word)) return word;
  throw usageFailure('A label is removed by its name alone.');
}

const list = command({
  summary: 'list the labels of an app',
  options: { app },
  examples: ['labels:list --app hello'],
  operations: ['settings.get'],
  output: AppSettings,
  async run({ app: id }, context) {
    await requireParameter(context, 'settings.set', 'label');
    return context.api('settings.get', { app: id });
  },
  view: ({ label = {} }, { app: id }) => labelsView(label, id),
});

const set = command({
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

const unset = command({
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

/** Commands of labels. */
export const labels: Group = { list, set, unset };
