import type { Certificate } from '../../models/certificate.ts';
import type { Account } from '../wire/authentication.ts';
import { type CertificateFacts, isPrivateKey, readCertificate } from '../fields/certificate.ts';
import { check, type Field, text, Wrong } from '../fields/field.ts';
import type { Controller, HandlersOf } from './handler.ts';
import { usableApp } from '../wire/permissions.ts';
import { notFound, refused } from '../wire/refusal.ts';

interface CertificateRow extends Omit<CertificateFacts, 'san'> {
  readonly id: number;
  readonly name: string;
  readonly owner: string;
  readonly san: string;
  readonly created: string;
  readonly updated: string;
}

const columns = 'id, name, owner, common_name, san, fingerprint, issuer, subject, starts, expires, created, updated';

/** The TLS certificates of the user who asks; nobody else sees them. The private key never leaves the store. */
export const certs: HandlersOf<'certs'> = {
  'certs.list': ({ user, window }, controller) => {
    const sql = `SELECT ${columns} FROM certificates WHERE owner = ? ORDER BY name`;
    const { items, total } = controller.store.page<CertificateRow>(window, sql, user.username);
    return { items: items.map((row) => shown(controller, row)), total };
  },

  'certs.info': ({ user, parameter }, controller) =>
    shown(controller, certificateOf(controller, user, parameter('name'))),

  'certs.add': ({ user, body }, controller) => {
    const { store, rules, now } = controller;
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
      const { facts } = certificate;
      store.write(
        `INSERT INTO certificates (name, owner, certificate, key, common_name, san, fingerprint, issuer, subject, starts, expires, created, updated)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        ...[name, user.username, certificate.pem, key, facts.common_name, JSON.stringify(facts.san), facts.fingerprint],
        ...[facts.issuer, facts.subject, facts.starts, facts.expires, now(), now()],
      );
      return shown(controller, certificateOf(controller, user, name));
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

function certificateOf({ store, rules }: Controller, user: Account, name: string): CertificateRow {
  const sql = `SELECT ${columns} FROM certificates WHERE owner = ? AND name = ?`;
  const row = store.first<CertificateRow>(sql, user.username, name);
  if (!row) throw notFound(rules, 'Certificate');
  return row;
}

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

function shown({ store }: Controller, { san, ...row }: CertificateRow): Certificate {
  const sql = 'SELECT domain FROM domains WHERE certificate = ? ORDER BY domain';
  const domains = store.all<{ domain: string }>(sql, row.id).map(({ domain }) => domain);
  return { ...row, san: JSON.parse(san) as string[], domains };
}

function nameFaults(name: string, isTaken: (name: string) => boolean): string[] {
  if (!/^[a-z0-9-]+$/.test(name)) return ['Can only contain a-z (lowercase), 0-9 and hyphens'];
  return isTaken(name) ? ['certificate with this name already exists.'] : [];
}

const certificateField: Field<{ readonly pem: string; readonly facts: CertificateFacts }> = (value) => {
  const pem = text()(value);
  const facts = readCertificate(pem);
  if (!facts) throw new Wrong('Could not load certificate: it is no certificate in PEM form');
  return { pem, facts };
};
