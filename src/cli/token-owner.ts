import type { Api } from '../api/client.ts';
import type { Dialect } from '../api/dialects/dialect.ts';

/** Whether a dialect tells whose a token is. */
export const tellsTokenOwner = ({ routes }: Dialect): boolean => routes['auth.whoami'] !== null;

/** Asks one thing that only a good token is answered, and gives whose it is, where the API tells that. */
export async function tokenOwner(api: Api, dialect: Dialect): Promise<string | undefined> {
  if (tellsTokenOwner(dialect)) return (await api('auth.whoami', {})).username;
  await api('apps.list', { limit: 1 });
  return undefined;
}
