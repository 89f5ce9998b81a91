import type { User } from '../../models/user.ts';
import {
  type Account,
  type AccountRow,
  accountColumns,
  accountOf,
  findAccount,
  hashPassword,
  isPassword,
  newToken,
} from '../wire/authentication.ts';
import { check, type Field, optional, text } from '../fields/field.ts';
import type { Controller, HandlersOf } from './handler.ts';
import { requireAdministrator } from '../wire/permissions.ts';
import { Crash, forbidden, invalid, notFound, refused, unauthenticated } from '../wire/refusal.ts';
import type { Rules } from '../rules/rules.ts';

/** Accounts, logins and tokens. */
export const auth: HandlersOf<'auth'> = {
  'auth.register': async ({ body }, { store, rules, passwordCost, now }) => {
    const isTaken = (username: string): boolean => findAccount(store, username) !== undefined;
    const fields = check(body, {
      username: text({ max: rules.usernameLength, demands: (username) => usernameFaults(username, rules, isTaken) }),
      password: text({ max: 128 }),
      email: emailField(rules),
      first_name: optional(text({ max: 30, blank: true })),
      last_name: optional(text({ max: 30, blank: true })),
    });
    if (fields.email === undefined) throw new Crash();
    const { email } = fields;
    const password = await hashPassword(fields.password, passwordCost);
    return store.change(() => {
      // Another registration may have taken the name while the password was hashed.
      if (isTaken(fields.username)) throw invalid({ username: [rules.words.usernameTaken] });
      const isFirst = store.first('SELECT 1 FROM users WHERE is_superuser = 1') === undefined ? 1 : 0;
      store.write(
        `INSERT INTO users (username, password, email, first_name, last_name, is_superuser, is_staff, date_joined, last_login)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        fields.username,
        password,
        email,
        fields.first_name ?? '',
        fields.last_name ?? '',
        isFirst,
        isFirst,
        now(),
        now(),
      );
      return userOf(accountNamed(store, rules, fields.username));
    });
  },

  'auth.login': async ({ body }, { store, now }) => {
    const { username, password } = check(body, { username: text(), password: text() });
    const hash = passwordOf(store, username);
    if (hash === undefined || !(await isPassword(password, hash))) {
      throw invalid({ non_field_errors: ['Unable to log in with provided credentials.'] });
    }
    return store.change(() => {
      const token = store.first<{ token: string | null }>(
        'SELECT token FROM users WHERE username = ?',
        username,
      )?.token;
      const kept = token ?? newToken();
      store.write('UPDATE users SET token = ?, last_login = ? WHERE username = ?', kept, now(), username);
      return { token: kept };
    });
  },

  'auth.cancel': ({ user, body }, { store, rules, runtime }) => {
    const { username = user.username } = rules.cancelsNamed ? check(body, { username: optional(text()) }) : {};
    store.change(() => {
      if (username !== user.username) requireAdministrator(user);
      accountNamed(store, rules, username);
      if (rules.cancelTakesApps) store.write('DELETE FROM apps WHERE owner = ?', username);
      if (store.first('SELECT 1 FROM apps WHERE owner = ?', username)) {
        throw refused(409, `${username} still has applications assigned. Delete or transfer ownership`);
      }
      store.write('DELETE FROM users WHERE username = ?', username);
    });
    runtime.sweep();
    return null;
  },

  'auth.whoami': ({ user }) => userOf(user),

  'auth.regenerate': ({ user, body }, { store, rules }) => {
    const { username } = check(body, { username: optional(text()) });
    return store.change(() => {
      // Controllers look at the presence of `all`, not at its value.
      if ('all' in body) {
        requireAdministrator(user);
        for (const { username: other } of store.all<{ username: string }>('SELECT username FROM users')) {
          renewToken(store, other);
        }
        return { token: rules.allGivesNoToken ? '' : renewToken(store, user.username) };
      }
      if (username === undefined) return { token: renewToken(store, user.username) };
      requireAdministrator(user);
      accountNamed(store, rules, username);
      return { token: renewToken(store, username) };
    });
  },

  'auth.passwd': async ({ user, body }, { store, rules, passwordCost }) => {
    const { username = user.username } = check(body, { username: optional(text()) });
    if (username !== user.username && !user.is_superuser) throw forbidden();
    accountNamed(store, rules, username);
    const next =
      rules.loosePasswords && body['new_password'] === '' ? '' : required(body['new_password'], 'new_password', rules);
    const isTrusted = user.is_superuser && !rules.adminsNeedPassword;
    if (!isTrusted || (rules.loosePasswords && body['password'] !== undefined)) {
      const current =
        rules.loosePasswords && body['password'] === '' ? '' : required(body['password'], 'password', rules);
      if (!(await isPassword(current, passwordOf(store, username) ?? ''))) {
        const words = 'Current password does not match';
        throw rules.wrongPasswordStatus === 401 ? unauthenticated(words) : refused(400, words);
      }
    }
    const hash = await hashPassword(next, passwordCost);
    return store.change(() => {
      store.write('UPDATE users SET password = ? WHERE username = ?', hash, username);
      return null;
    });
  },
};

/** A user as answers show one. */
export function userOf(account: Account): User {
  return { ...account, is_active: true, groups: [], user_permissions: [] };
}

type Store = Controller['store'];

function accountNamed(store: Store, rules: Rules, username: string): Account {
  const row = store.first<AccountRow>(`SELECT ${accountColumns} FROM users WHERE username = ?`, username);
  if (!row) throw notFound(rules, 'User');
  return accountOf(row);
}

function passwordOf(store: Store, username: string): string | undefined {
  return store.first<{ password: string }>('SELECT password FROM users WHERE username = ?', username)?.password;
}

function renewToken(store: Store, username: string): string {
  const token = newToken();
  store.write('UPDATE users SET token = ? WHERE username = ?', token, username);
  return token;
}

function usernameFaults(username: string, rules: Rules, isTaken: (username: string) => boolean): string[] {
  if (!/^[\p{L}\p{N}_.@+-]+$/u.test(username)) return [rules.words.invalidUsername];
  return isTaken(username) ? [rules.words.usernameTaken] : [];
}

/** An address may be blank; whether it may be left out is the rules' matter. Undefined where a controller fails without it. */
function emailField({ needsEmail, crashes }: Rules): Field<string | undefined> {
  const field = text({
    max: 254,
    blank: true,
    demands: (email) =>
      /^[^\s@]+@(?:localhost|[^\s@.]+(?:\.[^\s@.]+)*\.[^\s@.]{2,})$/.test(email)
        ? []
        : ['Enter a valid email address.'],
  });
  return (value) => {
    if (value !== undefined) return field(value);
    if (!needsEmail) return '';
    return crashes ? undefined : field(value);
  };
}

function required(value: unknown, name: string, { crashes }: Rules): string {
  if (crashes && value === undefined) throw new Crash();
  if (typeof value !== 'string' || value === '') throw refused(400, `${name} is a required field`);
  return value;
}
