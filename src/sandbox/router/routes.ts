import { readSettings } from '../state/settings.ts';
import type { Store } from '../state/store.ts';
import { appOf } from '../wire/permissions.ts';

/** How the requests for one host are served. */
export interface Route {
  readonly app: string;
  /** The process type to which a domain leads, if it is not the usual one. */
  readonly type: string | undefined;
  readonly appUuid: string;
  readonly maintenance: boolean;
  readonly routable: boolean;
  /** Empty where everybody may come. */
  readonly whitelist: readonly string[];
  readonly httpsEnforced: boolean;
}

/** Finds the route of a host name, which has no port; undefined where no app has that name. */
export type Routes = (host: string) => Route | undefined;

/** How many hosts are remembered between two changes. */
const most = 1000;

/** The routes that the store has: `<app>.localhost`, and the domains of apps. */
export function createRoutes(store: Store): Routes {
  const known = new Map<string, Route | undefined>();
  let changes = -1;
  return (host) => {
    if (changes !== store.changes || known.size > most) known.clear();
    changes = store.changes;
    const name = host.toLowerCase().replace(/\.$/, '');
    if (!known.has(name)) known.set(name, find(store, name));
    return known.get(name);
  };
}

function find(store: Store, host: string): Route | undefined {
  const named = appNamed(store, host);
  const domain = named === undefined ? domainNamed(store, host) : undefined;
  const id = named ?? domain?.app;
  const row =
    id === undefined ? undefined : store.first<Parameters<typeof appOf>[0]>('SELECT * FROM apps WHERE id = ?', id);
  if (!row) return undefined;
  const app = appOf(row);
  const { maintenance, routable, whitelist } = readSettings(store, app);
  const tls = store.first<{ https_enforced: number | null }>('SELECT https_enforced FROM tls WHERE app = ?', app.id);
  return {
    app: app.id,
    type: domain?.ptype === 'web' ? undefined : domain?.ptype,
    appUuid: app.uuid,
    maintenance,
    routable,
    whitelist,
    httpsEnforced: tls?.https_enforced === 1,
  };
}

function appNamed(store: Store, host: string): string | undefined {
  const name = /^([^.]+)\.localhost$/.exec(host)?.[1];
  return name === undefined ? undefined : store.first<{ id: string }>('SELECT id FROM apps WHERE id = ?', name)?.id;
}

interface DomainRow {
  readonly app: string;
  readonly certificate: number | null;
  readonly ptype: string;
}

/** The domain that a host is, or that it is under where that is a wildcard. */
function domainNamed(store: Store, host: string): DomainRow | undefined {
  const sql = 'SELECT app, certificate, ptype FROM domains WHERE lower(domain) = ?';
  return store.first<DomainRow>(sql, host) ?? store.first<DomainRow>(sql, host.replace(/^[^.]+/, '*'));
}

/** The certificate that is attached to the domain of a host, with its key. */
export function certificateFor(
  store: Store,
  host: string,
): { readonly cert: string; readonly key: string } | undefined {
  const domain = domainNamed(store, host.toLowerCase());
  if (domain === undefined) return undefined;
  if (domain.certificate === null) return byCommonName(store, host);
  const sql = 'SELECT certificate AS cert, key FROM certificates WHERE id = ?';
  return store.first<{ cert: string; key: string }>(sql, domain.certificate);
}

/** Deis v1 attaches no certificates: each is for the domain of its name. Those of later APIs have no dots in their names. */
function byCommonName(store: Store, host: string): { readonly cert: string; readonly key: string } | undefined {
  if (!host.includes('.')) return undefined;
  const sql = 'SELECT certificate AS cert, key FROM certificates WHERE lower(name) = ?';
  const row = store.first<{ cert: string; key: string }>(sql, host.toLowerCase());
  return row ?? store.first<{ cert: string; key: string }>(sql, host.toLowerCase().replace(/^[^.]+/, '*'));
}
