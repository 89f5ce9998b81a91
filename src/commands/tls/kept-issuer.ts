import type { Issuer } from '../../api/operations.ts';
import { hasParameter } from '../../changes/require-parameter.ts';
import type { Context } from '../../cli/context.ts';

/**
 * The issuer of an app, to be sent along with another change of how it is served over TLS: Drycc 1.8 and newer forget
 * the issuer that a change does not name. Nothing elsewhere, and nothing is asked there.
 */
export async function keptIssuer(context: Context, app: string): Promise<{ readonly issuer?: Issuer }> {
  if (!(await hasParameter(context, 'tls.set', 'issuer'))) return {};
  const { issuer = {} } = await context.api('tls.get', { app });
  const { email, server, key_id, key_secret } = issuer;
  const isWhole = [email, server, key_id, key_secret].every((field) => typeof field === 'string');
  return isWhole ? { issuer: { email, server, key_id, key_secret } as Issuer } : {};
}
