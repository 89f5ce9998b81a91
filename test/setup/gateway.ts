import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What stands before a controller in these tests, as a router does, and may lose requests and answers. */
export interface Gateway {
  readonly url: string;
  /** Methods and paths of what arrived, whatever became of it. */
  readonly asked: string[];
  /** Says what becomes of the next requests; undefined passes them on. */
  interfere: (method: string, path: string) => Interference | undefined;
  close(): Promise<void>;
}

/** A status that is answered instead, whether the controller gets the request all the same; `cut` is a broken connection. */
export interface Interference {
  readonly status: number | 'cut';
  readonly body?: string;
  readonly isDelivered: boolean;
}

/** Starts a gateway before the controller at that URL. */
export async function startGateway(target: string): Promise<Gateway> {
  const asked: string[] = [];
  const gateway = { asked, interfere: (): Interference | undefined => undefined } as Omit<Gateway, 'url' | 'close'>;
  const server = createServer((incoming, outgoing) => {
    const { method = 'GET', url = '' } = incoming;
    asked.push(`${method} ${url}`);
    const interference = gateway.interfere(method, url);
    void forward(target, incoming, interference?.isDelivered !== false).then(({ status, headers, body }) => {
      if (interference === undefined) outgoing.writeHead(status, headers).end(body);
      else if (interference.status === 'cut') incoming.socket.destroy();
      else outgoing.writeHead(interference.status).end(interference.body ?? '<h1>Gateway</h1>');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(gateway, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  });
}

async function forward(target: string, incoming: IncomingMessage, isDelivered: boolean) {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  if (!isDelivered) return { status: 0, headers: {}, body: '' };
  const { authorization, 'content-type': type } = incoming.headers;
  const answer = await fetch(`${target}${incoming.url ?? ''}`, {
    method: incoming.method ?? 'GET',
    headers: {
      ...(authorization !== undefined && { authorization }),
      ...(type !== undefined && { 'content-type': type }),
    },
    ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
  });
  const body = await answer.text();
  const passed = [...answer.headers].filter(
    ([name]) => !['content-length', 'transfer-encoding', 'connection', 'keep-alive'].includes(name),
  );
  return { status: answer.status, headers: Object.fromEntries(passed), body };
}
