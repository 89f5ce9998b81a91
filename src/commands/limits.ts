import { command, type Group } from '../cli/define.ts';
import { app, flag, manyArguments, pair } from '../cli/inputs.ts';
import { usageFailure } from '../errors.ts';
import { Config } from '../models/config.ts';
import { done, heading, line, pairs, type View } from '../output/view.ts';
import { changeOperations, changeOptions } from './config-change.ts';
import { changeGroup, readGroup, removal, textsOf } from './config-groups.ts';
import { isProcessType, readProcessType } from './process-type.ts';

/** Which of the two limits is meant; memory, where neither is said. */
const kinds = {
  memory: flag('the memory, which is meant without --cpu', { short: 'm' }),
  cpu: flag('the processor, instead of the memory'),
};

interface Kinds {
  readonly memory: boolean;
  readonly cpu: boolean;
}

/** With both, the Go clients take --cpu: --memory only says what is the default. */
function kindOf({ cpu }: Kinds): 'memory' | 'cpu' {
  return cpu ? 'cpu' : 'memory';
}

const formats = {
  memory: { one: /^(?:\d+(?:[bkmg]|[kmg]b)|0)$/i, words: 'a whole number with the unit B, K, M or G, as in 512M' },
  cpu: {
    one: /^(?:\d+|\d*\.\d+)m?$/,
    words: 'a number of processors or, with an m, of thousandths of one, as in 500m',
  },
} as const;

/** Checks what controllers demand of a limit; whether it may be two, `<request>/<limit>`, is left to them. */
function checkLimit(kind: 'memory' | 'cpu', type: string, limit: string): void {
  const parts = limit.split('/');
  const { one, words } = formats[kind];
  if (parts.length > 2 || !parts.every((part) => one.test(part))) {
    throw usageFailure(`"${limit}" cannot limit ${type}: it is ${words}, or two of them as in <request>/<limit>.`);
  }
}

function show(config: Config, app: string): View {
  const section = (title: string, kind: 'memory' | 'cpu'): View => {
    const limits = textsOf(config, kind);
    return [line(`--- ${title}`), limits.length === 0 ? line('Unlimited') : pairs(limits)];
  };
  return [heading(`${app} Limits`), line(''), ...section('Memory', 'memory'), line(''), ...section('CPU', 'cpu')];
}

const list = command({
  summary: 'list the limits of memory and processor of an app',
  description: '--json prints the whole config, with the values of the variables.',
  options: { app },
  examples: ['limits:list --app hello'],
  operations: ['config.get'],
  output: Config,
  run: ({ app: id }, context) => readGroup(context, id, 'memory'),
  view: (config, { app: id }) => show(config, id),
});

const set = command({
  summary: 'limit the memory or the processor of process types',
  description:
    'A limit of memory has the unit B, K, M or G, as 512M; one of the processor counts processors, as 1.5, or thousandths of one, as 500m; with API 1.1 it is a number of shares, up to 1024. From API 2.3 on it may be <request>/<limit>, as 128M/512M. One release is made for all of them. --json prints the whole config, with the values of the variables.',
  args: {
    limits: manyArguments('type=limit', 'a process type and its limit', pair('process type', isProcessType), {
      completes: 'process',
    }),
  },
  options: { app, ...kinds, ...changeOptions },
  examples: ['limits:set web=512M worker=1G --app hello', 'limits:set --cpu web=500m --app hello'],
  operations: changeOperations,
  output: Config,
  doing: () => 'Applying limits',
  run({ app: id, limits: given, ...options }, context) {
    const kind = kindOf(options);
    for (const [type, limit] of given) checkLimit(kind, type, limit);
    return changeGroup(context, id, kind, Object.fromEntries(given), options);
  },
  view: (config, { app: id }) => [done(), line(''), ...show(config, id)],
});

const unset = command({
  summary: 'remove the limit of memory or processor from process types',
  description: '--json prints the whole config, with the values of the variables.',
  args: {
    types: manyArguments('type', 'a process type', readProcessType, { completes: 'process' }),
  },
  options: { app, ...kinds, ...changeOptions },
  examples: ['limits:unset web --app hello', 'limits:unset --cpu web --app hello'],
  operations: changeOperations,
  output: Config,
  doing: () => 'Applying limits',
  run({ app: id, types, ...options }, context) {
    if (options.memory && options.cpu) throw usageFailure('Either --memory or --cpu is given.');
    return changeGroup(context, id, kindOf(options), removal(types), options);
  },
  view: (config, { app: id }) => [done(), line(''), ...show(config, id)],
});

/** Commands of the limits of processes. */
export const limits: Group = { list, set, unset };
