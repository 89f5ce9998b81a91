import { parsePublicKey, fingerprint } from '../../keys/public-key.ts';
import { type Key } from '../../models/key.ts';

/** Empty for what is no key: controllers keep whatever they once took. */
export function fingerprintOf({ public: text = '' }: Key): string {
  const key = parsePublicKey(text);
  return key ? fingerprint(key) : '';
}

/** The beginning and the end, as the Go clients show keys. */
export function shortenFingerprint(text: string): string {
  const key = text.trim();
  return key.length > 30 ? `${key.slice(0, 16)}...${key.slice(-10)}` : key;
}
