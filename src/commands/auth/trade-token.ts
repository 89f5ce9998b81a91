import type { Api } from '../../api/client.ts';
import { parseJsonObject } from '../../base/json-object.ts';
import type { LoginToken } from '../../models/access-token.ts';
import { usualAlias } from '../../cli/log-in-by-key.ts';

/** Has the controller make a token for an OAuth token, given alone or in the JSON that the provider answered with. */
export function tradeToken(api: Api, given: string): Promise<LoginToken> {
  const alias = usualAlias();
  const fields = parseJsonObject(given);
  const text = (name: string): string | undefined => (typeof fields?.[name] === 'string' ? fields[name] : undefined);
  const access = text('access_token');
  if (access === undefined) return api('auth.trade', { alias, access_token: given });
  const expires = Number(fields?.['expires_in']);
  return api('auth.trade', {
    alias,
    access_token: access,
    token_type: text('token_type'),
    scope: text('scope'),
    refresh_token: text('refresh_token'),
    ...(Number.isSafeInteger(expires) && { expires_in: expires }),
  });
}
