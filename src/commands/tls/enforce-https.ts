import type { Context } from '../../cli/context.ts';
import { type Tls } from '../../models/tls.ts';
import { orUnchanged } from '../../changes/ok-if-unchanged.ts';

/** Turns HTTPS enforcement on or off. Fails if that changes nothing, unless --ok-if-unchanged is given. */
export function enforce(context: Context, app: string, isEnforced: boolean, isOkIfUnchanged: boolean): Promise<Tls> {
  const { api } = context;
  const make = () => api('tls.set', { app, https_enforced: isEnforced });
  return orUnchanged({ operation: 'tls.set', isOkIfUnchanged, make, look: () => api('tls.get', { app }) }, context);
}
