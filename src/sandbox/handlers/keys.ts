import { createHash, randomUUID } from 'node:crypto';
import type { Key } from '../../models/key.ts';
import { check, text } from '../fields/field.ts';
import type { HandlersOf } from './handler.ts';
import { requireAdministrator } from '../wire/permissions.ts';
import { Crash, invalid, notFound } from '../wire/refusal.ts';
import { readPublicKey } from '../fields/ssh-key.ts';

interface KeyRow {
  readonly uuid: string;
  readonly id: string;
  readonly owner: string;
  readonly public: string;
  readonly created: string;
}

/** The SSH keys of the user who asks; nobody else sees them. */
export const keys: HandlersOf<'keys'> = {
  'keys.list': ({ user, window }, { store }) => {
    const sql = 'SELECT * FROM keys WHERE owner = ? ORDER BY public';
    const { items, total } = store.page<KeyRow>(window, sql, user.username);
    return { items: items.map(shown), total };
  },

  'keys.add': ({ user, body }, { store, rules, now }) => {
    const fields = check(body, { id: text({ max: 128 }), public: text() });
    const material = readPublicKey(fields.public);
    if (material === undefined) throw invalid({ public: ['Key contains invalid base64 chars'] });
    return store.change(() => {
      const sql = 'SELECT 1 FROM keys WHERE owner = ? AND id = ?';
      const isIdTaken = rules.uniqueKeyIds && store.first(sql, user.username, fields.id) !== undefined;
      const same = store.first<KeyRow>('SELECT * FROM keys WHERE material = ?', material);
      const isKeyTaken = same !== undefined;
      if (rules.crashes && same?.owner === user.username && same.public !== fields.public) throw new Crash();
      if (isIdTaken || isKeyTaken) {
        throw invalid({
          ...(isIdTaken && { id: ['SSH Key with this id already exists.'] }),
          ...(isKeyTaken && { public: [rules.words.keyTaken] }),
        });
      }
      const row = { uuid: randomUUID(), id: fields.id, owner: user.username, public: fields.public, created: now() };
      store.write(
        'INSERT INTO keys (uuid, id, owner, public, material, created) VALUES (?, ?, ?, ?, ?, ?)',
        ...[row.uuid, row.id, row.owner, row.public, material, row.created],
      );
      return shown(row);
    });
  },

  'keys.remove': ({ user, parameter }, { store, rules }) =>
    store.change(() => {
      const sql = 'SELECT uuid FROM keys WHERE owner = ? AND id = ? ORDER BY created LIMIT 2';
      const [row, other] = store.all<{ uuid: string }>(sql, user.username, parameter('key'));
      if (other && rules.crashes) throw new Crash();
      if (!row) throw notFound(rules, 'Key');
      if (rules.keepsKeys) requireAdministrator(user);
      store.write('DELETE FROM keys WHERE uuid = ?', row.uuid);
      return null;
    }),
};

function shown({ uuid, id, owner, public: text, created }: KeyRow): Key {
  const key = { uuid, id, owner, public: text, fingerprint: fingerprintOf(text), created, updated: created };
  return key;
}

/** As older versions of ssh-keygen show it: the MD5 hash in pairs. */
function fingerprintOf(text: string): string {
  const material = Buffer.from(text.split(/\s+/)[1] ?? '', 'base64');
  return createHash('md5').update(material).digest('hex').match(/../g)?.join(':') ?? '';
}
