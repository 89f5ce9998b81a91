import { createServer, type Server } from 'node:https';
import { createSecureContext } from 'node:tls';
import type { Store } from '../state/store.ts';
import { certificateFor } from './routes.ts';

/**
 * A server for HTTPS that has the certificates that are attached to domains, and no other: a name without one gets a TLS
 * alert, since nothing could be shown that a client would trust.
 */
export function createTlsServer(store: Store): Server {
  return createServer({
    requestTimeout: 0,
    headersTimeout: 10_000,
    SNICallback(name, done) {
      try {
        const found = certificateFor(store, name);
        done(null, found && createSecureContext(found));
      } catch {
        // A key that is not that of its certificate.
        done(null);
      }
    },
  });
}
