import { type Config } from '../../models/config.ts';
import { type View, heading, nothing, pairs } from '../../output/view.ts';
import { textsByName } from '../../base/json-object.ts';

/** Shows the tags of an app. */
export function tagsView(config: Config, { app }: { readonly app: string }): View {
  const tags = textsByName(config.tags ?? {});
  return [
    heading(`${app} Tags`),
    tags.length === 0 ? nothing('No tags.', ['Set one', `tags:set NAME=value -a ${app}`]) : pairs(tags),
  ];
}
