import { usageFailure } from '../../base/errors.ts';
import { changeGroup } from '../../changes/change-config-group.ts';
import { configChangeCommand } from '../../changes/config-commands.ts';
import { manyArguments, pair } from '../../cli/inputs.ts';
import { isProcessType } from '../../cli/process-type.ts';
import { kindName, kindOf, kindOptions } from './limit-kinds.ts';
import { limitsView } from './limits-view.ts';

const formats = {
  memory: { one: /^(?:\d+(?:[bkmg]|[kmg]b)|0)$/i, words: 'a number with B, K, M or G, e.g. 512M' },
  cores: {
    one: /^(?:\d+|\d*\.\d+)m?$/,
    words: 'a number of cores, e.g. 1.5, or of thousandths, e.g. 500m',
  },
  shares: {
    one: /^\d+$/,
    words: 'a number of CPU shares from 0 to 1024, e.g. 512',
  },
} as const;

/** Checks what controllers demand of a limit; whether it may be two, `<request>/<limit>`, is left to them. */
function checkLimit(counts: keyof typeof formats | 'limits', type: string, limit: string): void {
  if (counts === 'limits') {
    if (/^[A-Za-z][\w.-]*$/.test(limit)) return;
    throw usageFailure(`"${limit}" is not a limit plan.`, 'limits:plans lists them, e.g. std1.large.c1m1.');
  }
  const { one, words } = formats[counts];
  const parts = counts === 'shares' ? [limit] : limit.split('/');
  if (parts.length <= 2 && parts.every((part) => one.test(part))) return;
  throw usageFailure(`"${limit}" is not a limit for ${type}. Write ${words}.`);
}

const limit = pair('process type', isProcessType);

export default configChangeCommand({
  summary: 'limit memory (default) or CPU',
  description:
    'On Drycc 1.8 and newer, a limit is a plan, e.g. web=std1.large.c1m2; limits:plans lists them. Elsewhere memory limits have a unit: B, K, M or G, e.g. 512M. CPU limits are a number of cores, e.g. 1.5, or of thousandths, e.g. 500m; on Deis v1, CPU shares from 0 to 1024, e.g. 512. Since API 2.3 a limit may be <request>/<limit>, e.g. 128M/512M. Makes one release.',
  args: { limits: manyArguments('type=limit', 'process type and its limit', limit, { completes: 'process' }) },
  options: kindOptions,
  examples: ['limits:set web=512M worker=1G --app hello', 'limits:set --cpu web=500m --app hello'],
  doing: () => 'Applying limits',
  did: ({ app, limits, ...options }) =>
    `Set ${kindName(options)} limits of ${limits.map(([type]) => type).join(', ')} on ${app}`,
  async run({ app, limits, ...options }, context) {
    const kind = await kindOf(options, context);
    const counts = kind === 'cpu' ? (await context.dialect()).limitsCpuBy : kind;
    for (const [type, given] of limits) checkLimit(counts, type, given);
    return changeGroup(context, app, kind, Object.fromEntries(limits), options);
  },
  view: limitsView,
});
