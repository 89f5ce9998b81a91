import { type Config } from '../../models/config.ts';
import { type View, heading, pairs } from '../../output/view.ts';
import { textsByName } from '../../base/json-object.ts';

/** Shows the tags of an app. */
export function tagsView(config: Config, { app }: { readonly app: string }): View {
  return [heading(`${app} Tags`), pairs(textsByName(config.tags ?? {}))];
}
