import { createHash } from 'node:crypto';

/** An SSH public key as OpenSSH writes it on one line. */
export interface PublicKey {
  readonly type: string;
  readonly base64: string;
  /** What follows the key; empty when there is nothing. */
  readonly comment: string;
}

/** The types of keys that people have; certificates are no keys. */
export const keyTypes: readonly string[] = [
  'ssh-rsa',
  'ssh-dss',
  'ssh-ed25519',
  'ecdsa-sha2-nistp256',
  'ecdsa-sha2-nistp384',
  'ecdsa-sha2-nistp521',
  'sk-ssh-ed25519@openssh.com',
  'sk-ecdsa-sha2-nistp256@openssh.com',
];

/**
 * Reads a public key of any type. Undefined for what is none: the base64 must be clean, and begin with the type that
 * stands before it. The end of the line may be a CR LF.
 */
export function parsePublicKey(text: string): PublicKey | undefined {
  const pattern = /^([a-z0-9@.-]+)[ \t]+([A-Za-z0-9+/]+={0,2})(?:[ \t]+([^\r\n]*?))?\s*$/;
  const [, type, base64, comment = ''] = pattern.exec(text.trimStart()) ?? [];
  if (type === undefined || base64 === undefined || base64.length % 4 !== 0) return undefined;
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length < 4 || bytes.readUInt32BE(0) !== type.length) return undefined;
  const isWhole = bytes.length > 4 + type.length && bytes.toString('latin1', 4, 4 + type.length) === type;
  return isWhole ? { type, base64, comment } : undefined;
}

/** The fingerprint as ssh-keygen shows it: `SHA256:` and the base64 of the hash, without padding. */
export function fingerprint({ base64 }: PublicKey): string {
  const hash = createHash('sha256').update(Buffer.from(base64, 'base64')).digest('base64');
  return `SHA256:${hash.replace(/=+$/, '')}`;
}
