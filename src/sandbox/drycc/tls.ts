import { randomUUID } from 'node:crypto';
import { isJsonObject, type JsonObject } from '../../base/json-object.ts';
import { check } from '../fields/field.ts';
import { switchField } from '../fields/settings-fields.ts';
import type { Store } from '../state/store.ts';
import { actorOf } from './actor.ts';
import type { AppRow } from '../wire/permissions.ts';
import { Crash, refused } from '../wire/refusal.ts';
import type { DryccHandlers } from './handler.ts';

interface Row {
  readonly uuid: string;
  readonly https_enforced: number | null;
  readonly certs_auto_enabled: number | null;
  readonly issuer: string | null;
  readonly created: string;
}

/** The account in which certificates are issued where no other is set. */
const anonymous: JsonObject = {
  email: 'anonymous@cert-manager.io',
  server: 'https://acme-v02.api.letsencrypt.org/directory',
  key_id: '',
  key_secret: '',
};

/**
 * How an app is served over TLS. As on the real controller, every change creates the record again: one of a switch forgets the
 * issuer, one of the issuer both switches, and of two switches only the first counts. Nothing is ever issued.
 */
export const tls: DryccHandlers = {
  'tls.get': ({ app }, { store }) => shown(store, app),

  'tls.set'({ app, user, body }, controller) {
    const { store, now } = controller;
    return store.change(() => {
      const given = check(body, { https_enforced: switchField, certs_auto_enabled: switchField });
      const { issuer } = body;
      const isWhole = isJsonObject(issuer) && Object.keys(anonymous).every((name) => typeof issuer[name] === 'string');
      if (issuer !== undefined && issuer !== null && !isWhole) throw new Crash();
      const before = store.first<Row>('SELECT * FROM tls WHERE app = ?', app.id);
      let [enforced, auto] = [null, null] as [number | null, number | null];
      if (given.https_enforced !== undefined) {
        [enforced, auto] = [Number(given.https_enforced), before?.certs_auto_enabled ?? null];
      } else if (given.certs_auto_enabled !== undefined) {
        [enforced, auto] = [before?.https_enforced ?? null, Number(given.certs_auto_enabled)];
      }
      const isSwitch = given.https_enforced !== undefined || given.certs_auto_enabled !== undefined;
      const isSame = before?.https_enforced === enforced && before.certs_auto_enabled === auto;
      if (isSwitch && isSame && issuer === undefined)
        throw refused(409, `${actorOf(controller, app, user)} changed nothing`);
      store.write(
        `INSERT OR REPLACE INTO tls (app, uuid, owner, https_enforced, certs_auto_enabled, issuer, created)
          VALUES (?, ?, ?, ?, ?, ?, ?)`,
        ...[app.id, randomUUID(), user.username, enforced, auto, isWhole ? JSON.stringify(issuer) : null, now()],
      );
      return shown(store, app);
    });
  },
};

function shown(store: Store, app: AppRow): JsonObject {
  const row = store.first<Row>('SELECT * FROM tls WHERE app = ?', app.id);
  const { uuid, created } = row ?? app;
  const flag = (value: number | null | undefined): boolean | null => (typeof value === 'number' ? value === 1 : null);
  const time = created.replace(/\.\d+Z$/, 'Z');
  return {
    ...{ uuid, app: app.id },
    events: eventsOf(app.id, time, row?.certs_auto_enabled === 1),
    ...{ created, updated: created },
    issuer: row?.issuer ? (JSON.parse(row.issuer) as JsonObject) : anonymous,
    https_enforced: flag(row?.https_enforced),
    certs_auto_enabled: flag(row?.certs_auto_enabled),
  };
}

/** What became of certificates: those that are to be issued automatically never come. */
function eventsOf(app: string, time: string, isAutomatic: boolean): readonly JsonObject[] {
  const message = 'The sandbox issues no certificates.';
  const event = (name: string, kind: string, status: string): JsonObject => ({
    ...{ name, kind, time, type: 'Ready', status, message },
  });
  return [
    event(app, 'Issuer', 'True'),
    ...(isAutomatic
      ? [event(`${app}-auto-tls`, 'Certificate', 'False'), event(`${app}-auto-tls-1`, 'CertificateRequest', 'False')]
      : []),
  ];
}
