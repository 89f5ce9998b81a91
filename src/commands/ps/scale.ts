import type { Api } from '../../api/client.ts';
import { Failure, usageFailure } from '../../base/errors.ts';
import { command } from '../../cli/define.ts';
import { manyArguments, app, pair, wholeNumber } from '../../cli/inputs.ts';
import { waitOption, scaleProcesses } from '../../rollout/wait-option.ts';
import { Pod } from '../../models/pod.ts';
import { begun, doneIn, either, heading } from '../../output/view.ts';
import { afterChange } from '../../changes/after-change.ts';
import { differences } from '../../changes/differences.ts';
import {
  dryRun,
  withPlanSchema,
  planningText,
  isPlan,
  planView,
  type Plan,
  createPlan,
} from '../../changes/dry-run.ts';
import { podsView } from '../../views/pod-table.ts';
import { drinkOfChoice } from './drink-of-choice.ts';

const isType = (word: string): boolean => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(word);

export default command({
  summary: 'scale process types',
  args: {
    counts: manyArguments('type=number', 'process type and count, e.g. web=3', readCount, { completes: 'process' }),
  },
  options: { app, dryRun, wait: waitOption },
  examples: ['ps:scale web=3 --app hello', 'ps:scale web=2 worker=0 --wait --app hello'],
  operations: ['pods.scale', 'pods.list', 'apps.info'],
  output: withPlanSchema({ type: 'array', items: Pod }),
  doing: ({ dryRun: isPlanned }) => (isPlanned ? planningText : 'Scaling processes'),
  async run({ app: id, counts: pairs, dryRun: isPlanned, wait: waits }, context) {
    const { api, variable } = context;
    if (isPlanned) return planScale(api, id, pairs);
    const counts = Object.fromEntries(pairs);
    if ((await context.dialect()).routes['ptypes.list'] !== null) await requireTypes(api, id, Object.keys(counts));
    await scaleProcesses(waits, context, id, new Map(pairs), () => api('pods.scale', { app: id, counts }));
    const page = await afterChange(() => api('pods.list', { app: id }), context);
    return { page, meanwhile: drinkOfChoice(variable) };
  },
  json: (result) => (isPlan(result) ? result : (result.page?.items ?? [])),
  view(result, { app: id, counts }) {
    if (isPlan(result)) return planView(result);
    const { page, meanwhile } = result;
    const scaled = counts.map(([type, count]) => `${type} to ${count}`).join(', ');
    return [
      either({ terminal: [doneIn(`Scaled ${scaled}`)], pipe: [begun(meanwhile), doneIn()] }),
      ...(page ? [heading(`${id} Processes`, page), ...podsView(page.items)] : []),
    ];
  },
});

/** Drycc 1.8 and newer accept every type and every number, and refuse them later, unseen. */
async function requireTypes(api: Api, app: string, types: readonly string[]): Promise<void> {
  const { structure = {} } = await api('apps.info', { app });
  const unknown = types.find((type) => type === 'run' || !Object.hasOwn(structure, type));
  if (unknown === undefined) return;
  const known = Object.keys(structure).sort().join(', ');
  throw new Failure('not_found', `${app} has no process type "${unknown}"; nothing was scaled.`, {
    hint: known === '' ? 'Deploy something first: push with git, or use builds:create.' : `Process types: ${known}.`,
  });
}

async function planScale(api: Api, app: string, counts: readonly (readonly [string, number])[]): Promise<Plan> {
  const { structure = {} } = await api('apps.info', { app });
  const before = new Map(counts.map(([type]) => [type, String(structure[type] ?? 0)]));
  const after = new Map(counts.map(([type, count]) => [type, String(count)]));
  return createPlan(app, `scale ${app}`, differences(before, after));
}

function readCount(word: string): readonly [type: string, count: number] {
  if (!word.includes('=')) {
    const example = isType(word) ? `${word}=2` : 'web=2';
    throw usageFailure(`"${word}" is not TYPE=NUMBER. Example: ${example}.`);
  }
  const [type, count] = pair('process type', isType)(word);
  return [type, wholeNumber(0)(count)];
}
