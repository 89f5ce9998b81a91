import type { Api } from '../api/client.ts';
import { Failure } from '../base/errors.ts';

/** A change that only the owner of an app may make, and the user that it names, if any. */
interface OwnersChange {
  readonly app: string;
  readonly user?: string;
}

/**
 * For `catch`, at changes that are the owner's: says which of app and user was not found, as many controllers do not, and
 * to whom may see the app who may change it. Looks at the app for it.
 */
export function explainAppRefusal(api: Api, { app, user }: OwnersChange): (error: unknown) => Promise<never> {
  return async (error) => {
    if (!(error instanceof Failure) || (error.status !== 403 && error.status !== 404)) throw error;
    const { status } = error;
    if (status === 404 && user === undefined) throw error;
    let owner: string | undefined;
    try {
      ({ owner } = await api('apps.info', { app }));
    } catch (cause) {
      // The app itself is missing, or may not be seen.
      throw cause instanceof Failure && cause.status === status ? cause : error;
    }
    if (status === 403) {
      const who = owner === undefined ? 'the owner of the app' : `${owner}, who owns ${app},`;
      throw error.withHint(`Only ${who} or an administrator may do this.`);
    }
    throw new Failure('not_found', `User "${user}" not found on ${api.controller}.`, { status, cause: error });
  };
}
