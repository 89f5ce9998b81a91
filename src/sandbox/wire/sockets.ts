import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { SocketName } from '../../api/dialects/dialect.ts';
import type { Controller } from '../handlers/handler.ts';
import type { Executor } from '../exec/executor.ts';
import { placeOfPod } from '../exec/order-of-pod.ts';
import { findPod } from '../exec/pods-of-app.ts';
import { readOrder, serveExec } from '../exec/serve-exec.ts';
import { serveAppLog } from '../exec/serve-app-log.ts';
import { readLogOrder, serveLog } from '../exec/serve-log.ts';
import { authenticate } from './authentication.ts';
import { requireLoopback } from './loopback.ts';
import { type AppRow, usableApp } from './permissions.ts';
import { Refusal } from './refusal.ts';

/** Accepts the WebSockets of a sandbox. */
export interface Sockets {
  /** Takes over a connection that wants to be one; answers with a refusal if it may not. */
  upgrade(request: IncomingMessage, connection: Duplex, head: Buffer): void;
  /** Ends all of them. */
  close(): void;
}

/** What a WebSocket is about. */
interface Subject {
  readonly name: SocketName;
  readonly app: AppRow;
  readonly pod: string;
}

/** Larger messages end a connection, in bytes. */
const largest = 16 * 1024 * 1024;

/** Makes what accepts the WebSockets of a controller's dialect. */
export function createSockets(controller: Controller, executor: Executor, report: (error: unknown) => void): Sockets {
  const server = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: largest });
  return {
    upgrade(request, connection, head) {
      const status = pageRefusal(request);
      if (status !== undefined) {
        refuse(connection, status);
        return;
      }
      if (Object.keys(controller.dialect.sockets).length === 0) {
        refuse(connection, 400);
        return;
      }
      const subject = subjectOf(controller, request, report);
      if (typeof subject === 'number') {
        refuse(connection, subject);
        return;
      }
      server.handleUpgrade(request, connection, head, (socket) => {
        socket.on('error', () => undefined);
        // Real controllers look for the process only after the first message.
        socket.once('message', (data: Buffer) => {
          serve(controller, executor, socket, subject, data).catch((error: unknown) => {
            report(error);
            socket.terminate();
          });
        });
      });
    },
    close() {
      for (const socket of server.clients) socket.terminate();
    },
  };
}

/** The status of the refusal of a web page. */
function pageRefusal(request: IncomingMessage): number | undefined {
  try {
    requireLoopback(request);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.status;
    throw error;
  }
}

/** What is asked for, or the status of the refusal: 500 for a bad token and an unknown path, 403 for any app that one may not use. */
function subjectOf(
  controller: Controller,
  request: IncomingMessage,
  report: (error: unknown) => void,
): Subject | 403 | 500 {
  const found = findSocket(controller, request.url?.split('?', 1)[0] ?? '');
  if (!found) return 500;
  try {
    const user = authenticate(controller.store, controller.rules, request.headers.authorization);
    if (!user) return 500;
    try {
      return { name: found.name, app: usableApp(controller, user, found.app), pod: found.pod };
    } catch (error) {
      if (error instanceof Refusal) return 403;
      throw error;
    }
  } catch (error) {
    if (!(error instanceof Refusal)) report(error);
    return 500;
  }
}

function findSocket(
  { dialect }: Controller,
  path: string,
): { readonly name: SocketName; readonly app: string; readonly pod: string } | undefined {
  for (const [name, template] of Object.entries(dialect.sockets) as [SocketName, string][]) {
    const source = template.replace(/\/$/, '').replaceAll(/\{(\w+)\}/g, '(?<$1>[\\w-]*)');
    const { app = '', pod = '' } = new RegExp(`^${source}/?$`).exec(path)?.groups ?? {};
    if (app !== '') return { name, app, pod };
  }
  return undefined;
}

async function serve(
  controller: Controller,
  executor: Executor,
  socket: WebSocket,
  { name, app, pod: podName }: Subject,
  data: Buffer,
): Promise<void> {
  if (name === 'apps.logs') {
    serveAppLog(socket, controller, app, data);
    return;
  }
  const find = (): ReturnType<typeof findPod> => findPod(controller, app.id, podName);
  const isThere = (): boolean => {
    const now = find();
    return now !== undefined && now.exitCode === undefined;
  };
  const pod = find();
  const order = name === 'pods.exec' ? readOrder(data) : undefined;
  const logOrder = name === 'pods.logs' ? readLogOrder(data) : undefined;
  if (pod && order) {
    const { release, type, name: of } = pod;
    const place = await placeOfPod(
      controller,
      app.id,
      type === 'run' ? { release, type } : { release, type, name: of },
    );
    try {
      await serveExec(socket, executor, { ...order, ...place });
    } finally {
      place.leave();
    }
  } else if (pod && logOrder) {
    serveLog(socket, { logs: controller.logs, app: app.uuid, pod, isThere }, logOrder);
  } else socket.terminate();
}

function refuse(connection: Duplex, status: number): void {
  const body = status === 500 ? 'Internal Server Error' : '';
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${body.length}`,
    'Connection: close',
  ];
  connection.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
