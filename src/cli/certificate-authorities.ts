import type { Brand } from '../base/brand.ts';
import type { Authorities } from '../http/exchange.ts';
import type { Host } from './host.ts';

/**
 * Says which certificate authorities to trust, in the order to try:
 *
 * - SSL_CERT_FILE and SSL_CERT_DIR replace all others, as in OpenSSL;
 * - otherwise Node's own are trusted, and the system's;
 * - the file of the brand's variable and NODE_EXTRA_CA_CERTS are trusted in addition. Node reads the latter by itself, but no
 *   more when it is given authorities.
 *
 * Most servers are known to the first ones, and to read all takes longer than a short command. Reading rejects with a failure
 * that names the variable and the file if one cannot be read.
 */
export function trustedAuthorities(brand: Brand, environment: Host['environment']): readonly Authorities[] {
  const isSet = (name: string): boolean => (environment[name] ?? '') !== '';
  const own = `${brand.prefix}_CA_FILE`;
  const added = [own, 'NODE_EXTRA_CA_CERTS'];
  const read = async (names: readonly string[], folders: string, isAll: boolean): Promise<readonly string[]> => {
    const { distinct, readFiles, readFolders, nodeAndSystem } = await import('./authority-files.ts');
    const ofFiles = readFiles(names.filter(isSet), environment);
    const ofFolders = folders === '' ? [] : readFolders(folders);
    return distinct([...ofFiles, ...ofFolders, ...(isAll ? await nodeAndSystem() : [])]);
  };
  const folders = environment['SSL_CERT_DIR'] ?? '';
  if (isSet('SSL_CERT_FILE') || folders !== '') {
    const replacing = ['SSL_CERT_FILE', ...added];
    const both = (): Promise<readonly string[]> => read(replacing, folders, false);
    return isSet('SSL_CERT_FILE') && folders !== '' ? [() => read(replacing, '', false), both] : [both];
  }
  return [isSet(own) ? () => read(added, '', false) : () => undefined, () => read(added, '', true)];
}
