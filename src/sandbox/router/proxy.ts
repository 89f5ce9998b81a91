import { type Agent, type ClientRequest, type IncomingMessage, request as send, type ServerResponse } from 'node:http';
import type { Instance } from '../runtime/instance.ts';
import type { Choose, Target } from './backends.ts';
import { requestHeaders, responseHeaders } from './headers.ts';

/** A request on its way to an app. */
export interface Passing extends Target {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** The port and the kind of the server that it came to. */
  readonly port: number;
  readonly isSecure: boolean;
}

/** How a request ended: by which process and with which status; neither where it did not come to one. */
export type Outcome =
  | { readonly kind: 'answered'; readonly instance: Instance; readonly status: number }
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'failed' };

/**
 * Passes a request on to a process of an app, and its response back, both as they come. A process that refuses the
 * connection is passed over, and a kept connection that its process has closed is replaced by a new one: nothing of
 * the request has been received then, or nothing came of it that matters. A request that may change something gets a new
 * connection in the first place, and so does one with a body: what was sent once is not sent again.
 */
export async function pass(passing: Passing, choose: Choose, agent: Agent): Promise<Outcome> {
  const { request, response } = passing;
  const tried = new Set<Instance>();
  const hasBody = request.headers['content-length'] !== undefined || request.headers['transfer-encoding'] !== undefined;
  const isOnce = hasBody || !/^(?:GET|HEAD|OPTIONS)$/.test(request.method ?? '');
  let isFresh = isOnce;
  for (;;) {
    const instance = choose(passing, (each) => tried.has(each));
    if (!instance) return tried.size === 0 ? { kind: 'unavailable' } : { kind: 'failed' };
    const end = instance.traffic.begin();
    try {
      const result = await attempt(passing, instance, isFresh ? false : agent, hasBody);
      if (typeof result === 'number') return { kind: 'answered', instance, status: result };
      if (response.headersSent || request.destroyed || response.destroyed) return { kind: 'failed' };
      if (result === 'stale' && !isOnce) isFresh = true;
      else if (result === 'refused') tried.add(instance);
      else return { kind: 'failed' };
    } finally {
      end();
    }
  }
}

/** Gives the status once all of the response is sent, or how the connection failed. */
function attempt(
  { request, response, port, isSecure }: Passing,
  instance: Instance,
  agent: Agent | false,
  hasBody: boolean,
): Promise<number | 'refused' | 'stale' | 'broken'> {
  const { address } = instance;
  if (!address) return Promise.resolve('refused');
  return new Promise((resolve) => {
    const outgoing = send({
      host: address.host,
      port: address.port,
      method: request.method,
      path: request.url,
      headers: requestHeaders(request, port, isSecure),
      setHost: false,
      agent,
    });
    let isConnected = false;
    const abort = (): void => {
      if (!response.writableFinished) outgoing.destroy();
    };
    response.once('close', abort);
    const settle = (result: number | 'refused' | 'stale' | 'broken'): void => {
      response.off('close', abort);
      resolve(result);
    };
    outgoing.once('error', () => {
      if (response.headersSent) response.destroy();
      settle(isConnected ? (outgoing.reusedSocket ? 'stale' : 'broken') : 'refused');
    });
    outgoing.once('response', (answer: IncomingMessage) => {
      relay(answer, response, settle);
    });
    whenConnected(outgoing, () => {
      isConnected = true;
      if (hasBody) request.pipe(outgoing);
      else outgoing.end();
    });
  });
}

/** Nothing of a body is taken before there is a connection: another process can still get it. */
function whenConnected(outgoing: ClientRequest, then: () => void): void {
  outgoing.once('socket', (socket) => {
    if (socket.connecting) socket.once('connect', then);
    else then();
  });
}

function relay(answer: IncomingMessage, response: ServerResponse, settle: (status: number) => void): void {
  const status = answer.statusCode ?? 502;
  response.writeHead(status, answer.statusMessage, responseHeaders(answer));
  answer.pipe(response);
  // Usually the headers go with the first piece of the body; where that takes its time they do not wait for it.
  setImmediate(() => {
    response.flushHeaders();
  });
  answer.once('end', () => {
    if (answer.rawTrailers.length > 0) response.addTrailers(answer.trailers);
  });
  answer.once('error', () => response.destroy());
  answer.once('aborted', () => response.destroy());
  response.once('close', () => {
    settle(status);
  });
}
