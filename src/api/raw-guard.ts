import { Failure } from '../base/errors.ts';
import { isJsonObject, parseJson } from '../base/json-object.ts';
import { type Dialect, type Route, spellings } from './dialects/dialect.ts';
import { checkNames } from './guard.ts';
import { type OperationName, operations } from './operations.ts';

/** A request that somebody typed. */
interface RawChange {
  readonly method: string;
  /** Below the controller's URL, encoded, with its query. */
  readonly path: string;
  readonly body: string | undefined;
}

/**
 * Makes sure that a controller reads a request that changes something as what it says. Deis v1 drops the end of a path
 * that it does not know: `DELETE apps/foo/limits` destroys foo, `POST apps/foo/anything` with an owner gives it away,
 * `DELETE certs/foo/domain/x` destroys the certificate, and `DELETE auth/cancel/bob` cancels whoever asks. So only paths
 * that its API has are sent. Throws a `Failure` for others.
 */
export function checkRawChange(dialect: Dialect, { method, path, body }: RawChange): void {
  const trimmed = (path.split('?', 1)[0] ?? '').replace(/\/$/, '');
  if (method === 'POST' && trimmed === `${dialect.prefix}/auth/tokens`) checkAll(body);
  if (dialect.dangers?.cutsPaths !== true || (method !== 'POST' && method !== 'DELETE')) return;
  // Those of the builder.
  if (trimmed.startsWith(`${dialect.prefix}/hooks/`)) return;
  const known = knownPaths(dialect);
  const whole = known.filter(({ pattern }) => new RegExp(`^${pattern}$`).test(trimmed));
  if (whole.length === 0) {
    const other = known.map(({ pattern }) => new RegExp(`^${pattern}`).exec(trimmed)?.[0] ?? '');
    const longest = other.reduce((one, each) => (each.length > one.length ? each : one), '');
    if (longest !== '')
      throw notSent(
        method,
        path,
        `drops the end of a path that it does not know, and may read it as ${method} ${longest}/`,
      );
    return;
  }
  const meant = whole.find((each) => each.method === method);
  if (!meant) return;
  const { username } = new RegExp(`^${meant.pattern}$`).exec(trimmed)?.groups ?? {};
  if (username !== undefined) checkNames(dialect, meant.route, { username: decodeURIComponent(username) });
  const isOfOther = meant.operation === 'auth.cancel' && fieldOf(body, 'username') !== undefined;
  if (isOfOther && dialect.lacks['auth.cancel']?.includes('username') === true) {
    throw notSent(method, path, 'does not look at the user name, and cancels your own account');
  }
}

/** Controllers look at the presence of `all`, not at its value: `{"all": false}` ends every login. */
function checkAll(body: string | undefined): void {
  const all = fieldOf(body, 'all');
  if (all === undefined || all === true || all === 'true') return;
  throw notSent('POST', 'auth/tokens/', `replaces the tokens of all users where there is an "all", whatever its value`);
}

function fieldOf(body: string | undefined, field: string): unknown {
  const value = parseJson(body ?? '');
  return isJsonObject(value) ? value[field] : (new URLSearchParams(body).get(field) ?? undefined);
}

interface KnownPath {
  readonly operation: OperationName;
  readonly method: string;
  readonly route: Route;
  /** Without its ends; the parameters are named groups. */
  readonly pattern: string;
}

function knownPaths(dialect: Dialect): readonly KnownPath[] {
  return (Object.keys(operations) as OperationName[]).flatMap((operation) =>
    spellings(dialect, operation).map((route) => {
      const [method = '', path = ''] = route.split(' ', 2);
      const pattern = path
        .replace(/\/$/, '')
        .replaceAll(/\{(\w+)\}/g, (_, name: string) => (name === 'key' ? '(?<key>.+)' : `(?<${name}>[^/]+)`));
      return { operation, method, route, pattern };
    }),
  );
}

function notSent(method: string, path: string, danger: string): Failure {
  return new Failure('refused', `${method} ${path} was not sent: this controller ${danger}.`);
}
