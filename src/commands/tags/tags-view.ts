import { type Config } from '../../models/config.ts';
import { type View, heading, pairs } from '../../output/view.ts';
import { textsOf } from '../../changes/change-config-group.ts';

/** Shows the tags of an app. */
export function tagsView(config: Config, { app }: { readonly app: string }): View {
  return [heading(`${app} Tags`), pairs(textsOf(config, 'tags'))];
}
