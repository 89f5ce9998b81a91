import { entriesByName } from '../../base/json-object.ts';
import { settingsInfoCommand } from '../../changes/settings-commands.ts';
import { either, heading, line, nothing, table } from '../../output/view.ts';

const unknown = '?';

export default settingsInfoCommand({
  summary: 'list autoscale rules',
  examples: ['autoscale:list --app hello'],
  requires: 'autoscale',
  view({ autoscale = {} }, { app }) {
    const rules = entriesByName(autoscale);
    return [
      heading(`${app} Autoscale`),
      either({ terminal: [], pipe: [line('')] }),
      ...(rules.length === 0
        ? [
            either({
              terminal: [
                nothing('No autoscale rules.', [
                  'Add one',
                  `autoscale:set web --min 2 --max 8 --cpu-percent 75 -a ${app}`,
                ]),
              ],
              pipe: [line('No autoscale rules found.')],
            }),
          ]
        : []),
      either({
        terminal: [
          table(
            ['TYPE', 'MIN', 'MAX', 'CPU'],
            rules.map(([type, { min, max, cpu_percent: percent }]) => [type, min, max, `${percent ?? unknown}%`]),
          ),
        ],
        pipe: rules.flatMap(([type, { min, max, cpu_percent: percent }]) => [
          line(`--- ${type}:`),
          line(`Min Replicas: ${min ?? unknown}`),
          line(`Max Replicas: ${max ?? unknown}`),
          line(`CPU: ${percent ?? unknown}%`),
        ]),
      }),
    ];
  },
});
