import type { Context } from '../../cli/context.ts';
import { knownFolders } from '../../sandbox/state/known-folders.ts';
import { readOwnerSecret, secretHeader } from '../../sandbox/state/owner-secret.ts';

/**
 * What shows a sandbox of this machine that its owner asks, who can read its secret: only the owner makes accounts, by
 * registering, or on today's Drycc by the first login. Undefined for any other controller.
 */
export function ownersProof(
  controller: string,
  { host, locations }: Pick<Context, 'host' | 'locations'>,
): Record<string, string> | undefined {
  const secret = readOwnerSecret(controller, knownFolders(locations.sandbox), host.userId);
  return secret === undefined ? undefined : { [secretHeader]: secret };
}
