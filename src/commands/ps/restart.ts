import type { Api } from '../../api/client.ts';
import type { Context } from '../../cli/context.ts';
import { command } from '../../cli/define.ts';
import { optionalArgument, anyText, app } from '../../cli/inputs.ts';
import { waitOption, restartProcesses } from '../../rollout/wait-option.ts';
import { usageFailure, Failure, Interruption } from '../../base/errors.ts';
import { Pod } from '../../models/pod.ts';
import { begun, doneIn, either, heading, line } from '../../output/view.ts';
import { podsView } from '../../views/pod-table.ts';
import { drinkOfChoice } from './drink-of-choice.ts';
import { isNamed, restartTypes } from './restart-types.ts';

export default command({
  summary: 'restart processes',
  description: 'Restarts all processes, those of one type, or one by its name.',
  args: {
    target: optionalArgument('type|pod', 'process type or process name', anyText, {
      completes: 'pod',
      otherwise: 'all processes',
    }),
  },
  options: { app, wait: waitOption },
  examples: ['ps:restart --app hello', 'ps:restart web --app hello', 'ps:restart hello-v2-web-e7dej --app hello'],
  operations: [
    'pods.restart',
    'pods.restartByType',
    'pods.restartByName',
    'pods.list',
    'apps.info',
    'builds.list',
    'ptypes.restart',
    'pods.delete',
  ],
  output: { type: 'array', items: Pod },
  doing: () => 'Restarting processes',
  async run({ app: id, target, wait: waits }, context) {
    const { api, dialect, note, variable } = context;
    const isMeant = (pod: Pod): boolean => target === undefined || pod.type === target || isNamed(pod, target);
    const isByType = (await dialect()).routes['ptypes.restart'] !== null;
    const pods = await restartProcesses(waits, context, id, isMeant, () =>
      (isByType ? restartTypes : target === undefined ? restartAll : restartSome)(api, id, target ?? '', note),
    );
    return { pods, meanwhile: drinkOfChoice(variable) };
  },
  json: ({ pods }) => pods,
  view: ({ pods, meanwhile }, { app: id }) => [
    ...(pods.length === 0
      ? [begun(meanwhile), line('Could not find any processes to restart')]
      : [
          either({ terminal: [doneIn(`Restarted ${countOf(pods)}`)], pipe: [begun(meanwhile), doneIn()] }),
          heading(`${id} Processes`),
          ...podsView(pods),
        ]),
  ],
});

const restartAll = (api: Api, app: string): Promise<readonly Pod[]> => api('pods.restart', { app });

function countOf({ length }: readonly Pod[]): string {
  return length === 1 ? '1 process' : `${length} processes`;
}

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
  if (pod?.name !== undefined && others.length === 0) {
    return api('pods.restartByName', { app, type: pod.type, pod: pod.name });
  }
  if (pod) throw usageFailure(`"${target}" matches several processes: ${named.map(({ name }) => name).join(', ')}.`);
  const types = [...new Set(items.map(({ type }) => type))];
  const type = types.find((each) => target.includes(`-${each}-`));
  if (type !== undefined) {
    note(`No process of ${app} is listed as ${target}; it is requested anyway.`);
    return api('pods.restartByName', { app, type, pod: target });
  }
  const { structure } = await api('apps.info', { app });
  // A type that is scaled to 0 has nothing to restart, which is no mistake.
  if (structure ? Object.hasOwn(structure, target) : items.length === 0) return [];
  // A type that was never scaled is in the Procfile alone.
  const procfile = await newestProcfile(api, app);
  if (Object.hasOwn(procfile, target)) return [];
  const known = [...new Set([...types, ...Object.keys(structure ?? {}), ...Object.keys(procfile)])].join(', ');
  throw new Failure('not_found', `${app} has no process or process type "${target}".`, {
    hint: known === '' ? 'None of its processes are running.' : `Process types: ${known}.`,
  });
}

/** The Procfile of the newest build; an empty one where it cannot be had, as it only explains. */
async function newestProcfile(api: Api, app: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    const { items } = await api('builds.list', { app, limit: 1 });
    return items[0]?.procfile ?? {};
  } catch (error) {
    if (!(error instanceof Failure) || error instanceof Interruption) throw error;
    return {};
  }
}
