import { readdirSync } from 'node:fs';
import { platform } from 'node:os';
import { delimiter, join } from 'node:path';
import { Failure } from '../base/errors.ts';
import { reason } from '../base/file-reason.ts';
import { readRegularFile } from '../base/regular-file.ts';
import type { Host } from './host.ts';

/** Where systems keep the certificates that they trust; the first that has some counts, as in Go. */
const filesOfSystems = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/pki/tls/cacert.pem',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/cert.pem',
];
const foldersOfSystems = ['/etc/ssl/certs', '/etc/pki/tls/certs', '/system/etc/security/cacerts'];

/** Reads the PEM certificates in the files that variables name. Throws a failure that names the variable and the file. */
export function readFiles(variables: readonly string[], environment: Host['environment']): readonly string[] {
  return variables.flatMap((variable) => {
    const path = environment[variable] ?? '';
    const hint = `Correct ${variable}, or unset it.`;
    let found: readonly string[];
    try {
      found = certificatesOfFile(path);
    } catch (cause) {
      const message = `Could not read ${path}, which ${variable} names${reason(cause)}.`;
      throw new Failure('failure', message, { hint, cause });
    }
    if (found.length > 0) return found;
    throw new Failure('failure', `There is no PEM certificate in ${path}, which ${variable} names.`, { hint });
  });
}

/** Reads the PEM certificates in the folders that SSL_CERT_DIR lists. Throws a failure if there are none. */
export function readFolders(folders: string): readonly string[] {
  const found = certificatesOfFolders(folders.split(delimiter).filter(Boolean));
  if (found.length > 0) return found;
  const message = `There is no PEM certificate in ${folders}, which SSL_CERT_DIR names.`;
  throw new Failure('failure', message, { hint: 'Correct SSL_CERT_DIR, or unset it.' });
}

/** What is used of node:tls. Node reads the stores of macOS and Windows from versions 22.15 and 23.8 on. */
interface Stores {
  readonly rootCertificates: readonly string[];
  readonly getCACertificates?: (type: 'system') => readonly string[];
}

/** Returns the authorities that Node brings, and those that the system trusts. */
export async function nodeAndSystem(
  system = platform(),
  load: () => Promise<Stores> = () => import('node:tls'),
): Promise<readonly string[]> {
  const stores = await load();
  const isUnix = system !== 'darwin' && system !== 'win32';
  return [...stores.rootCertificates, ...(isUnix ? systemStore() : (stores.getCACertificates?.('system') ?? []))];
}

/**
 * Returns each certificate once, however its lines are broken. Most are in Node and in the system's store, and Node 20 takes
 * 0.1 ms to parse one.
 */
export function distinct(certificates: readonly string[]): readonly string[] {
  return [...new Map(certificates.map((pem) => [pem.replaceAll(/\s/g, ''), pem])).values()];
}

/** Returns the PEM certificates that a Unix system trusts; none if they are not found. */
export function systemStore(files = filesOfSystems, folders = foldersOfSystems): readonly string[] {
  for (const file of files) {
    const found = orNone(() => certificatesOfFile(file));
    if (found.length > 0) return found;
  }
  for (const folder of folders) {
    const found = certificatesOfFolders([folder]);
    if (found.length > 0) return found;
  }
  return [];
}

/** The certificates of all files in some folders; what cannot be read is left out. */
function certificatesOfFolders(folders: readonly string[]): readonly string[] {
  const paths = folders.flatMap((folder) => orNone(() => readdirSync(folder)).map((name) => join(folder, name)));
  // The same certificates may be there by name, by hash and all in one file.
  return [...new Set(paths.flatMap((path) => orNone(() => certificatesOfFile(path))))];
}

function certificatesOfFile(path: string): readonly string[] {
  const text = readRegularFile(path, { follows: true }).toString('latin1');
  return text.match(/-----BEGIN ((?:TRUSTED |X509 )?)CERTIFICATE-----[^-]+-----END \1CERTIFICATE-----/g) ?? [];
}

function orNone(read: () => readonly string[]): readonly string[] {
  try {
    return read();
  } catch {
    return [];
  }
}
