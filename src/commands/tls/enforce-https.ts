import { makeChange, okIfUnchanged } from '../../changes/ok-if-unchanged.ts';
import { notThere } from '../../changes/not-there.ts';
import type { Context } from '../../cli/context.ts';
import { command, type Command } from '../../cli/define.ts';
import { app } from '../../cli/inputs.ts';
import { keptIssuer } from './kept-issuer.ts';
import { Tls } from '../../models/tls.ts';
import { done, type View } from '../../output/view.ts';

interface Declared extends Pick<Command, 'summary' | 'examples'> {
  readonly isEnforced: boolean;
}

/** Declares a command that turns HTTPS enforcement on or off. */
export function enforceHttpsCommand({ isEnforced, ...declared }: Declared): Command {
  return command({
    ...declared,
    options: { app, okIfUnchanged },
    operations: ['tls.set', 'tls.get'],
    output: Tls,
    doing: ({ app: id }) => `${isEnforced ? 'Enabling' : 'Disabling'} https-only requests for ${id}`,
    run: ({ app: id, okIfUnchanged: isOkIfUnchanged }, context) =>
      setEnforced({ id, isEnforced, isOkIfUnchanged }, context),
    view: (_, { app: id }) => enforcedView(id, isEnforced),
  });
}

interface Enforcement {
  readonly id: string;
  readonly isEnforced: boolean;
  readonly isOkIfUnchanged: boolean;
}

/** Turns HTTPS enforcement of an app on or off, and keeps the issuer of its certificates. */
export async function setEnforced(
  { id, isEnforced, isOkIfUnchanged }: Enforcement,
  context: Context,
): Promise<Partial<Tls>> {
  const { api } = context;
  const kept = await keptIssuer(context, id);
  const make = () => api('tls.set', { app: id, https_enforced: isEnforced, ...kept });
  const look = async () => {
    const tls = await api('tls.get', { app: id });
    return tls.https_enforced === isEnforced ? tls : undefined;
  };
  const tls = await makeChange<Partial<Tls>>({ operation: 'tls.set', isOkIfUnchanged, make, look }, context);
  if (tls.https_enforced === !isEnforced) throw notThere(`HTTPS is ${isEnforced ? 'not' : 'still'} required for ${id}`);
  return tls;
}

/** Says whether HTTPS is required now. */
export function enforcedView(id: string, isEnforced: boolean): View {
  return [done(undefined, isEnforced ? `HTTPS is required for ${id}` : `HTTP is allowed for ${id}`)];
}
