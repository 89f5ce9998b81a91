import { readRegularFile } from '../base/regular-file.ts';
import { type Brand, variable } from '../base/brand.ts';
import { Failure } from '../base/errors.ts';
import { reason } from '../base/file-reason.ts';
import type { Host } from './host.ts';

/**
 * Reads the certificates to trust besides Node's own, in PEM form, from the files that variables name; undefined if none
 * does. Throws a failure that names the file.
 *
 * Node reads NODE_EXTRA_CA_CERTS by itself, but no more when it is given authorities; so its file is given as well.
 */
export function readAuthorities(brand: Brand, environment: Host['environment']): string | undefined {
  const path = variable(brand, environment, 'CA_FILE') ?? environment['SSL_CERT_FILE'];
  if (path === undefined || path === '') return undefined;
  const further = environment['NODE_EXTRA_CA_CERTS'];
  return [path, ...(further === undefined || further === '' ? [] : [further])].map(readCertificates).join('\n');
}

function readCertificates(path: string): string {
  let text: string;
  try {
    text = readRegularFile(path, { follows: true }).toString();
  } catch (error) {
    throw new Failure('failure', `Could not read the certificate authorities in ${path}${reason(error)}.`, {
      cause: error,
    });
  }
  if (text.includes('-----BEGIN CERTIFICATE-----')) return text;
  throw new Failure('failure', `No PEM certificate in ${path}.`);
}
