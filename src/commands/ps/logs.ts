import { command } from '../../cli/define.ts';
import { anyText, app, argument, flag, option, wholeNumber } from '../../cli/inputs.ts';
import { LogLine } from '../../logs/log-line.ts';
import { lines } from '../../output/view.ts';

/** How many lines are shown if nothing else is said, as with the Go client. */
const usual = 300;

export default command({
  summary: 'show the logs of a process (Drycc 1.8 and newer)',
  description: '--follow keeps printing new lines until the process ends, or Ctrl-C. --json prints an object per line.',
  args: { pod: argument('pod', 'process name', anyText, { completes: 'pod' }) },
  options: {
    app,
    lines: option('number', `show this many of the newest lines; 0 or -1 shows all (default: ${usual})`, lineCount, {
      short: 'l',
    }),
    follow: flag('keep printing new lines', { short: 'f' }),
    container: option('name', 'container of the process, if it has several', anyText),
    previous: flag('show the logs of the previous run of the process', { short: 'p' }),
  },
  examples: [
    'ps:logs hello-web-979901065-wbwwr --app hello',
    'ps:logs hello-web-979901065-wbwwr --follow --lines 20 --app hello',
  ],
  operations: ['pods.list', 'apps.info'],
  output: LogLine,
  async run({ app: id, pod, lines: number = usual, ...given }, { api }) {
    const { openProcessLog } = await import('../../logs/process-log.ts');
    return openProcessLog(api, { app: id, pod, lines: number, ...given });
  },
  json: ({ parts }) => parts,
  view: ({ log }) => [lines(log)],
});

/** All lines are asked for by any negative number of the Go client's, and by 0. */
function lineCount(text: string): number {
  return /^-\d+$/.test(text) ? 0 : wholeNumber(0)(text);
}
