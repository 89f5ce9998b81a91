import type { Domain } from '../../models/domain.ts';
import { check, text } from '../fields/field.ts';
import type { HandlersOf } from './handler.ts';
import { readHostname } from '../fields/hostname.ts';
import { addToLog } from '../state/log.ts';
import { isOwner, usableApp } from '../wire/permissions.ts';
import { forbidden, invalid, missingOrCrash } from '../wire/refusal.ts';

interface DomainRow {
  readonly domain: string;
  readonly app: string;
  readonly owner: string;
  readonly created: string;
  readonly updated: string;
}

/** The domains of an app. */
export const domains: HandlersOf<'domains'> = {
  'domains.list': ({ user, parameter, window }, controller) => {
    const app = usableApp(controller, user, parameter('app'));
    const sql = 'SELECT * FROM domains WHERE app = ? ORDER BY domain';
    const { items, total } = controller.store.page<DomainRow>(window, sql, app.id);
    return { items: items.map(shown), total };
  },

  'domains.add': ({ user, parameter, body }, controller) => {
    const { store, rules, now } = controller;
    return store.change(() => {
      const app = usableApp(controller, user, parameter('app'));
      const domain = readHostname(check(body, { domain: text() }).domain, rules);
      // No document lists that name among the domains of an app.
      const isOfApp = rules.reachesAppsByName && store.first('SELECT 1 FROM apps WHERE id = ?', domain) !== undefined;
      if (isOfApp || store.first('SELECT 1 FROM domains WHERE domain = ?', domain)) {
        throw invalid({ domain: [rules.words.domainTaken] });
      }
      const row = { domain, app: app.id, owner: user.username, created: now(), updated: now() };
      store.write(
        'INSERT INTO domains (domain, app, owner, created, updated) VALUES (?, ?, ?, ?, ?)',
        ...[row.domain, row.app, row.owner, row.created, row.updated],
      );
      addToLog(controller, app.id, null, `${user.username} added domain ${domain}`);
      return shown(row);
    });
  },

  'domains.remove': ({ user, parameter }, controller) => {
    const { store, rules } = controller;
    return store.change(() => {
      const app = usableApp(controller, user, parameter('app'));
      const row = rules.removesNewestDomain
        ? store.first<DomainRow>('SELECT * FROM domains WHERE app = ? ORDER BY created DESC, rowid DESC', app.id)
        : store.first<DomainRow>('SELECT * FROM domains WHERE app = ? AND domain = ?', app.id, parameter('domain'));
      if (!row) throw missingOrCrash(rules, 'Domain');
      // Collaborators may remove only what they added.
      if (!isOwner(user, app) && !(rules.collaboratorsRemoveDomains && isOwner(user, row))) throw forbidden();
      store.write('DELETE FROM domains WHERE domain = ?', row.domain);
      addToLog(controller, app.id, null, `${user.username} removed domain ${row.domain}`);
      return null;
    });
  },
};

function shown({ domain, app, owner, created, updated }: DomainRow): Domain {
  return { domain, app, owner, created, updated };
}
