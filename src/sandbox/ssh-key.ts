/**
 * The material of an OpenSSH public key: type and base64, without the comment, so that one key is recognised under any.
 * Undefined for what is no key: the base64 must be clean, and begin with the type that stands before it. Any type is
 * taken, certificates and security keys too.
 */
export function readPublicKey(text: string): string | undefined {
  const [, type, base64] = /^([a-z0-9@.-]+)[ \t]+([A-Za-z0-9+/]+={0,2})(?:[ \t].*)?\s*$/.exec(text.trimStart()) ?? [];
  if (type === undefined || base64 === undefined || base64.length % 4 !== 0) return undefined;
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length < 4) return undefined;
  const length = bytes.readUInt32BE(0);
  const isWhole = length === type.length && bytes.length > 4 + length;
  return isWhole && bytes.toString('latin1', 4, 4 + length) === type ? `${type} ${base64}` : undefined;
}
