import { onTestFinished } from 'vitest';
import type { WebSocket as ServerSocket } from 'ws';
import { type Api, createApi } from '../../src/api/client.ts';
import { parseControllerUrl } from '../../src/api/controller-url.ts';
import { deis23 } from '../../src/api/dialects/deis-2.3.ts';
import type { Dialect } from '../../src/api/dialects/dialect.ts';
import { Stop } from '../../src/base/stop-signal.ts';
import type { Context } from '../../src/cli/context.ts';
import { openTransport } from '../../src/http/transport.ts';
import { openWebSocket } from '../../src/websocket/open-web-socket.ts';
import { serveSockets } from '../websocket/socket-server.ts';

/** What a test has of a controller with pods. */
export interface PodsController {
  /** The pods that it lists; a test may change them. */
  readonly pods: { name: string; type: string }[];
  readonly context: Context;
  readonly notes: string[];
  /** The first messages of all WebSockets, with the pod that each was about. */
  readonly orders: { readonly pod: string; readonly order: object }[];
  /** Lets time pass: resolves when the program waits for it, and lets it go on. */
  readonly tick: () => Promise<void>;
}

const dialect: Dialect = {
  ...deis23,
  sockets: { 'pods.logs': '/v2/apps/{app}/pods/{pod}/logs', 'pods.exec': '/v2/apps/{app}/pods/{pod}/exec' },
};

/** Starts a controller whose pods write what the test says; nothing of the program's time passes by itself. */
export async function startPods(
  names: readonly string[],
  serve: (socket: ServerSocket, pod: string, order: Readonly<Record<string, unknown>>) => void,
): Promise<PodsController> {
  const pods = names.map((name) => ({ name, type: name.split('-')[1] ?? '' }));
  const orders: { pod: string; order: object }[] = [];
  const server = await serveSockets({
    answer: () => ({ count: pods.length, next: null, previous: null, results: pods }),
    onSocket: (socket, request) => {
      const pod = /pods\/([^/]+)\//.exec(request.url ?? '')?.[1] ?? '';
      socket.once('message', (data: Buffer) => {
        const order = JSON.parse(data.toString()) as Readonly<Record<string, unknown>>;
        orders.push({ pod, order });
        serve(socket, pod, order);
      });
    },
  });
  const transport = await openTransport({ verifyTls: true, environment: {}, origin: server.origin });
  const interrupted = new Stop();
  const waiting: (() => void)[] = [];
  onTestFinished(async () => {
    interrupted.stop(new Error('the test is over'));
    for (const goOn of waiting) goOn();
    await transport.close();
  });
  const notes: string[] = [];
  const host = {
    interrupted,
    now: () => new Date(),
    pause: async () => {
      await new Promise<void>((resolve) => waiting.push(resolve));
      interrupted.throwIfAborted();
    },
  };
  const context = { api: apiOf(server.origin, transport.exchange), host, note: (text: string) => notes.push(text) };
  return {
    pods,
    context: context as unknown as Context,
    notes,
    orders,
    async tick() {
      while (waiting.length === 0) await new Promise((resolve) => setImmediate(resolve));
      for (const goOn of waiting.splice(0)) goOn();
    },
  };
}

type Exchange = Awaited<ReturnType<typeof openTransport>>['exchange'];

function apiOf(origin: string, exchange: Exchange): Api {
  const current = (): Promise<Dialect> => Promise.resolve(dialect);
  return createApi({
    controller: parseControllerUrl(origin),
    send: ({ method, path }) => exchange({ method, url: new URL(`${origin}${path}`), headers: {}, timeout: 10_000 }),
    open: (path) => openWebSocket(exchange, { url: new URL(`${origin}${path}`), headers: {}, timeout: 10_000 }),
    recogniser: { current, observe: () => undefined, reconsider: current },
    notice: () => undefined,
  });
}
