import { usageFailure } from '../../base/errors.ts';
import { changeGroup } from '../../changes/change-config-group.ts';
import { configChangeCommand } from '../../changes/config-commands.ts';
import { manyArguments, pair } from '../../cli/inputs.ts';
import { isProcessType } from '../../cli/process-type.ts';
import { kindOf, kindOptions } from './limit-kinds.ts';
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

const limit = pair('process type', isProcessType);

export default configChangeCommand({
  summary: 'limit the memory or the processor of process types',
  description:
    'A limit of memory has the unit B, K, M or G, as 512M; one of the processor counts processors, as 1.5, or thousandths of one, as 500m; with API 1.1 it is a number of shares, up to 1024. From API 2.3 on it may be <request>/<limit>, as 128M/512M. One release is made for all of them.',
  args: { limits: manyArguments('type=limit', 'a process type and its limit', limit, { completes: 'process' }) },
  options: kindOptions,
  examples: ['limits:set web=512M worker=1G --app hello', 'limits:set --cpu web=500m --app hello'],
  doing: () => 'Applying limits',
  run({ app, limits, ...options }, context) {
    const kind = kindOf(options);
    for (const [type, given] of limits) checkLimit(kind, type, given);
    return changeGroup(context, app, kind, Object.fromEntries(limits), options);
  },
  view: limitsView,
});
