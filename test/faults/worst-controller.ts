import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';

/** A request as it arrived: the path with its query, header names in lower case. */
export interface Arrived {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An answer that is put on the wire as it is, with a Content-Length of its body unless its headers say something else. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** Says whatever it likes to one request, on its bare connection. */
export type Misbehave = (socket: Socket, request: Arrived) => void;

/** How the server takes connections. */
export interface Reception {
  /** Speaks TLS with these options. */
  readonly tls?: TlsOptions;
  /** Is handed a connection before anything is read of it; the server does nothing with it then. */
  readonly connected?: (socket: Socket) => void;
}

/** A server that misbehaves on order, and keeps what arrived. */
export interface WorstController {
  readonly port: number;
  readonly arrived: readonly Arrived[];
  close(): Promise<void>;
}

/** Starts one on a free port of this machine. It reads requests as they should be, one after another on a connection. */
export async function startWorstController(misbehave: Misbehave, reception: Reception = {}): Promise<WorstController> {
  const arrived: Arrived[] = [];
  const sockets = new Set<Socket>();
  const welcome = (socket: Socket): void => {
    // A client that has heard enough goes away.
    socket.on('error', () => undefined);
    if (reception.connected !== undefined) {
      reception.connected(socket);
      return;
    }
    readRequests(socket, (request) => {
      arrived.push(request);
      misbehave(socket, request);
    });
  };
  const server: Server = reception.tls ? createTlsServer(reception.tls, welcome) : createTcpServer(welcome);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    arrived,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function readRequests(socket: Socket, take: (request: Arrived) => void): void {
  let unread = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    unread = Buffer.concat([unread, Buffer.from(chunk)]);
    for (let end = unread.indexOf('\r\n\r\n'); end >= 0; end = unread.indexOf('\r\n\r\n')) {
      const [line = '', ...fields] = unread.toString('latin1', 0, end).split('\r\n');
      const headers = Object.fromEntries(
        fields.map((field) => [field.split(':', 1)[0]?.toLowerCase(), field.replace(/^[^:]*:\s*/, '')]),
      ) as Record<string, string>;
      const after = end + 4 + Number(headers['content-length'] ?? 0);
      if (unread.length < after) return;
      const [method = '', path = ''] = line.split(' ');
      const body = unread.toString('utf8', end + 4, after);
      unread = unread.subarray(after);
      take({ method, path, headers, body });
    }
  });
}

/** The bytes of an answer; header values are sent as Latin-1. */
export function onWire({ status, headers, body }: Reply): Buffer {
  const bytes = Buffer.from(body);
  const isFramed = Object.keys(headers).some((name) => /^(?:content-length|transfer-encoding)$/i.test(name));
  return Buffer.concat([
    headOf(status, isFramed ? headers : { ...headers, 'Content-Length': `${bytes.length}` }),
    bytes,
  ]);
}

/** The status line and the headers, to the empty line. */
export function headOf(status: number, headers: Readonly<Record<string, string>>): Buffer {
  const fields = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`HTTP/1.1 ${status} Status\r\n${fields.join('')}\r\n`, 'latin1');
}
