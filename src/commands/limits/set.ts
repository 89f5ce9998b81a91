import { command } from '../../cli/define.ts';
import { manyArguments, pair, app } from '../../cli/inputs.ts';
import { usageFailure } from '../../base/errors.ts';
import { Config } from '../../models/config.ts';
import { done, line } from '../../output/view.ts';
import { changeOptions, changeOperations } from '../../changes/change-config.ts';
import { changeGroup } from '../../changes/change-config-group.ts';
import { isProcessType } from '../../cli/process-type.ts';
import { kinds, kindOf } from './limit-kinds.ts';
import { limitsView } from './limits-view.ts';

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

export default command({
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
  view: (config, { app: id }) => [done(), line(''), ...limitsView(config, id)],
});
