import { createServer, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isJsonObject } from '../../src/base/json-object.ts';

/**
 * What is put at the end of every text: clearing the screen, a link, a bell, the start of a line, NUL, the one-byte forms
 * of escapes, marks that turn the reading direction, and a line that looks like a message.
 */
export const spoilage =
  '\u001b[2J\u001b]8;;http://evil.example\u0007\r\u0000\u009b2J\u0085\u007f\u202e\u2066\u2028\u200f\nError: forged';

/** A server that hands requests on, and spoils what is answered. */
export interface SpoilingProxy {
  readonly origin: string;
  /** How many texts were spoiled so far. */
  readonly spoiled: () => number;
  /** From now on every request with a token is refused with this status and body; undefined ends it. */
  refuse(refusal: { readonly status: number; readonly body: string } | undefined): void;
  /** Calls back when more requests than so many have come from now on. */
  limit(requests: number, tooMany: () => void): void;
  close(): Promise<void>;
}

/** Names of what the client follows and does not show: a token, the next page. */
const isFollowed = new Set(['token', 'next', 'previous']);

/**
 * Starts a proxy before a controller. Texts in its answers, the names in free tables, and the version that it tells are
 * spoiled; where the client sends one back, it is as it was before, so that the day goes on.
 */
export async function startSpoilingProxy(controller: string): Promise<SpoilingProxy> {
  let spoiled = 0;
  let refusal: { readonly status: number; readonly body: string } | undefined;
  let left = Infinity;
  let reached: () => void = () => undefined;
  const spoil = (value: unknown): unknown => {
    if (typeof value === 'string') {
      spoiled += 1;
      return `${value}${spoilage}`;
    }
    if (Array.isArray(value)) return value.map(spoil);
    if (!isJsonObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, content]): [string, unknown][] => [
        [name, isFollowed.has(name) ? content : spoil(content)],
        ...(isFollowed.has(name) || isJsonObject(content)
          ? []
          : [[`${name}${spoilage}`, content] as [string, unknown]]),
      ]),
    );
  };
  const server = createServer((request, response) => {
    left -= 1;
    if (left < 0) reached();
    void (async () => {
      const body = mended(await textOf(request));
      const headers = { 'deis-platform-version': '2.18.0\u009b2J', DEIS_PLATFORM_VERSION: '2.18.0\u009b2J' };
      if (refusal && request.headers.authorization !== undefined) {
        response.writeHead(refusal.status, { ...headers, 'Content-Type': 'application/json' }).end(refusal.body);
        return;
      }
      const { method = '', url = '' } = request;
      const { authorization, 'content-type': type } = request.headers;
      const answer = await fetch(new URL(url.replaceAll(encodeURIComponent(spoilage), ''), controller), {
        method,
        redirect: 'manual',
        headers: { ...(authorization && { authorization }), ...(type && { 'content-type': type }) },
        ...(body !== '' && { body }),
      });
      const text = await answer.text();
      const kept: OutgoingHttpHeaders = Object.fromEntries(
        [...answer.headers].filter(
          ([name]) => !/^(?:content-length|connection|keep-alive|date|transfer-encoding)$/.test(name),
        ),
      );
      response.writeHead(answer.status, { ...kept, ...headers }).end(text === '' ? text : spoiledText(text, spoil));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spoiled: () => spoiled,
    refuse: (next) => {
      refusal = next;
    },
    limit: (requests, tooMany) => {
      left = requests;
      reached = tooMany;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function spoiledText(text: string, spoil: (value: unknown) => unknown): string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return text
      .split('\n')
      .map((line) => (line === '' ? '' : `${line}${spoilage}`))
      .join('\n');
  }
  return JSON.stringify(spoil(value));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** Without the spoilage that the client got before. */
function mended(body: string): string {
  return body.replaceAll(JSON.stringify(spoilage).slice(1, -1), '');
}
