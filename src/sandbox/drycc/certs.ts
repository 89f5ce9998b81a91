import { createPrivateKey, X509Certificate } from 'node:crypto';
import { isPrivateKey } from '../fields/certificate.ts';
import { check, text } from '../fields/field.ts';
import {
  certificateColumns,
  certificateField,
  type CertificateRow,
  insertCertificate,
  shownCertificate,
} from '../handlers/certificate-rows.ts';
import type { Controller } from '../handlers/handler.ts';
import type { AppRow } from '../wire/permissions.ts';
import { invalid, notFound, Refusal, refused } from '../wire/refusal.ts';
import type { DryccHandlers } from './handler.ts';

/** The TLS certificates of an app, and the domains that they are attached to. The private key never leaves the store. */
export const certs: DryccHandlers = {
  'certs.list'({ app, window }, controller) {
    const sql = `SELECT ${certificateColumns} FROM certificates WHERE app = ? ORDER BY name`;
    const { items, total } = controller.store.page<CertificateRow>(window, sql, app.id);
    return { items: items.map((row) => shown(controller, app, row)), total };
  },

  'certs.info': ({ app, parameter }, controller) =>
    shown(controller, app, certificateOf(controller, app, parameter('name'))),

  'certs.add'({ app, user, body }, controller) {
    const { store } = controller;
    const words = ['Can only contain a-z (lowercase), 0-9 and hyphens'];
    const { name, certificate, key } = check(body, {
      name: text({ max: 128, demands: (given) => (/^[a-z0-9-]+$/.test(given) ? [] : words) }),
      certificate: certificateField,
      key: text({ demands: (pem) => (isPrivateKey(pem) ? [] : ['Could not load private key']) }),
    });
    if (!new X509Certificate(certificate.pem).checkPrivateKey(createPrivateKey(key))) {
      throw new Refusal(400, ['Certificate and private key do not match!']);
    }
    return store.change(() => {
      const stored = storedName(app, name);
      if (store.first('SELECT 1 FROM certificates WHERE name = ?', stored)) {
        throw invalid({ non_field_errors: ['The fields app, name must make a unique set.'] });
      }
      insertCertificate(controller, user, stored, { ...certificate, key });
      store.write('UPDATE certificates SET app = ? WHERE name = ?', app.id, stored);
      return shown(controller, app, certificateOf(controller, app, name));
    });
  },

  'certs.remove'({ app, parameter }, controller) {
    controller.store.change(() => {
      const { id } = certificateOf(controller, app, parameter('name'));
      controller.store.write('DELETE FROM certificates WHERE id = ?', id);
    });
    return null;
  },

  'certs.attach'({ app, parameter, body }, controller) {
    const { store, rules } = controller;
    store.change(() => {
      const { id } = certificateOf(controller, app, parameter('name'));
      const { domain } = body;
      if (typeof domain !== 'string' || domain === '') throw refused(400, 'domain is a required field');
      const sql = 'UPDATE domains SET certificate = ? WHERE app = ? AND domain = ?';
      if (store.write(sql, id, app.id, domain) === 0) throw notFound(rules, 'Domain');
    });
    return null;
  },

  'certs.detach'({ app, parameter }, controller) {
    const { store, rules } = controller;
    store.change(() => {
      const name = parameter('name');
      const { id } = certificateOf(controller, app, name);
      const domain = parameter('domain');
      if (!store.first('SELECT 1 FROM domains WHERE app = ? AND domain = ?', app.id, domain))
        throw notFound(rules, 'Domain');
      const sql = 'UPDATE domains SET certificate = NULL WHERE app = ? AND domain = ? AND certificate = ?';
      if (store.write(sql, app.id, domain, id) > 0) return;
      throw refused(503, `Could not delete certificate secret ${name}-certificate for application ${app.id}`);
    });
    return null;
  },
};

/** The names of certificates are unique in the store, and here in an app. */
function storedName(app: AppRow, name: string): string {
  return `${app.id}/${name}`;
}

function certificateOf({ store, rules }: Controller, app: AppRow, name: string): CertificateRow {
  const sql = `SELECT ${certificateColumns} FROM certificates WHERE app = ? AND name = ?`;
  const row = store.first<CertificateRow>(sql, app.id, storedName(app, name));
  if (!row) throw notFound(rules, 'Certificate');
  return row;
}

function shown(controller: Controller, app: AppRow, row: CertificateRow): object {
  const fields = Object.entries(shownCertificate(controller, row)).filter(([field]) => field !== 'owner');
  return { ...Object.fromEntries(fields), app: app.id, name: row.name.slice(app.id.length + 1) };
}
