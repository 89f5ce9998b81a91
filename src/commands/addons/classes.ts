import { command } from '../../cli/define.ts';
import { identifier, optionalArgument } from '../../cli/inputs.ts';
import { hintIfMissing } from '../../changes/hint-if-missing.ts';
import { AddonClass } from '../../models/addon.ts';
import { type Block, heading, nothing, table } from '../../output/view.ts';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const plansOf = ({ plans = [] }: AddonClass): string[] => plans.map((plan) => text(plan['name']));

export default command({
  summary: 'list classes of addons, or the plans of one',
  args: {
    class: optionalArgument('class', 'class whose plans to list', identifier('class'), { completes: 'class' }),
  },
  examples: ['addons:classes', 'addons:classes redis'],
  operations: ['addons.classes', 'addons.class'],
  output: { type: 'array', items: AddonClass },
  async run({ class: name }, { api }) {
    if (name === undefined) return (await api('addons.classes', {})).items;
    return [await api('addons.class', { class: name }).catch(hintIfMissing('addons:classes shows the classes.'))];
  },
  view: (classes, { class: name }) =>
    name === undefined
      ? [heading('Addon Classes'), classes.length === 0 ? nothing('No classes.') : classTable(classes)]
      : [heading(`${name} Plans`), ...classes.map(planTable)],
});

function classTable(classes: readonly AddonClass[]): Block {
  return table(
    ['NAME', 'PLANS', 'DESCRIPTION'],
    classes.map((each) => [each.name, plansOf(each).join(', '), each.description]),
    classes.map((each) => `${each.name} ${plansOf(each).join(',')}`.trimEnd()),
  );
}

function planTable({ plans = [] }: AddonClass): Block {
  return table(
    ['NAME', 'DESCRIPTION', 'PARAMETERS'],
    plans.map((plan) => [text(plan['name']), text(plan['description']), parametersOf(plan)]),
    plans.map((plan) => `${text(plan['name'])} ${parametersOf(plan)}`.trimEnd()),
  );
}

/** The parameters that a new addon of a plan may have. */
function parametersOf(plan: Readonly<Record<string, unknown>>): string {
  const { allowCreate } = plan;
  return Array.isArray(allowCreate) ? allowCreate.map(text).join(',') : '';
}
