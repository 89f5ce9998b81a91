import type { Server } from 'node:http';
import { Failure } from '../../base/errors.ts';

/** Has a server listen on a port. Rejects with a `Failure` if it cannot. */
export function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const why = cause.code === 'EADDRINUSE' ? 'the port is in use' : cause.message;
      reject(
        new Failure('failure', `The sandbox cannot listen on ${host}:${port}: ${why}.`, {
          cause,
          hint: 'Choose another with --port, or with --https-port for HTTPS.',
        }),
      );
    });
    server.listen(port, host, resolve);
  });
}

/** How long requests under way are waited for, in milliseconds. */
const grace = 2_000;

/** Stops a server, once the requests under way are answered, or have taken too long. */
export function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      server.closeAllConnections();
    }, grace);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}
