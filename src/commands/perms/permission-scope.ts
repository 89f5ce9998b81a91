import type { Context } from '../../cli/context.ts';
import { appIfGiven, flag, argument, identifier } from '../../cli/inputs.ts';
import { usageFailure } from '../../base/errors.ts';

/** The options that say which permission is meant. */
export const scopeOptions = {
  app: appIfGiven,
  admin: flag('administrators of the controller instead of collaborators'),
};

/** The user whose permission changes. */
export const usernameArgument = argument('username', 'user name', identifier('username'), { completes: 'user' });

/** Who is meant: the users of an app, or the administrators where there is no app. */
export interface Scope {
  readonly app: string | null;
}

/** Reads which permission is meant. Throws a usage failure if both an app and --admin are given. */
export async function scopeOf(given: { app: string | undefined; admin: boolean }, context: Context): Promise<Scope> {
  if (given.admin && given.app !== undefined) throw usageFailure('Use either --admin or --app.');
  return { app: given.admin ? null : await context.app(given.app) };
}
