import { readAliases } from '../../command-line/aliases.ts';
import type { Context } from '../../cli/context.ts';

/** The aliases of the user who runs the command. */
export const userAliases = ({ brand, host: { environment, directory } }: Context) =>
  readAliases({ brand, environment, directory });

/** What `--json` prints of an alias. */
export const Alias = {
  title: 'Alias',
  type: 'object',
  properties: { name: { type: 'string' }, words: { type: 'array', items: { type: 'string' } } },
  required: ['name', 'words'],
} as const;
