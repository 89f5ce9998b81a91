import { type Config } from '../../models/config.ts';
import { either, heading, line, pairs, type View } from '../../output/view.ts';
import { textsByName } from '../../base/json-object.ts';

/** Shows the memory and CPU limits of an app, each under its own title; or the limit plans of its process types. */
export function limitsView(config: Config, { app }: { readonly app: string }): View {
  if (config.limits !== undefined) return [heading(`${app} Limits`), pairs(textsByName(config.limits))];
  const section = (title: string, kind: 'memory' | 'cpu'): View => {
    const limits = textsByName(config[kind] ?? {});
    return [
      either({ terminal: [line({ text: title, tone: 'strong' })], pipe: [line(`--- ${title}`)] }),
      limits.length === 0 ? line('Unlimited') : pairs(limits),
    ];
  };
  return [
    heading(`${app} Limits`),
    either({ terminal: [], pipe: [line('')] }),
    ...section('Memory', 'memory'),
    line(''),
    ...section('CPU', 'cpu'),
  ];
}
