import { Failure } from '../errors.ts';

/** Asks for a path with GET and gives the status of the answer. */
export type Look = (path: string) => Promise<number>;

/**
 * Makes sure that a controller reads a DELETE below a resource as what it says, before it is sent.
 *
 * Up to Workflow 2.6 a path that no pattern knows is read as its beginning: the documented
 * `DELETE certs/foo/domains/test.com/` is there the destruction of the certificate foo (seen on 2.0.0 and 2.4.2, answered
 * with 204). So the collection is looked at first: 405 means that the controller knows the path, for other methods.
 * Anything else is proof of nothing, and the very path is looked at: when a GET of it is answered with success, it is
 * the resource itself that answers, and the DELETE would destroy it.
 *
 * Gives true when the DELETE may be sent. Failures other than "not known" are passed on by `look`.
 */
export async function isSafeToDelete(path: string, look: Look): Promise<boolean> {
  const collection = path.replace(/[^/]+\/?$/, '');
  if ((await look(collection)) === 405) return true;
  const status = await look(path);
  return status === 404 || status === 405;
}

/** What the user is told when no spelling of a DELETE is safe. */
export function dangerousDelete(path: string): Failure {
  return new Failure(
    'refused',
    `Nothing was sent: this controller reads DELETE ${path} as the destruction of what is before it.`,
    {
      hint: 'Controllers up to Workflow 2.6 drop the end of a path that they do not know. Upgrade the controller to do this.',
    },
  );
}
