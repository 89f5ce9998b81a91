import type { Controller } from '../handlers/handler.ts';
import { hashPassword, isPassword } from '../wire/authentication.ts';

interface Given {
  readonly username: string;
  readonly password: string;
  /** Whether it is proved that the owner of the sandbox asks. */
  readonly isOwner: boolean;
}

/**
 * Checks a name and a password; returns what is wrong. Real controllers leave accounts to a provider. The sandbox has none:
 * the first login of a name makes the account, if the owner of the sandbox asks.
 */
export async function logInByPassword(
  { store, rules, passwordCost, now }: Controller,
  { username, password, isOwner }: Given,
): Promise<string | undefined> {
  const stored = store.first<{ password: string }>('SELECT password FROM users WHERE username = ?', username);
  if (stored) {
    if (!(await isPassword(password, stored.password))) return wrong;
    store.change(() => store.write('UPDATE users SET last_login = ? WHERE username = ?', now(), username));
    return undefined;
  }
  if (!isOwner) return `${wrong} Only the owner of this sandbox can log in under a new name.`;
  const isName = /^[\p{L}\p{N}_.@+-]+$/u.test(username) && username.length <= rules.usernameLength;
  if (!isName) return rules.words.invalidUsername;
  const hash = await hashPassword(password, passwordCost);
  store.change(() => {
    const isFirst = store.first('SELECT 1 FROM users WHERE is_superuser = 1') === undefined ? 1 : 0;
    store.write(
      `INSERT OR IGNORE INTO users (username, password, email, first_name, last_name, is_superuser, is_staff, date_joined, last_login)
        VALUES (?, ?, ?, '', '', ?, ?, ?, ?)`,
      ...[
        username,
        hash,
        username.includes('@') ? username : `${username}@example.com`,
        isFirst,
        isFirst,
        now(),
        now(),
      ],
    );
  });
  return undefined;
}

const wrong = 'Invalid credentials given.';
