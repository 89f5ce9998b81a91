import type { IncomingMessage } from 'node:http';
import { plainAddress } from './addresses.ts';

/** Headers of a connection, which the next one does not get. */
const ofConnection = new Set([
  'connection', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'proxy-connection', 'te', 'trailer',
  'transfer-encoding', 'upgrade',
]); // prettier-ignore

/** What the router says itself, whatever the client says. */
const ours = new Set([
  'x-forwarded-for',
  'x-forwarded-proto',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-real-ip',
  'x-sandbox-hops',
]);

/** Through how many routers a request may go. */
const mostHops = 8;

/** A request that goes round in circles. */
export function isLoop(request: IncomingMessage): boolean {
  return hops(request) >= mostHops;
}

function hops({ headers }: IncomingMessage): number {
  return Number(headers['x-sandbox-hops'] ?? 0) || 0;
}

/** The headers of a request as the app gets them, names and values in turn, in the order and case in which they came. */
export function requestHeaders(request: IncomingMessage, port: number, isSecure: boolean): string[] {
  const { headers, socket } = request;
  const address = plainAddress(socket.remoteAddress);
  const sent = without(request.rawHeaders, headers.connection, (name) => ours.has(name) || name === 'expect');
  if (headers['transfer-encoding'] !== undefined) sent.push('Transfer-Encoding', 'chunked');
  sent.push('X-Forwarded-For', address, 'X-Real-IP', address, 'X-Forwarded-Proto', isSecure ? 'https' : 'http');
  sent.push('X-Forwarded-Host', headers.host ?? '', 'X-Forwarded-Port', String(port));
  sent.push('X-Sandbox-Hops', String(hops(request) + 1));
  return sent;
}

/** The headers of a response as the client gets them. */
export function responseHeaders(response: IncomingMessage): string[] {
  return without(response.rawHeaders, response.headers.connection, () => false);
}

function without(
  raw: readonly string[],
  connection: string | undefined,
  isDropped: (name: string) => boolean,
): string[] {
  const named = new Set((connection ?? '').toLowerCase().split(/\s*,\s*/));
  const kept: string[] = [];
  for (let index = 0; index < raw.length; index += 2) {
    const name = raw[index] ?? '';
    const lower = name.toLowerCase();
    if (ofConnection.has(lower) || named.has(lower) || isDropped(lower)) continue;
    kept.push(name, raw[index + 1] ?? '');
  }
  return kept;
}
