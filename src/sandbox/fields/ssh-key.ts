import { parsePublicKey } from '../../keys/public-key.ts';

/**
 * The material of an OpenSSH public key: type and base64, without the comment, so that one key is recognised under any.
 * Undefined for what is no key. Any type is taken, certificates and security keys too.
 */
export function readPublicKey(text: string): string | undefined {
  const key = parsePublicKey(text);
  return key && `${key.type} ${key.base64}`;
}
