import type { Certificate } from '../../models/certificate.ts';
import { type CertificateFacts, readCertificate } from '../fields/certificate.ts';
import { type Field, text, Wrong } from '../fields/field.ts';
import type { Account } from '../wire/authentication.ts';
import { missingOrCrash } from '../wire/refusal.ts';
import type { Controller } from './handler.ts';

/** A certificate as it is stored, without its key. */
export interface CertificateRow extends Omit<CertificateFacts, 'san'> {
  readonly id: number;
  readonly name: string;
  readonly owner: string;
  readonly san: string;
  readonly created: string;
  readonly updated: string;
}

/** The columns of a `CertificateRow`. */
export const certificateColumns =
  'id, name, owner, common_name, san, fingerprint, issuer, subject, starts, expires, created, updated';

/** The user's certificate of that name. Throws what the controller answers where there is none. */
export function certificateOf({ store, rules }: Controller, user: Account, name: string): CertificateRow {
  const sql = `SELECT ${certificateColumns} FROM certificates WHERE owner = ? AND name = ?`;
  const row = store.first<CertificateRow>(sql, user.username, name);
  if (!row) throw missingOrCrash(rules, 'Certificate');
  return row;
}

/** A certificate as answers show it, with the domains that it is attached to. */
export function shownCertificate({ store }: Controller, { san, ...row }: CertificateRow): Certificate {
  const sql = 'SELECT domain FROM domains WHERE certificate = ? ORDER BY domain';
  const domains = store.all<{ domain: string }>(sql, row.id).map(({ domain }) => domain);
  return { ...row, san: JSON.parse(san) as string[], domains };
}

/** A certificate that was sent. */
export interface GivenCertificate {
  readonly pem: string;
  readonly facts: CertificateFacts;
}

/** Reads the certificate of a request. */
export const certificateField: Field<GivenCertificate> = (value) => {
  const pem = text()(value);
  const facts = readCertificate(pem);
  if (!facts) throw new Wrong('Could not load certificate: it is no certificate in PEM form');
  return { pem, facts };
};

/** Stores a certificate and its key, inside a change. */
export function insertCertificate(
  { store, now }: Controller,
  user: Account,
  name: string,
  { pem, facts, key }: GivenCertificate & { readonly key: string },
): void {
  store.write(
    `INSERT INTO certificates (name, owner, certificate, key, common_name, san, fingerprint, issuer, subject, starts, expires, created, updated)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[name, user.username, pem, key, facts.common_name, JSON.stringify(facts.san), facts.fingerprint],
    ...[facts.issuer, facts.subject, facts.starts, facts.expires, now(), now()],
  );
}
