import { textsByName } from '../../base/json-object.ts';
import type { ChangedConfig } from '../../models/config.ts';
import { heading, nothing, pairs, type View } from '../../output/view.ts';

/** Shows the seconds that each process type has to stop. */
export function timeoutsView(config: ChangedConfig, { app }: { readonly app: string }): View {
  const timeouts = textsByName(config.termination_grace_period ?? {});
  return [
    heading(`${app} Timeouts`),
    timeouts.length === 0 ? nothing('No timeouts.', ['Set one', `timeouts:set web=60 -a ${app}`]) : pairs(timeouts),
  ];
}
