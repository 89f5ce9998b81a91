import { join, resolve } from 'node:path';
import type { Host } from '../../cli/host.ts';
import { readRegularFile } from '../../base/regular-file.ts';
import { usageFailure } from '../../base/errors.ts';
import { homeFolder } from '../../settings/locations.ts';

/**
 * Prepares variables for the controller: SSH_KEY, with which builders fetch private dependencies, is sent as the base64
 * text of a private key. It may be given as the key, as that text (as `config:pull` writes it), or as the path of the
 * key's file. Throws a usage failure for anything else, without showing it.
 */
export function encodeSshKey<T extends string | null>(
  variables: Readonly<Record<string, T>>,
  host: Pick<Host, 'directory' | 'environment'>,
): Readonly<Record<string, T | string>> {
  const given = variables['SSH_KEY'];
  if (given === undefined || given === null) return variables;
  const key = [given, Buffer.from(given, 'base64').toString(), readKeyFile(given, host)].find(isPrivateKey);
  if (key !== undefined) return { ...variables, SSH_KEY: Buffer.from(key).toString('base64') };
  throw usageFailure(
    'SSH_KEY is neither a private key nor the path of one.',
    'Give an OpenSSH or PEM private key, or the path of its file.',
  );
}

function readKeyFile(path: string, { directory, environment }: Pick<Host, 'directory' | 'environment'>): string {
  try {
    const whole = /^~[/\\]/.test(path) ? join(homeFolder(environment), path.slice(2)) : resolve(directory, path);
    return readRegularFile(whole, { follows: true }).toString();
  } catch {
    return '';
  }
}

const armour =
  /^-----BEGIN ((?:(?:RSA|DSA|EC|OPENSSH|ENCRYPTED) )?PRIVATE KEY)-----\r?\n([^]+?)\r?\n-----END \1-----\s*$/;
const openSshMark = 'openssh-key-v1\0';

/** Whether a text is one private key, whole: its armour, and between it base64 that begins as keys of that form do. */
function isPrivateKey(text: string): boolean {
  const [, form = '', content = ''] = armour.exec(text) ?? [];
  const isLocked = /^Proc-Type: 4,ENCRYPTED$/m.test(content);
  const base64 = content.replaceAll(/^[A-Za-z-]+: .*$/gm, '').replaceAll(/\s/g, '');
  if (base64 === '' || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return false;
  const bytes = Buffer.from(base64, 'base64');
  if (form.startsWith('OPENSSH')) return bytes.subarray(0, openSshMark.length).toString('latin1') === openSshMark;
  // All other forms are a sequence of ASN.1, unless it is encrypted as a whole.
  return isLocked || bytes[0] === 0x30;
}
