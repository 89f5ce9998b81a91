import { mkdirSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { findOne } from '../drycc/belongings.ts';
import { permittedApp } from '../drycc/permit.ts';
import type { Controller } from '../handlers/handler.ts';
import { authenticate } from '../wire/authentication.ts';
import { requireLoopback } from '../wire/loopback.ts';
import { notFound, Refusal, unauthenticated } from '../wire/refusal.ts';
import { answerForFiles } from './client-files.ts';
import { namesIn } from './filer-path.ts';

/** What is asked of the files of a volume of Drycc 1.8 to 1.13. */
interface ClientRequest {
  readonly app: string;
  readonly volume: string;
  /** The names behind `client/`; undefined where they lead elsewhere. */
  readonly names: readonly string[] | undefined;
  /** `path` of the query. */
  readonly listed: string;
}

/** Reads the target of a request as one for the files of a volume; undefined if it is not one. */
export function readClientRequest(target: string | undefined): ClientRequest | undefined {
  const [path = '', query = ''] = (target ?? '').split('?');
  const [, app = '', volume = '', rest] =
    /^\/v2\/apps\/([a-z0-9-]+)\/volumes\/([a-z0-9-]+)\/client(?:$|\/(.*)$)/.exec(path) ?? [];
  if (volume === '') return undefined;
  return { app, volume, names: namesIn(rest ?? ''), listed: new URLSearchParams(query).get('path') ?? '' };
}

/** Answers requests for the files of volumes, as Drycc 1.13 does. Never rejects. */
export function createVolumeClient(
  controller: Controller,
  folder: string,
): (asked: ClientRequest, request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { store, rules, dialect, report } = controller;
  return async ({ app, volume, names, listed }, request, response) => {
    response.setHeader(dialect.headers.api, dialect.version);
    response.setHeader(dialect.headers.platform, dialect.platform);
    try {
      requireLoopback(request);
      const user = authenticate(store, rules, request.headers.authorization);
      if (!user) throw unauthenticated('Authentication credentials were not provided.');
      const { method = 'GET' } = request;
      permittedApp(controller, user, { operation: 'volumes.clientList', method, id: app });
      const found = findOne(store, app, 'volume', volume);
      if (!found) throw notFound(rules, 'Volume');
      const root = join(folder, found.uuid);
      mkdirSync(root, { recursive: true, mode: 0o700 });
      // Real controllers find no path with a blank.
      const isFound = names?.every((name) => !/\s/.test(name));
      if (names === undefined || isFound !== true) throw notFound(rules, 'Page');
      await answerForFiles({ root, names, listed, request, response });
    } catch (error) {
      if (!(error instanceof Refusal) && !request.destroyed) report(error);
      // The client has gone: nobody reads a response.
      if (response.headersSent || request.destroyed) response.destroy();
      else {
        const [status, body] =
          error instanceof Refusal ? [error.status, error.body] : [500, { detail: 'Server Error' }];
        response
          .writeHead(status, { 'Content-Type': 'application/json', Connection: 'close' })
          .end(JSON.stringify(body));
      }
    } finally {
      request.resume();
    }
  };
}
