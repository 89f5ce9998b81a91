import { isJsonObject } from '../../base/json-object.ts';
import { container } from './codecs.ts';
import type { Codec } from './dialect.ts';

/** A container is restarted by its number: `web.3` by 3. */
export const containerByNumber: Codec = {
  ...container,
  ask({ pod, ...rest }) {
    return { ...rest, num: String(pod).split('.').at(-1) };
  },
  asked: ({ num, ...rest }) => ({ ...rest, pod: `${rest['type'] ?? ''}.${num ?? ''}` }),
};

/** Only what the certificates of later APIs have, which v1 does not show. */
const later = new Set(['name', 'san', 'domains', 'fingerprint', 'issuer', 'subject', 'starts']);

/**
 * Certificates of v1 are known by their common name, and have no other. The end of one that was just added has no zone:
 * it is UTC.
 */
export const certificateByCommonName: Codec = {
  ask: ({ name, ...rest }) => (name === undefined ? rest : { ...rest, common_name: name }),
  asked: ({ certificate, ...rest }) => ({ ...rest, ...(certificate !== undefined && { name: certificate }) }),
  read(wire) {
    if (!isJsonObject(wire)) return wire;
    const { common_name: name, expires } = wire;
    const isBare = typeof expires === 'string' && /T[\d:.]+$/.test(expires);
    return { ...wire, ...(typeof name === 'string' && { name }), ...(isBare && { expires: `${expires}Z` }) };
  },
  write(value) {
    if (!isJsonObject(value)) return value;
    const { name } = value;
    const shown = Object.fromEntries(Object.entries(value).filter(([field]) => !later.has(field)));
    return typeof name === 'string' ? { ...shown, common_name: name } : shown;
  },
};

/** The same where the certificate stands in the path. */
export const certificateInPath: Codec = {
  ...certificateByCommonName,
  ask: ({ name, ...rest }) => ({ ...rest, certificate: name }),
};
