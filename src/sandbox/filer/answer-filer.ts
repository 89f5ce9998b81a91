import { randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Dialect } from '../../api/dialects/dialect.ts';
import { findOne } from '../drycc/belongings.ts';
import { permittedApp } from '../drycc/permit.ts';
import type { Controller } from '../handlers/handler.ts';
import { authenticate } from '../wire/authentication.ts';
import { requireLoopback } from '../wire/loopback.ts';
import { Refusal } from '../wire/refusal.ts';
import type { FilerRequest } from './filer-path.ts';
import { serveFile } from './webdav.ts';

/** Answers requests for the files of volumes. Never rejects. */
export type Filer = (asked: FilerRequest, request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** How long the WebDAV server of a volume stays without a ping, in milliseconds. */
const hour = 60 * 60_000;

interface Login {
  readonly username: string;
  readonly password: string;
  /** When it ends, by the clock of the sandbox. */
  ends: number;
}

/** Makes the filer of a sandbox, which keeps the files of its volumes in a folder. What it refuses is text, as with the real one. */
export function createFiler(controller: Controller, folder: string): Filer {
  const { store, rules, dialect, now, report } = controller;
  const logins = new Map<string, Login>();
  const clock = (): number => Date.parse(now());

  return async (asked, request, response) => {
    try {
      requireLoopback(request);
      await answer(asked, request, response);
    } catch (error) {
      // The client has gone: nobody reads a response.
      if (response.headersSent || request.destroyed) response.destroy();
      else response.writeHead(error instanceof Refusal ? error.status : 500, { Connection: 'close' }).end();
      if (!(error instanceof Refusal) && !request.destroyed) report(error);
    }
  };

  async function answer(
    { app, volume, kind, names }: FilerRequest,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    for (const [name, value] of Object.entries(versionsOf(dialect))) response.setHeader(name, value);
    const say = (status: number, text: string, headers: Readonly<Record<string, string>> = {}): void => {
      response.writeHead(status, { 'Content-Type': 'text/plain', ...headers }).end(text);
      request.resume();
    };
    const found = findOne(store, app, 'volume', volume);
    const bound = found && logins.get(found.uuid);
    const login = bound && bound.ends > clock() ? bound : undefined;

    if (kind === 'webdav' && found) {
      if (!login) say(428, 'filer service unavailable');
      else if (!isLogin(request.headers.authorization, login)) say(401, '', { 'WWW-Authenticate': 'Basic' });
      else await serveFile(rootOf(found.uuid), names, request, response);
      return;
    }
    const refusal = mayFile(app, request);
    if (refusal) say(...refusal);
    else if (!found) say(404, 'app or volume not found');
    else if (kind === 'bind') {
      const made = login ?? { username: 'filer', password: randomBytes(16).toString('hex'), ends: 0 };
      made.ends = clock() + hour;
      logins.set(found.uuid, made);
      say(200, JSON.stringify({ username: made.username, password: made.password }));
    } else if (kind !== 'ping') say(428, 'filer service unavailable');
    else if (!login) say(503, 'filer service unavailable');
    else {
      login.ends = clock() + hour;
      say(200, 'pong');
    }
  }

  function mayFile(
    app: string,
    { headers, method = 'GET' }: IncomingMessage,
  ): [status: number, text: string] | undefined {
    try {
      const user = authenticate(store, rules, headers.authorization);
      if (!user) return [500, 'Internal Server Error'];
      permittedApp(controller, user, { operation: 'volumes.serve', method, id: app });
      return undefined;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return error.status === 404 ? [404, 'app or volume not found'] : [403, 'permission denied'];
    }
  }

  function rootOf(uuid: string): string {
    const root = join(folder, uuid);
    mkdirSync(root, { recursive: true, mode: 0o700 });
    return root;
  }
}

function isLogin(header: string | undefined, { username, password }: Login): boolean {
  const [, given = ''] = /^basic\s+(\S+)$/i.exec(header ?? '') ?? [];
  const [actual, expected] = [Buffer.from(given, 'base64'), Buffer.from(`${username}:${password}`)];
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}

function versionsOf({ headers, version, platform }: Dialect): Readonly<Record<string, string>> {
  return { [headers.api]: version, [headers.platform]: platform };
}
