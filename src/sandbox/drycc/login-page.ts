import type { IncomingMessage } from 'node:http';
import type { Controller } from '../handlers/handler.ts';
import type { Reply } from '../wire/reply.ts';
import { logInByPassword } from './password.ts';

/** Where a login by browser begins. */
export const loginPath = '/v2/login/drycc/';

/** Answers a browser that was sent to log in: shows a form, and assigns the key to whoever fills it in. */
export async function answerLoginPage(
  controller: Controller,
  { method }: Pick<IncomingMessage, 'method'>,
  url: URL,
  readForm: () => Promise<URLSearchParams>,
): Promise<Reply> {
  if (method === 'GET') return page(200, form(url.searchParams.get('key') ?? ''));
  if (method !== 'POST') return page(405, '<h1>Method not allowed</h1>');
  const given = await readForm();
  const [key, username, password] = ['key', 'username', 'password'].map((name) => given.get(name) ?? '') as [
    string,
    string,
    string,
  ];
  const { store } = controller;
  const login = store.first<{ trusted: number }>('SELECT trusted FROM logins WHERE key = ?', key);
  if (!login) return page(404, '<h1>This login is not known</h1><p>Start it again on the command line.</p>');
  const fault = await logInByPassword(controller, { username, password, isOwner: login.trusted === 1 });
  if (fault !== undefined) return page(400, form(key, fault));
  store.change(() => store.write('UPDATE logins SET username = ? WHERE key = ?', username, key));
  return page(200, `<h1>Logged in</h1><p>You are ${escaped(username)}. Return to the command line.</p>`);
}

function form(key: string, fault?: string): string {
  return `<h1>Log in to the sandbox</h1>
${fault === undefined ? '' : `<p role="alert">${escaped(fault)}</p>\n`}<form method="post" action="${loginPath}">
<input type="hidden" name="key" value="${escaped(key)}">
<p><label>Username <input name="username" autofocus required></label></p>
<p><label>Password <input name="password" type="password" required></label></p>
<p><button>Log in</button></p>
</form>`;
}

function page(status: number, body: string): Reply {
  return {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; form-action 'self'",
      'Referrer-Policy': 'same-origin',
    },
    body: `<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>Sandbox</title>\n${body}\n</html>\n`,
  };
}

function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? character);
}
