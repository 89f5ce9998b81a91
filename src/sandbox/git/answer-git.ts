import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Controller } from '../handlers/handler.ts';
import { type Account, authenticate } from '../wire/authentication.ts';
import { requireLoopback } from '../wire/loopback.ts';
import { type AppRow, usableApp } from '../wire/permissions.ts';
import { mayAsk, roleIn } from '../state/workspaces.ts';
import { forbidden, Refusal } from '../wire/refusal.ts';
import type { GitRequest } from './git-path.ts';
import { PushRefused } from './push-refused.ts';
import type { PushPlace } from './push-place.ts';
import { reasonOf } from './reason.ts';
import { receivePush } from './receive-push.ts';
import { ensureRepository } from './repository.ts';
import { serveGit } from './serve-git.ts';

/** Answers a request of git: who may use the app by the API may push to it and fetch from it. Never rejects. */
export async function answerGit(
  place: PushPlace,
  asked: GitRequest,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    requireLoopback(request);
    const { controller, folders, path } = place;
    const user = userOf(controller, request);
    const app = usableApp(controller, user, asked.app);
    const isPush = asked.service === 'receive-pack';
    if (isPush && controller.rules.workspaces && !user.is_superuser) requireMember(controller, app, user);
    const repository = await ensureRepository(folders, app.uuid, path);
    await serve(place, asked, { app, user, repository }, request, response);
  } catch (error) {
    refuse(error, place, request, response);
  }
}

/** Viewers of a workspace fetch, and do not push. */
function requireMember({ store }: Controller, app: AppRow, user: Account): void {
  const role = roleIn(store, app.workspace, user.username);
  if (role === undefined || !mayAsk(role, 'POST')) throw forbidden();
}

async function serve(
  place: PushPlace,
  asked: GitRequest,
  { app, user, repository }: { app: AppRow; user: Account; repository: string },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (asked.service === 'receive-pack' && !asked.isAdvertisement) {
    await receivePush(place, { app, user, repository }, request, response);
  } else {
    await serveGit({ ...asked, repository, path: place.path }, request, response);
  }
}

/** The user of a request. Git sends a token as the password of any name. */
function userOf({ store, rules }: Controller, { headers }: IncomingMessage): Account {
  const challenge = { 'WWW-Authenticate': 'Basic realm="sandbox", charset="UTF-8"' };
  const [scheme, code = ''] = (headers.authorization ?? '').trim().split(/\s+/);
  const isBasic = scheme?.toLowerCase() === 'basic';
  const [, token = ''] = isBasic ? (/^[^:]*:(.*)$/s.exec(Buffer.from(code, 'base64').toString('utf8')) ?? []) : [];
  if (!/^\S+$/.test(token))
    throw new Refusal(401, { detail: 'Authentication credentials were not provided.' }, challenge);
  try {
    const user = authenticate(store, rules, `token ${token}`);
    if (user) return user;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
  throw new Refusal(401, { detail: rules.words.invalidToken }, challenge);
}

/** Git shows the text of a refusal to whoever pushes. */
function refuse(error: unknown, { report }: PushPlace, request: IncomingMessage, response: ServerResponse): void {
  if (!(error instanceof Refusal) && !(error instanceof PushRefused)) report(error);
  request.resume();
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const [status, headers] =
    error instanceof Refusal ? [error.status, error.headers] : [error instanceof PushRefused ? 503 : 500, {}];
  const text = Buffer.from(`${reasonOf(error)}\n`);
  response.writeHead(status, {
    ...headers,
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': text.length,
  });
  response.end(text);
}
