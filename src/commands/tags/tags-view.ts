import { entriesByType } from '../../changes/by-process-type.ts';
import { type Config } from '../../models/config.ts';
import { type View, heading, pairs } from '../../output/view.ts';

/** Shows the tags of an app, or of each of its process types. */
export function tagsView(config: Config, { app }: { readonly app: string }): View {
  const entries = entriesByType(config.tags ?? {});
  const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
  return [heading(`${app} Tags`), pairs(entries.map(([name, value]) => [name, asText(value)]))];
}
