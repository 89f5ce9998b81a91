import { entriesByType } from '../../changes/by-process-type.ts';
import { type Config } from '../../models/config.ts';
import { type View, heading, nothing, pairs } from '../../output/view.ts';

/** Shows the tags of an app, or of each of its process types. */
export function tagsView({ tags: given }: Pick<Config, 'tags'>, { app }: { readonly app: string }): View {
  const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
  const tags = entriesByType(given ?? {}).map(([name, value]) => [name, asText(value)] as const);
  return [
    heading(`${app} Tags`),
    tags.length === 0 ? nothing('No tags.', ['Set one', `tags:set NAME=value -a ${app}`]) : pairs(tags),
  ];
}
