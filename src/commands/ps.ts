import { command, type Group } from '../cli/define.ts';
import { app, limit, manyArguments, optionalArgument, pair, wholeNumber, asIs } from '../cli/inputs.ts';
import type { Api } from '../api/client.ts';
import { restarted, scaled, settled, toWait, wait } from '../cli/wait.ts';
import type { Context } from '../cli/context.ts';
import { Failure, usageFailure } from '../errors.ts';
import { Pod } from '../models/pod.ts';
import { begun, doneIn, heading, line } from '../output/view.ts';
import { differences } from './differences.ts';
import { dryRun, isPlan, orPlan, plan, type Plan, planning, planView } from './plan.ts';
import { podsView } from './pod-table.ts';

const isType = (word: string): boolean => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(word);

const list = command({
  summary: "list an app's processes",
  args: { type: optionalArgument('type', 'only processes of this type', asIs, { completes: 'process' }) },
  options: { app, limit },
  examples: ['ps:list --app hello', 'ps:list web --app hello'],
  operations: ['pods.list', 'pods.listByType'],
  output: { type: 'array', items: Pod },
  run: ({ app: id, type, limit: most }, { api }) =>
    type === undefined
      ? api('pods.list', { app: id, limit: most })
      : api('pods.listByType', { app: id, type, limit: most }),
  json: ({ items }) => items,
  view: (page, { app: id }) => [heading(`${id} Processes`, page), ...podsView(page.items)],
});

const scale = command({
  summary: 'set how many processes of a type run',
  args: {
    counts: manyArguments('type=number', 'a process type and how many of it', readCount, { completes: 'process' }),
  },
  options: { app, dryRun, wait },
  examples: ['ps:scale web=3 --app hello', 'ps:scale web=2 worker=0 --wait --app hello'],
  operations: ['pods.scale', 'pods.list', 'apps.info'],
  output: orPlan({ type: 'array', items: Pod }),
  doing: ({ dryRun: isPlanned }) => (isPlanned ? planning : 'Scaling processes'),
  async run({ app: id, counts: pairs, dryRun: isPlanned, wait: waits }, context) {
    const { api, variable } = context;
    if (isPlanned) return planScale(api, id, pairs);
    const counts = Object.fromEntries(pairs);
    await scaled(waits, context, id, new Map(pairs), () => api('pods.scale', { app: id, counts }));
    return { page: await api('pods.list', { app: id }), meanwhile: drink(variable) };
  },
  json: (result) => (isPlan(result) ? result : result.page.items),
  view(result, { app: id }) {
    if (isPlan(result)) return planView(result);
    const { page, meanwhile } = result;
    return [begun(meanwhile), doneIn(), heading(`${id} Processes`, page), ...podsView(page.items)];
  },
});

async function planScale(api: Api, app: string, counts: readonly (readonly [string, number])[]): Promise<Plan> {
  const { structure = {} } = await api('apps.info', { app });
  const before = new Map(counts.map(([type]) => [type, String(structure[type] ?? 0)]));
  const after = new Map(counts.map(([type, count]) => [type, String(count)]));
  return plan(app, `scale ${app}`, differences(before, after));
}

/** What the Go clients have while processes start and stop. */
function drink(variable: Context['variable']): string {
  return `but first, ${variable('DRINK_OF_CHOICE') ?? 'coffee'}!`;
}

function readCount(word: string): readonly [type: string, count: number] {
  const [type, count] = pair('process type', isType)(word);
  return [type, wholeNumber(0)(count)];
}

const restart = command({
  summary: 'restart processes of an app',
  description: 'All of them, those of one type, or one by its name.',
  args: {
    target: optionalArgument('type|pod', 'a process type, or the name of one process', asIs, {
      completes: 'pod',
      otherwise: 'all processes',
    }),
  },
  options: { app, wait },
  examples: ['ps:restart --app hello', 'ps:restart web --app hello', 'ps:restart hello-v2-web-e7dej --app hello'],
  operations: ['pods.restart', 'pods.restartByType', 'pods.restartByName', 'pods.list'],
  output: { type: 'array', items: Pod },
  doing: () => 'Restarting processes',
  async run({ app: id, target, wait: waits }, context) {
    const { api, note, variable } = context;
    const isMeant = (pod: Pod): boolean => target === undefined || pod.type === target || isNamed(pod, target);
    const pods = await restarted(waits, context, id, isMeant, () =>
      target === undefined ? api('pods.restart', { app: id }) : restartSome(api, id, target, note),
    );
    return { pods, meanwhile: drink(variable) };
  },
  json: ({ pods }) => pods,
  view: ({ pods, meanwhile }, { app: id }) => [
    begun(meanwhile),
    ...(pods.length === 0
      ? [line('Could not find any processes to restart')]
      : [doneIn(), heading(`${id} Processes`), ...podsView(pods)]),
  ],
});

/**
 * Restarts by type or by name. Which one is meant is looked up: a controller takes any word for a type, restarts nothing
 * and answers with success; and one that is asked for a pod of a type without pods may never answer (Drycc 1.0).
 * A name that is not listed may be that of a pod that has come up since, as long as there are pods of the type in it.
 */
async function restartSome(api: Api, app: string, target: string, note: Context['note']): Promise<readonly Pod[]> {
  await api.require('pods.restartByType');
  const { items } = await api('pods.list', { app });
  if (items.some(({ type }) => type === target)) return api('pods.restartByType', { app, type: target });
  const named = items.filter((each) => isNamed(each, target));
  const [pod, ...others] = named;
  if (pod && others.length === 0) return api('pods.restartByName', { app, type: pod.type, pod: pod.name });
  if (pod) throw usageFailure(`"${target}" is the end of several names: ${named.map(({ name }) => name).join(', ')}.`);
  const types = [...new Set(items.map(({ type }) => type))];
  const type = types.find((each) => target.includes(`-${each}-`));
  if (type !== undefined) {
    note(`No process of ${app} is listed as ${target}; the controller is asked for it all the same.`);
    return api('pods.restartByName', { app, type, pod: target });
  }
  const known = types.join(', ');
  throw new Failure('not_found', `${app} has no processes of a type or name "${target}".`, {
    hint: known === '' ? 'No process of it is running.' : `Its process types are ${known}.`,
  });
}

/** The Go clients also take the end of a name, as in web-e7dej. */
function isNamed({ name }: Pod, target: string): boolean {
  return name === target || name.endsWith(`-${target}`);
}

const untilUp = command({
  summary: 'wait until the processes of the newest release are up',
  description:
    'All of them, or those of one type. It ends when as many are up as the app is to have, or with exit code 1 when one has failed, or with 7 when --timeout is over, after 600 seconds by default.',
  args: { type: optionalArgument('type', 'only processes of this type', asIs, { completes: 'process' }) },
  options: { app },
  examples: ['ps:wait --app hello', 'ps:wait web --timeout 120 --app hello'],
  operations: [...toWait],
  output: { type: 'array', items: Pod },
  doing: () => 'Waiting for processes',
  run: ({ app: id, type }, context) => settled(context, id, type),
  view: (pods, { app: id }) => [heading(`${id} Processes`), ...podsView(pods)],
});

/** Commands of processes. */
export const ps: Group = { list, scale, restart, wait: untilUp };
