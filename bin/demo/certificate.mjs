// Makes a certificate that signs itself, which Node has no function for: the few parts of X.509 that TLS asks for, in DER.
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

const tagged = (tag, ...parts) => {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
};
const sequence = (...parts) => tagged(0x30, ...parts);
const set = (...parts) => tagged(0x31, ...parts);
const integer = (bytes) => tagged(0x02, bytes);
const id = (hex) => tagged(0x06, Buffer.from(hex, 'hex'));
const text = (value) => tagged(0x0c, Buffer.from(value));
const bits = (bytes) => tagged(0x03, Buffer.from([0]), bytes);
const time = (moment) => tagged(0x18, Buffer.from(moment.toISOString().replaceAll(/[-:T]|\.\d+/g, '')));

const commonName = id('550403');
const subjectAltName = id('551d11');
const ecdsaWithSha256 = sequence(id('2a8648ce3d040302'));
const day = 86_400_000;

/** Gives a key and a certificate of a month for a host name, in PEM. */
export function makeCertificate(hostname) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const name = sequence(set(sequence(commonName, text(hostname))));
  const now = Date.now();
  const names = sequence(tagged(0x82, Buffer.from(hostname)));
  const body = sequence(
    tagged(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ecdsaWithSha256,
    name,
    sequence(time(new Date(now - day)), time(new Date(now + 30 * day))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(sequence(subjectAltName, tagged(0x04, names)))),
  );
  const certificate = sequence(body, ecdsaWithSha256, bits(sign('sha256', body, privateKey)));
  const lines = certificate.toString('base64').match(/.{1,64}/g);
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    certificate: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
  };
}
