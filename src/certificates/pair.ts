import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { usageFailure } from '../base/errors.ts';

/** PEM texts of a certificate, with the chain below it, and of its private key; and the files they come from, for messages. */
export interface PemPair {
  readonly certificate: string;
  readonly certificatePath: string;
  readonly key: string;
  readonly keyPath: string;
}

/**
 * Makes sure that a certificate can be used: it and its chain can be read, and the private key is its own and has no
 * passphrase. Controllers take what they are given, and the router fails later. Throws usage failures; nothing of the key
 * is in any message. Gives the certificate.
 */
export function checkPair(pair: PemPair): X509Certificate {
  const { certificatePath, keyPath } = pair;
  const [leaf, ...chain] = readChain(pair);
  const key = readKey(pair);
  if (!leaf.checkPrivateKey(key)) {
    if (chain.some((each) => each.checkPrivateKey(key))) {
      throw usageFailure(
        `The certificate for ${keyPath} is not the first in ${certificatePath}.`,
        'It must come first, followed by those of its authorities.',
      );
    }
    throw usageFailure(`The private key in ${keyPath} does not match the certificate in ${certificatePath}.`);
  }
  return leaf;
}

function readChain({ certificate, certificatePath }: PemPair): [X509Certificate, ...X509Certificate[]] {
  const blocks = certificate.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  if (certificate.includes('PRIVATE KEY')) {
    const hint = 'Usage: certs:add NAME CERTIFICATE KEY';
    throw usageFailure(`${certificatePath} contains a private key; only certificates go here.`, hint);
  }
  const [leaf, ...chain] = blocks.map((block, index) => readOne(block, index, certificatePath));
  if (leaf) return [leaf, ...chain];
  throw usageFailure(
    `No PEM certificate in ${certificatePath}.`,
    `If it is in DER form, openssl x509 -inform der -in ${certificatePath} turns it into PEM.`,
  );
}

function readOne(block: string, index: number, path: string): X509Certificate {
  try {
    return new X509Certificate(block);
  } catch {
    throw usageFailure(`Certificate ${index + 1} in ${path} cannot be read.`);
  }
}

function readKey({ key, keyPath }: PemPair): KeyObject {
  if (/BEGIN ENCRYPTED|Proc-Type: 4,ENCRYPTED/.test(key)) {
    const hint = `openssl pkey -in ${keyPath} -out <file> removes it.`;
    throw usageFailure(`The private key in ${keyPath} has a passphrase; routers need one without.`, hint);
  }
  if (!/-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/.test(key)) {
    throw usageFailure(`No PEM private key in ${keyPath}.`);
  }
  try {
    return createPrivateKey(key);
  } catch {
    // The reason of the engine is not passed on: it may quote the file.
    throw usageFailure(`The private key in ${keyPath} cannot be read.`);
  }
}
