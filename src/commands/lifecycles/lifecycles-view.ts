import { entriesByName, isJsonObject, textsByName } from '../../base/json-object.ts';
import type { ChangedConfig } from '../../models/config.ts';
import { heading, line, nothing, pairs, type View } from '../../output/view.ts';

/** The process type whose hooks are meant where none is named. */
export const defaultType = 'web';

/** Shows the hooks of an app by process type. */
export function lifecyclesView(config: ChangedConfig, app: string): View {
  const types = entriesByName(config.lifecycle ?? {}).filter(
    ([, hooks]) => isJsonObject(hooks) && Object.keys(hooks).length > 0,
  );
  return [
    heading(`${app} Lifecycles`),
    ...(types.length === 0 ? [nothing('No lifecycle hooks.')] : []),
    ...types.flatMap(([type, hooks]) => [
      line(''),
      line(`${type}:`),
      pairs(textsByName(isJsonObject(hooks) ? hooks : {})),
    ]),
  ];
}
