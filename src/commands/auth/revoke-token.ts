import { Failure } from '../../base/errors.ts';
import type { Context } from '../../cli/context.ts';

/**
 * Revokes the token of the login. Controllers list tokens by their first and last characters: nothing is revoked unless
 * exactly one is like that.
 */
export async function revokeToken({ api, session }: Context): Promise<void> {
  await api.require('tokens.remove');
  const { token } = session();
  const found = (await api('tokens.list', {})).items.filter(({ fuzzy_key: key = '' }) => {
    const [start = '', end = ''] = key.split('...');
    return start.length > 3 && end.length > 3 && token.startsWith(start) && token.endsWith(end);
  });
  const [one] = found;
  if (!one || found.length > 1) {
    throw new Failure('not_found', 'The token of this login is not in the list of your tokens; nothing was done.', {
      hint: 'tokens:list shows them, and tokens:remove revokes one. auth:logout logs out without revoking.',
    });
  }
  await api('tokens.remove', { uuid: one.uuid });
}
