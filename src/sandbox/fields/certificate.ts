import { createPrivateKey, X509Certificate } from 'node:crypto';

/** What is shown of a certificate, read from its PEM text. */
export interface CertificateFacts {
  readonly common_name: string | null;
  /** The DNS names of the subjectAltName extension. */
  readonly san: readonly string[];
  /** SHA-256, upper-case pairs joined by colons. */
  readonly fingerprint: string;
  /** On one line, as OpenSSL once wrote it: `/C=US/CN=example.com`. */
  readonly issuer: string;
  readonly subject: string;
  readonly starts: string;
  readonly expires: string;
}

/** Reads the first certificate of a PEM text; undefined for what is none. */
export function readCertificate(pem: string): CertificateFacts | undefined {
  let certificate: X509Certificate;
  try {
    if (!pem.includes('-----BEGIN ')) return undefined;
    certificate = new X509Certificate(pem);
  } catch {
    return undefined;
  }
  const { subject, issuer, subjectAltName = '', fingerprint256, validFrom, validTo } = certificate;
  return {
    common_name: /^CN=(.*)$/m.exec(subject)?.[1] ?? null,
    san: [...subjectAltName.matchAll(/(?:^|, )DNS:([^,]+)/g)].map(([, name = '']) => name),
    fingerprint: fingerprint256,
    issuer: oneLine(issuer),
    subject: oneLine(subject),
    starts: new Date(validFrom).toISOString(),
    expires: new Date(validTo).toISOString(),
  };
}

/** Whether a PEM text holds a private key that can be used without a passphrase. It need not be that of the certificate. */
export function isPrivateKey(pem: string): boolean {
  try {
    createPrivateKey(pem);
    return true;
  } catch {
    return false;
  }
}

function oneLine(name: string): string {
  return name
    .split('\n')
    .filter((part) => part !== '')
    .map((part) => `/${part}`)
    .join('');
}
