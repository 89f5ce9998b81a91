import { randomBytes, randomUUID } from 'node:crypto';
import type { Controller } from '../handlers/handler.ts';
import { userOf } from '../handlers/auth.ts';
import { authenticate } from '../wire/authentication.ts';
import { Answered } from '../wire/reply.ts';
import { Crash, notFound, Refusal } from '../wire/refusal.ts';
import type { DryccHandlers } from './handler.ts';
import { logInByPassword } from './password.ts';

/** How long a key of a login is good, in milliseconds. */
const keyLife = 30 * 60_000;

interface TokenRow {
  readonly uuid: string;
  readonly owner: string;
  readonly alias: string;
  readonly key: string;
  readonly created: string;
  readonly updated: string;
}

/** Logins, which give a key first and a token for it; and tokens. */
export const accounts: DryccHandlers = {
  async 'auth.begin'({ body, origin, isOwner }, controller) {
    const { username, password } = body;
    const { store, now } = controller;
    const key = randomBytes(16).toString('hex');
    const keep = (user: string | null): number =>
      store.change(() => store.write('INSERT INTO logins VALUES (?, ?, ?, ?)', key, user, Number(isOwner), now()));
    if (typeof username !== 'string' || typeof password !== 'string' || username === '' || password === '') {
      keep(null);
      return new Answered(302, undefined, { Location: `${origin}/v2/login/drycc/?key=${key}` });
    }
    const fault = await logInByPassword(controller, { username, password, isOwner });
    if (fault !== undefined) throw new Refusal(400, { error: 'invalid_grant', error_description: fault });
    keep(username);
    return new Answered(200, { key }, page);
  },

  'auth.finish'({ parameter, query }, controller) {
    const { store, now } = controller;
    const sql = 'SELECT username, created FROM logins WHERE key = ?';
    const login = store.first<{ username: string | null; created: string }>(sql, parameter('login'));
    const isGood = login && Date.parse(now()) - Date.parse(login.created) < keyLife;
    if (!isGood || login.username === null) return new Answered(404);
    return new Answered(200, makeToken(controller, login.username, query('alias')), page);
  },

  /** The sandbox has no provider of accounts: one of its own tokens is taken for one of that. */
  'auth.trade'({ body, query }, controller) {
    const given = body['access_token'];
    if (given === undefined) return new Answered(404);
    let user;
    try {
      user = typeof given === 'string' ? authenticate(controller.store, controller.rules, `token ${given}`) : null;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
    if (!user) throw new Refusal(401, { detail: 'Verify token fail.' }, { 'WWW-Authenticate': 'token' });
    return new Answered(200, makeToken(controller, user.username, query('alias')), page);
  },

  'auth.whoami': ({ user }) => userOf(user),

  'tokens.list'({ user, window }, { store }) {
    const sql = 'SELECT * FROM tokens WHERE owner = ? ORDER BY created, rowid';
    const { items, total } = store.page<TokenRow>(window, sql, user.username);
    return { items: items.map(shown), total };
  },

  'tokens.info': ({ user, parameter }, controller) => shown(tokenOf(controller, user.username, parameter('uuid'))),

  'tokens.remove'({ user, parameter }, controller) {
    const { store } = controller;
    store.change(() => {
      store.write('DELETE FROM tokens WHERE uuid = ?', tokenOf(controller, user.username, parameter('uuid')).uuid);
    });
    return null;
  },
};

/** Real controllers call the JSON of a login a web page. */
const page = { 'Content-Type': 'text/html; charset=utf-8' };

function makeToken(
  { store, now }: Controller,
  owner: string,
  alias: string | null,
): { readonly uuid: string; readonly token: string; readonly username: string } {
  if ((alias ?? '').length > 32) throw new Crash();
  const [uuid, token, moment] = [randomUUID(), randomBytes(64).toString('hex'), now()];
  store.change(() => {
    store.write('INSERT INTO tokens VALUES (?, ?, ?, ?, ?, ?)', uuid, owner, alias ?? '', token, moment, moment);
  });
  return { uuid, token, username: owner };
}

function tokenOf({ store, rules }: Controller, owner: string, uuid: string): TokenRow {
  if (!/^[\da-f]{8}-?(?:[\da-f]{4}-?){3}[\da-f]{12}$/i.test(uuid)) {
    throw new Refusal(404, { error: { code: 'NOT_FOUND', message: '' } });
  }
  const row = store.first<TokenRow>('SELECT * FROM tokens WHERE owner = ? AND uuid = ?', owner, uuid);
  if (!row) throw notFound(rules, 'Token');
  return row;
}

function shown({ uuid, owner, alias, key, created, updated }: TokenRow): Record<string, unknown> {
  return { uuid, owner, alias, fuzzy_key: `${key.slice(0, 14)}...${key.slice(-14)}`, created, updated };
}
