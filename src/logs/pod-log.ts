import { checkPod } from '../api/check-pod.ts';
import type { Api } from '../api/client.ts';
import type { SocketParams } from '../api/sockets.ts';
import { Failure } from '../base/errors.ts';
import { failureOf } from '../websocket/ending.ts';
import type { WebSocket } from '../websocket/web-socket.ts';

/** Whose log is wanted, and which of its lines; 0 lines are all. */
export type PodLogRequest = SocketParams['pods.logs'];

/**
 * Opens the log of one process; its text comes piece by piece, up to its end, no faster than it is taken. Rejects with a
 * `Failure` of kind `not_found` if there is no such process.
 */
export async function openPodLog(api: Api, request: PodLogRequest): Promise<AsyncIterable<string>> {
  return textOf(await api.open('pods.logs', request), api, request);
}

/** Opens the log of a whole app, where its controller has one. */
export async function openAppLog(api: Api, request: SocketParams['apps.logs']): Promise<AsyncIterable<string>> {
  return textOf(await api.open('apps.logs', request), api);
}

async function* textOf(socket: WebSocket, api: Api, request?: PodLogRequest): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let isSilent = true;
  for await (const { data } of socket.messages()) {
    isSilent = false;
    // A character may be split over two messages.
    const text = decoder.decode(data, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
  const failure = failureOf(await socket.ended, new URL(api.controller).host);
  if (failure) throw isSilent && request ? await explained(api, request, failure) : failure;
}

/** Drycc ends a connection without a word if it knows no such process, or cannot read its log. */
async function explained(
  api: Api,
  { app, pod, container, previous }: PodLogRequest,
  failure: Failure,
): Promise<Failure> {
  await checkPod(api, app, pod);
  if (failure.kind !== 'no_answer') return failure;
  const why = previous
    ? 'It may not have run before'
    : container === undefined
      ? 'It may not have started yet'
      : `It may have no container "${container}"`;
  return new Failure('not_found', `The controller has no log of ${pod}.`, { hint: `${why}.`, cause: failure });
}
