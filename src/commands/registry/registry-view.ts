import { type Config } from '../../models/config.ts';
import { type View, heading, pairs } from '../../output/view.ts';
import { entriesOf } from '../../changes/change-config-group.ts';

/** The warning in help that `--json` prints secrets. */
export const secrets = '--json prints the whole config, with the credentials and the values of the variables.';

/** No value is shown: a terminal and the log of a CI job keep what they show. */
export function registryView(config: Config, app: string): View {
  return [heading(`${app} Registry`), pairs(entriesOf(config, 'registry').map(([name]) => [name, '***']))];
}
