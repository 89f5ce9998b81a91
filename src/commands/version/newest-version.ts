import type { Context } from '../../cli/context.ts';
import { Failure, usageFailure } from '../../base/errors.ts';
import { parseJsonObject } from '../../base/json-object.ts';
import { packageName } from '../../base/version.ts';

const usualRegistry = 'https://registry.npmjs.org';

/**
 * Asks the npm registry for the newest version of this program. It is told the name of the package, and nothing of the
 * login; rejects where the registry cannot be reached or does not know it.
 */
export async function newestVersion({ connect, host }: Context): Promise<string> {
  const registry = registryOf(host.environment);
  const connection = connect({ controller: registry, sslVerify: true });
  const answer = await connection
    .request({ method: 'GET', path: `/${packageName}/latest`, headers: {} })
    .catch((cause: unknown) => {
      if (!(cause instanceof Failure) || cause.kind === 'interrupted') throw cause;
      throw new Failure(cause.kind, `Could not check for a newer version: ${cause.message}`, { hint, cause });
    });
  if (answer.status === 404) throw new Failure('not_found', `${registry} has no package ${packageName}.`, { hint });
  const version = answer.status === 200 ? versionIn(answer.body) : undefined;
  if (version !== undefined) return version;
  throw new Failure('controller', `${registry} does not say what the newest version is.`, {
    status: answer.status,
    hint,
  });
}

const hint = 'The variable npm_config_registry names another registry.';

/** The registry that npm is told of by its variable. What is read without TLS can be changed on the way. */
function registryOf(environment: Context['host']['environment']): string {
  const given = [environment['npm_config_registry'], environment['NPM_CONFIG_REGISTRY']].find((each) => each);
  if (given === undefined) return usualRegistry;
  const url = URL.canParse(given) ? new URL(given) : undefined;
  const isLocal = url?.protocol === 'http:' && /^(?:localhost|127\.[\d.]+|\[::1\])$/.test(url.hostname);
  if (url === undefined || (url.protocol !== 'https:' && !isLocal) || url.username !== '' || url.password !== '') {
    throw usageFailure(
      'The variable npm_config_registry does not hold the URL of a registry.',
      'A registry is given like https://registry.example.com, without a user name or password.',
    );
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

const form = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})(-[\w.-]{1,100})?$/;

function versionIn(body: string): string | undefined {
  const version = parseJsonObject(body)?.['version'];
  return typeof version === 'string' && form.test(version) ? version : undefined;
}

/** Whether a version is newer than another one. Of what comes before a version (`1.0.0-rc.1`) it alone is newer. */
export function isNewer(version: string, other: string): boolean {
  const [, ...parts] = form.exec(version) ?? [];
  const [, ...others] = form.exec(other) ?? [];
  for (const index of [0, 1, 2]) {
    const difference = Number(parts[index]) - Number(others[index]);
    if (difference !== 0) return difference > 0;
  }
  return parts[3] === undefined && others[3] !== undefined;
}
