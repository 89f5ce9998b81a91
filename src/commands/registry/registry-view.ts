import { type Config } from '../../models/config.ts';
import { type View, heading, nothing, pairs } from '../../output/view.ts';
import { entriesByType } from '../../changes/by-process-type.ts';

/** For the warning in help of what `--json` prints. */
export const registrySecrets = 'credentials and the values of variables';

/** No value is shown: a terminal and the log of a CI job keep what they show. */
export function registryView({ registry }: Pick<Config, 'registry'>, { app }: { readonly app: string }): View {
  const names = entriesByType(registry ?? {}).map(([name]) => name);
  return [
    heading(`${app} Registry`),
    names.length === 0
      ? nothing('No registry credentials.', ['Set them', `registry:set username=USER password=PASSWORD -a ${app}`])
      : pairs(names.map((name) => [name, '***'])),
  ];
}
