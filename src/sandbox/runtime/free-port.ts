import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { userInfo } from 'node:os';

const given = new Set<number>();

/**
 * Below the ports that systems choose for outgoing connections: while one looks whether a port answers, a connection
 * from such a port could reach itself, and would keep the process from listening.
 */
const lowest = 20_000;
const highest = 32_000;

/** A port of the loopback interface that nothing listens on; no two processes of this sandbox get the same. */
export async function takePort(): Promise<number> {
  for (let tries = 0; tries < 1000; tries += 1) {
    const port = randomInt(lowest, highest);
    if (given.has(port)) continue;
    given.add(port);
    if (await isFree(port)) return port;
    given.delete(port);
  }
  throw new Error('no port is free');
}

/** Gives a port back. */
export function releasePort(port: number): void {
  given.delete(port);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(false);
    });
    server.listen(port, '127.0.0.1', () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}

/** The loopback address on which a port answers; undefined where none does. Some programs listen on IPv6 alone. */
export async function addressOf(port: number): Promise<string | undefined> {
  for (const host of ['127.0.0.1', '::1']) if (await answers(host, port)) return host;
  return undefined;
}

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.setTimeout(1_000);
    const settle = (isUp: boolean): void => {
      socket.destroy();
      resolve(isUp);
    };
    socket.once('connect', () => {
      settle(true);
    });
    socket.once('error', () => {
      settle(false);
    });
    socket.once('timeout', () => {
      settle(false);
    });
  });
}

/** Whether a user other than ours listens on a port, which may happen between its choice and its use. Linux tells; where nobody tells, no. */
export function isForeign(port: number): boolean {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const { uid } = userInfo();
  return ['/proc/net/tcp', '/proc/net/tcp6'].some((file) => {
    try {
      const rows = readFileSync(file, 'utf8').split('\n').slice(1);
      return rows
        .map((row) => row.trim().split(/\s+/))
        .some(([, local = '', , state, , , , owner]) => {
          return state === '0A' && local.endsWith(suffix) && Number(owner) !== uid;
        });
    } catch {
      return false;
    }
  });
}
