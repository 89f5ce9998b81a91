import { isIP } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { announcement } from '../../api/dialects/registry.ts';
import type { Context } from '../../cli/context.ts';
import { Failure } from '../../base/errors.ts';
import type { Session } from '../../settings/session.ts';
import { onStop, type StopSignal } from '../../base/stop-signal.ts';
import { type Check, type Finding, failed, ok, skipped, warning } from './check.ts';
import { tokenOwner, tellsTokenOwner } from '../../cli/token-owner.ts';

/** The names of the checks of a controller, in their order. */
const names = ['controller', 'clock', 'TLS', 'API', 'token'] as const;

/** Checks the controller of the login; all that cannot be found out without what failed before is left out. */
export async function checkController(context: Context): Promise<readonly Check[]> {
  const found: Finding[] = [];
  let session: Session;
  try {
    session = context.session();
    const { controller, sslVerify } = session;
    // The very token is asked with last: what greets is told no secret.
    const connection = context.connect(session);
    const headers = await connection.greet();
    found.push(ok(`${controller} answers`), clock(headers['date'], context.host.now()));
    found.push(await tls(new URL(controller), sslVerify, context));
    const dialect = await connection.dialect(tellsTokenOwner);
    const told = announcement(headers);
    const announces = told ? `announces API ${told.version}` : 'announces no API';
    const kind = dialect.title === null ? '' : `, ${dialect.title}`;
    found.push(ok(`${dialect.name} in use${kind}; the controller ${announces}`));
    const owner = await tokenOwner(connection.api, dialect);
    found.push(ok(`valid${owner === undefined ? '' : ` (${owner})`}`));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    found.push(
      failed(error.status === 401 ? invalidToken(context) : [error.message, error.hint].filter(Boolean).join(' ')),
    );
  }
  return names.map((check, index) => ({ check, ...(found[index] ?? skipped('skipped after the failure above')) }));
}

function invalidToken({ brand, session }: Context): string {
  const { controller, tokenFrom } = session();
  const source = 'file' in tokenFrom ? tokenFrom.file : tokenFrom.variable;
  return `not valid (from ${source}): run ${brand.name} login ${controller}`;
}

/** More than this and certificates, tokens and logs are judged wrongly, in milliseconds. */
const skew = 60_000;

function clock(date: string | undefined, now: Date): Finding {
  const theirs = Date.parse(date ?? '');
  if (Number.isNaN(theirs)) return skipped('the controller sends no time');
  const difference = now.getTime() - theirs;
  if (Math.abs(difference) <= skew) return ok('in sync with the controller');
  const seconds = Math.round(Math.abs(difference) / 1000);
  return warning(`is ${seconds} seconds ${difference > 0 ? 'ahead of' : 'behind'} the controller`);
}

/** Days before its end from which on a certificate is a warning. */
const notice = 14;

async function tls(url: URL, isVerified: boolean, { host }: Context): Promise<Finding> {
  const isLocal = /^(?:localhost|127\..*|\[::1\])$/.test(url.hostname);
  if (url.protocol !== 'https:') {
    return isLocal ? skipped('not needed on localhost') : warning('not used: anyone on the network can read the token');
  }
  const isBehindProxy = ['HTTPS_PROXY', 'https_proxy'].some((name) => (host.environment[name] ?? '') !== '');
  const end = isBehindProxy ? undefined : await endOfCertificate(url, host.interrupted);
  if (!isVerified) return warning('certificates are not checked (--ssl-verify=false)');
  if (end === undefined) return ok('trusted; expiry unknown');
  const days = Math.floor((end.getTime() - host.now().getTime()) / 86_400_000);
  const until = `the certificate is trusted, until ${end.toISOString().slice(0, 10)}`;
  return days < notice ? warning(`${until}: in ${days} days`) : ok(until);
}

/** How long a handshake may take, in milliseconds. */
const patience = 5000;

/** Whether the certificate is trusted has been seen by then; here only its end is read. */
function endOfCertificate({ hostname, port }: URL, interrupted: StopSignal): Promise<Date | undefined> {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve) => {
    const socket = connectTls({
      host: bare,
      port: Number(port === '' ? 443 : port),
      rejectUnauthorized: false,
      timeout: patience,
      ...(isIP(bare) === 0 && { servername: bare }),
    });
    const giveUp = (): void => {
      socket.destroy();
      resolve(undefined);
    };
    const letGo = onStop(interrupted, giveUp);
    socket.on('error', giveUp).on('timeout', giveUp).on('close', letGo);
    socket.on('secureConnect', () => {
      const time = Date.parse(socket.getPeerCertificate().valid_to);
      socket.destroy();
      resolve(Number.isNaN(time) ? undefined : new Date(time));
    });
  });
}
