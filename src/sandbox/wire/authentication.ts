import { randomBytes, scrypt, type ScryptOptions, timingSafeEqual } from 'node:crypto';
import { Refusal, unauthenticated } from './refusal.ts';
import type { Rules } from '../rules/rules.ts';
import type { Store } from '../state/store.ts';

/** A user as handlers know one: the password's hash and the token stay out of it. */
export interface Account {
  readonly id: number;
  readonly username: string;
  readonly email: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly is_superuser: boolean;
  readonly is_staff: boolean;
  readonly date_joined: string;
  readonly last_login: string;
}

/** The columns of an account, for queries that `accountOf` reads. */
export const accountColumns =
  'id, username, email, first_name, last_name, is_superuser, is_staff, date_joined, last_login';

/** A row of `accountColumns`: SQLite has no booleans. */
export type AccountRow = Omit<Account, 'is_superuser' | 'is_staff'> & { is_superuser: number; is_staff: number };

/** Reads a row as an account. */
export function accountOf(row: AccountRow): Account {
  return { ...row, is_superuser: row.is_superuser === 1, is_staff: row.is_staff === 1 };
}

/** The account of that name, if there is one. */
export function findAccount(store: Store, username: string): Account | undefined {
  const row = store.first<AccountRow>(`SELECT ${accountColumns} FROM users WHERE username = ?`, username);
  return row && accountOf(row);
}

/**
 * Who sends a request, by its Authorization header: `token` in any case and one word after it. Null where the header is
 * missing or of another scheme. Throws a 401 refusal for a header that is broken or a token that is nobody's.
 */
export function authenticate(store: Store, rules: Rules, header: string | undefined): Account | null {
  const [scheme, token, ...rest] = (header ?? '').trim().split(/\s+/);
  const kind = scheme?.toLowerCase();
  if (kind === 'bearer' && rules.newerDrycc) {
    throw new Refusal(401, { detail: 'Verify token fail.' }, { 'WWW-Authenticate': 'bearer' });
  }
  if (kind !== 'token') return null;
  if (token === undefined) throw unauthenticated('Invalid token header. No credentials provided.');
  if (rest.length > 0) throw unauthenticated('Invalid token header. Token string should not contain spaces.');
  const row =
    store.first<TokenRow>(`SELECT ${accountColumns}, is_active FROM users WHERE token = ?`, token) ??
    ofKey(store, token);
  if (!row) throw unauthenticated(rules.words.invalidToken);
  if (row.is_active === 0) throw unauthenticated('User inactive or deleted.');
  return accountOf(row);
}

type TokenRow = AccountRow & { readonly is_active: number };

/** The account of one of the tokens that a user of today's Drycc may have many of. */
function ofKey(store: Store, key: string): TokenRow | undefined {
  const sql = `SELECT ${accountColumns}, is_active FROM users WHERE username = (SELECT owner FROM tokens WHERE key = ?)`;
  return store.first<TokenRow>(sql, key);
}

/** A new token: 40 hexadecimal digits, as the controllers' own. */
export function newToken(): string {
  return randomBytes(20).toString('hex');
}

/** What hashing a password costs, as scrypt's N: takes about 50 ms. */
export const usualPasswordCost = 16_384;

/** Hashes a password with scrypt and a salt of its own; the text holds all that `isPassword` needs. */
export async function hashPassword(password: string, cost: number): Promise<string> {
  const salt = randomBytes(16);
  const options = { N: cost, r: 8, p: 1 };
  const key = await derive(password, salt, options);
  return ['scrypt', options.N, options.r, options.p, salt.toString('base64'), key.toString('base64')].join('$');
}

/** Whether this is the password of a hash. */
export async function isPassword(password: string, hash: string): Promise<boolean> {
  const [, n, r, p, salt = '', key = ''] = hash.split('$');
  const expected = Buffer.from(key, 'base64');
  const actual = await derive(password, Buffer.from(salt, 'base64'), { N: Number(n), r: Number(r), p: Number(p) });
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}

function derive(password: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password, salt, 32, options, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}
