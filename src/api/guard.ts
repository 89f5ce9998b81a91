import { Failure } from '../base/errors.ts';
import type { Dialect, Proof, Route } from './dialects/dialect.ts';
import { readableUsername } from './identifiers.ts';
import type { OperationName } from './operations.ts';

/**
 * How it is made sure that a request may be sent. Only a DELETE below another resource needs it: up to Workflow 2.6 a path
 * that no pattern knows is read as its beginning, so that `DELETE apps/foo/whitelist/` destroys foo. What its dialect
 * says nothing of is looked at.
 */
export function proofOf({ proofs }: Dialect, name: OperationName, route: Route): Proof {
  return /^DELETE .*\}\/./.test(route) ? (proofs[name] ?? 'look') : 'known';
}

/** Asks for a path with GET and gives the status of the answer. Rejects where that says nothing of the path: 401, 403, 429, 5xx. */
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
 * Gives true when the DELETE may be sent.
 */
export async function isSafeToDelete(path: string, look: Look): Promise<boolean> {
  const collection = path.replace(/[^/]+\/?$/, '');
  if ((await look(collection)) === 405) return true;
  const status = await look(path);
  return status === 404 || status === 405;
}

/** A DELETE that was not sent, because the controller would have read it as another. */
export class DangerousDelete extends Failure {
  constructor(path: string, danger = `reads it as the ${destruction(path)}`, cause?: unknown) {
    super('refused', `DELETE ${path} was not sent: this controller ${danger}.`, { hint: remedy, cause });
    this.name = 'DangerousDelete';
  }
}

/** A DELETE below an app that was not sent, because the controller did not prove that it knows the path. */
export function unproven(path: string, cause: unknown): DangerousDelete {
  return new DangerousDelete(path, 'does not know the path, and may read it as the destruction of the app', cause);
}

const remedy = 'Controllers up to Workflow 2.6 drop the end of a path that they do not know; later ones do not.';

function destruction(path: string): string {
  return `destruction of ${path.replace(/\/[^/]+\/[^/]+\/?$/, '')}`;
}

/**
 * Makes sure that a user name in a path is read whole. Every release of Deis v1 reads it to its first dot, @ or plus:
 * `DELETE apps/foo/perms/bob.smith` takes the access of bob, and nobody can remove bob.smith's. Throws a `Failure`.
 */
export function checkNames({ dangers }: Dialect, route: Route, { username }: Readonly<Record<string, unknown>>): void {
  if (dangers?.cutsPaths !== true || !route.includes('{username}') || typeof username !== 'string') return;
  const readable = readableUsername(username);
  if (readable === username) return;
  throw new Failure('refused', `Nothing was sent: Deis v1 would read "${readable}" instead of "${username}".`, {
    hint: 'It reads a user name in a path to the first character that is not a letter, a digit, _ or -. What such a user was granted cannot be revoked.',
  });
}

/** A domain of an app, as far as the guard looks at it. */
interface Dated {
  readonly domain: string;
  readonly created?: string | undefined;
}

/**
 * The domains that may go instead of one, or with it: Deis 1.3.0 to 1.4.1 remove the newest one, whichever
 * is named, and 1.5.0 and 1.5.1 remove all.
 */
export function domainsAtRisk({ dangers }: Dialect, domain: string, domains: readonly Dated[]): readonly string[] {
  const others = domains.filter((each) => each.domain !== domain);
  switch (dangers?.removesDomain) {
    case 'all':
      return others.map((each) => each.domain);
    case 'newest': {
      const { created = '' } = domains.find((each) => each.domain === domain) ?? {};
      return others.filter((each) => !((each.created ?? '') < created)).map((each) => each.domain);
    }
    default:
      return [];
  }
}

/**
 * The process types that a build would stop for good, though nobody asked for that: those of the build before, where a
 * new one comes without a Procfile.
 */
export function typesStopped(
  { dangers }: Dialect,
  before: Readonly<Record<string, unknown>> | undefined,
  procfile: Readonly<Record<string, string>> | undefined,
): readonly string[] {
  if (dangers?.stopsMissingTypes !== true) return [];
  return Object.keys(before ?? {}).filter((type) => !Object.hasOwn(procfile ?? {}, type));
}
