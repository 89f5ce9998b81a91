import { isPrivateKey } from '../fields/certificate.ts';
import type { Account } from '../wire/authentication.ts';
import { check, text } from '../fields/field.ts';
import { addByCommonName } from './add-by-common-name.ts';
import {
  certificateColumns,
  certificateField,
  certificateOf,
  insertCertificate,
  shownCertificate,
  type CertificateRow,
} from './certificate-rows.ts';
import type { Controller, HandlersOf } from './handler.ts';
import { usableApp } from '../wire/permissions.ts';
import { notFound, refused } from '../wire/refusal.ts';

/** The TLS certificates of the user who asks; nobody else sees them. The private key never leaves the store. */
export const certs: HandlersOf<'certs'> = {
  'certs.list': ({ user, window }, controller) => {
    const sql = `SELECT ${certificateColumns} FROM certificates WHERE owner = ? AND app IS NULL ORDER BY name`;
    const { items, total } = controller.store.page<CertificateRow>(window, sql, user.username);
    return { items: items.map((row) => shownCertificate(controller, row)), total };
  },

  'certs.info': ({ user, parameter }, controller) =>
    shownCertificate(controller, certificateOf(controller, user, parameter('name'))),

  'certs.add': ({ user, body }, controller) => {
    const { store, rules } = controller;
    if (rules.certificatesByCommonName) return addByCommonName(user, body, controller);
    const isTaken = (name: string): boolean =>
      store.first('SELECT 1 FROM certificates WHERE name = ?', name) !== undefined;
    return store.change(() => {
      const { name, certificate, key } = check(body, {
        name: text({ max: 128, demands: (given) => nameFaults(given, isTaken) }),
        certificate: certificateField,
        key: text({
          demands: (pem) => (rules.readsPrivateKeys && !isPrivateKey(pem) ? ['Could not load private key'] : []),
        }),
      });
      insertCertificate(controller, user, name, { ...certificate, key });
      return shownCertificate(controller, certificateOf(controller, user, name));
    });
  },

  'certs.remove': ({ user, parameter }, controller) =>
    controller.store.change(() => {
      const { id } = certificateOf(controller, user, parameter('name'));
      controller.store.write('DELETE FROM certificates WHERE id = ?', id);
      return null;
    }),

  'certs.attach': ({ user, parameter, body }, controller) => {
    const { store } = controller;
    return store.change(() => {
      const { id } = certificateOf(controller, user, parameter('name'));
      const wanted = body['domain'];
      if (typeof wanted !== 'string' || wanted === '') throw refused(400, 'domain is a required field');
      const domain = domainOf(controller, user, wanted);
      if (domain.certificate !== null) throw refused(409, 'Domain already has a certificate attached to it');
      store.write('UPDATE domains SET certificate = ? WHERE domain = ?', id, domain.domain);
      return null;
    });
  },

  'certs.detach': ({ user, parameter }, controller) => {
    const { store } = controller;
    return store.change(() => {
      certificateOf(controller, user, parameter('name'));
      const { domain } = domainOf(controller, user, parameter('domain'));
      // As real controllers do it: whatever certificate the domain has, whichever is named.
      store.write('UPDATE domains SET certificate = NULL WHERE domain = ?', domain);
      return null;
    });
  },
};

interface AttachableDomain {
  readonly domain: string;
  readonly app: string;
  readonly certificate: number | null;
}

/** The domain of that name, of an app that the user may work with. */
function domainOf(controller: Controller, user: Account, domain: string): AttachableDomain {
  const { store, rules } = controller;
  const row = store.first<AttachableDomain>('SELECT domain, app, certificate FROM domains WHERE domain = ?', domain);
  if (!row) throw notFound(rules, 'Domain');
  usableApp(controller, user, row.app);
  return row;
}

function nameFaults(name: string, isTaken: (name: string) => boolean): string[] {
  if (!/^[a-z0-9-]+$/.test(name)) return ['Can only contain a-z (lowercase), 0-9 and hyphens'];
  return isTaken(name) ? ['certificate with this name already exists.'] : [];
}
