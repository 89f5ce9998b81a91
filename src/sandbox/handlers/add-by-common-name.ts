import type { JsonObject } from '../../base/json-object.ts';
import type { Certificate } from '../../models/certificate.ts';
import { check, optional, text } from '../fields/field.ts';
import type { Account } from '../wire/authentication.ts';
import { Crash, invalid } from '../wire/refusal.ts';
import { certificateField, certificateOf, insertCertificate, shownCertificate } from './certificate-rows.ts';
import type { Controller } from './handler.ts';

/**
 * Adds a certificate as Deis v1 does: it has no name but its common one, or another that is given in its place. The
 * private key is any text.
 */
export function addByCommonName(user: Account, body: JsonObject, controller: Controller): Certificate {
  const { store, dialect } = controller;
  return store.change(() => {
    const isTaken = (name: string): boolean =>
      store.first('SELECT 1 FROM certificates WHERE name = ?', name) !== undefined;
    const takesNames = dialect.lacks['certs.add']?.includes('name') !== true;
    const {
      certificate,
      key,
      common_name: given,
    } = check(takesNames ? body : { ...body, common_name: null }, {
      certificate: certificateField,
      key: text(),
      common_name: optional(text({ demands: nameFaults })),
    });
    if (given !== undefined && isTaken(given)) throw invalid({ common_name: ['This field must be unique.'] });
    const name = given ?? certificate.facts.common_name;
    if (name === null || (given === undefined && isTaken(name))) throw new Crash();
    insertCertificate(controller, user, name, {
      pem: certificate.pem,
      facts: { ...certificate.facts, common_name: name },
      key,
    });
    return shownCertificate(controller, certificateOf(controller, user, name));
  });
}

function nameFaults(name: string): string[] {
  return name.startsWith('*') ? ['Wildcard certificates are not supported'] : [];
}
