import type { Context } from '../../cli/context.ts';
import { anyText, option } from '../../cli/inputs.ts';

/** The app whose certificates are meant, where certificates belong to apps. */
export const ofApp = option('app', 'the app, on controllers whose certificates belong to an app (Drycc)', anyText, {
  short: 'a',
  completes: 'app',
});

/** Names the app in a request about certificates, where the controller keeps them by app; elsewhere nothing. */
export async function certificatesOf(
  given: string | undefined,
  { app, dialect }: Pick<Context, 'app' | 'dialect'>,
): Promise<{ readonly app?: string }> {
  const { routes } = await dialect(({ routes: each }) => each['certs.list'] !== null);
  return String(routes['certs.list']).includes('{app}') ? { app: await app(given) } : {};
}

/** A certificate as requests name it. */
export interface NamedCertificate {
  readonly app?: string;
  readonly name: string;
}
