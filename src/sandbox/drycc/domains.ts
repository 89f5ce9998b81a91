import { check, text } from '../fields/field.ts';
import { readHostname } from '../fields/hostname.ts';
import { domainToASCII } from 'node:url';
import { addToLog } from '../state/log.ts';
import { invalid, notFound } from '../wire/refusal.ts';
import type { DryccHandlers } from './handler.ts';

interface DomainRow {
  readonly domain: string;
  readonly app: string;
  readonly ptype: string;
  readonly created: string;
  readonly updated: string;
}

/** The domains of an app; each leads to the processes of one type. */
export const domains: DryccHandlers = {
  'domains.list'({ app, window }, { store }) {
    const sql = 'SELECT * FROM domains WHERE app = ? ORDER BY domain';
    const { items, total } = store.page<DomainRow>(window, sql, app.id);
    return { items: items.map(shown), total };
  },

  'domains.add'({ app, user, body }, controller) {
    const { store, rules, now } = controller;
    const fields = check(body, { domain: text(), ptype: text({ max: 63 }) });
    return store.change(() => {
      const domain = readHostname(fields.domain, rules);
      const isApp = store.first('SELECT 1 FROM apps WHERE id = ?', domain) !== undefined;
      if (isApp || store.first('SELECT 1 FROM domains WHERE domain = ?', domain)) {
        throw invalid({ domain: [rules.words.domainTaken] });
      }
      const row = { domain, app: app.id, ptype: fields.ptype, created: now(), updated: now() };
      store.write(
        'INSERT INTO domains (domain, app, owner, ptype, created, updated) VALUES (?, ?, ?, ?, ?, ?)',
        ...[domain, app.id, user.username, row.ptype, row.created, row.updated],
      );
      addToLog(controller, app.id, null, `${user.username} added domain ${domain}`);
      return shown(row);
    });
  },

  'domains.remove'({ app, user, parameter }, controller) {
    const { store, rules } = controller;
    store.change(() => {
      const given = parameter('domain');
      const sql = 'SELECT domain FROM domains WHERE app = ? AND domain IN (?, ?)';
      const row = store.first<{ domain: string }>(sql, app.id, given, domainToASCII(given));
      if (!row) throw notFound(rules, 'Domain');
      store.write('DELETE FROM domains WHERE domain = ?', row.domain);
      addToLog(controller, app.id, null, `${user.username} removed domain ${row.domain}`);
    });
    return null;
  },
};

function shown({ created, updated, app, domain, ptype }: DomainRow): DomainRow {
  return { created, updated, app, domain, ptype };
}
