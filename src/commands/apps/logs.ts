import { command } from '../../cli/define.ts';
import { app, option, atMost, flag, anyText, wholeNumber } from '../../cli/inputs.ts';
import { usageFailure } from '../../base/errors.ts';
import { lines } from '../../output/view.ts';
import { LogLine, tintLine } from '../../logs/log-line.ts';
import { logParts } from '../../logs/line-parts.ts';
import { findLogSource } from '../../logs/log-source.ts';
import { isOfPod, tintPrinted } from '../../logs/pod-lines.ts';
import { logLines } from '../../logs/log-lines.ts';
import { readSince } from '../../logs/since.ts';

export default command({
  summary: "show an app's logs",
  description:
    '--follow keeps printing new lines until Ctrl-C. --json prints an array of objects, or with --follow one object per line. Times without a zone are in UTC; if the controller prints no dates, the log is assumed to have lines on each day.',
  options: {
    app,
    lines: option('number', 'show this many of the newest lines', atMost, { short: 'n' }),
    follow: flag('keep printing new lines', { short: 'f' }),
    followTime: option('seconds', 'stop following after this time (Drycc 1.8 to 1.13)', wholeNumber(1), {
      drycc: { short: 't' },
    }),
    since: option('time', 'only lines since then, e.g. 10m, 2h or 2026-01-31T12:00', readSince),
    process: option('type|process', 'only lines from this process type or process', anyText, {
      short: 'p',
      completes: 'process',
    }),
    source: option('source', 'only lines from the app, or from api, router or another component', anyText),
  },
  examples: [
    'apps:logs --app hello',
    'apps:logs --lines 20 --app hello',
    'apps:logs --follow --process web --app hello',
    'apps:logs --since 2h --source api --app hello',
  ],
  operations: ['apps.logs', 'pods.list'],
  output: { anyOf: [{ type: 'array', items: LogLine }, LogLine] },
  async run({ app: id, lines: number, follow, followTime, since, process, source }, context) {
    const clock = (): number => context.host.now().getTime();
    const place = await findLogSource(context);
    if (place !== 'response') {
      const { openLog } = await import('../../logs/app-log.ts');
      const choice = { app: id, process, source, since: since?.(clock()) };
      return openLog(context, place, { ...choice, lines: number, follow, followTime });
    }
    if (followTime !== undefined) throw usageFailure('--follow-time is for Drycc 1.8 to 1.13.');
    if (!follow && since === undefined && process === undefined && source === undefined) {
      const log = await context.api.stream('apps.logs', { app: id, log_lines: number });
      const tellEmpty = (): void => {
        context.note(`The log of ${id} is empty.`);
      };
      const lines = logLines(log, number, tellEmpty);
      return { log: lines, parts: logParts(lines, id, clock) };
    }
    const now = clock();
    const from = since?.(now);
    if (from !== undefined && from > now) throw usageFailure('--since is in the future.');
    const { lastChosenLines, followLog } = await import('../../logs/follow-log.ts');
    const choice = { app: id, process, source, since: from };
    if (!follow) {
      const log = await lastChosenLines(context, choice, number);
      return { log, parts: logParts(log, id, clock) };
    }
    const { lines: log, parts } = await followLog(context, choice, number);
    return { log, parts };
  },
  json: ({ parts }) => parts,
  view: ({ log }, { app: id }) => [lines(log, (line) => (isOfPod(line) ? tintPrinted(line) : tintLine(line, id)))],
});
