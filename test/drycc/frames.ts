import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** What came or went over a recorded WebSocket, in its order. */
interface Event {
  readonly send?: string;
  readonly recv_text?: string;
  readonly close?: { readonly code: number | null };
  /** Nothing came for so many seconds. */
  readonly timeout?: number;
}

/** A WebSocket with the controller of June 2026. */
export interface RecordedSocket {
  readonly name: string;
  readonly as: string | null;
  readonly request: { readonly path: string; readonly headers: Readonly<Record<string, string>> };
  readonly handshake: { readonly status: number; readonly body?: string };
  readonly events: readonly Event[];
  /** What went wrong in the recorder, after what is recorded. */
  readonly error?: string;
}

/** All WebSockets of the recording. */
export function readSockets(): readonly RecordedSocket[] {
  const file = new URL('../recordings/drycc-head_api-2.3.jsonl.gz', import.meta.url);
  return gunzipSync(readFileSync(file))
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map((row) => JSON.parse(row) as RecordedSocket)
    .filter(({ events }) => Array.isArray(events));
}

/** The first message that the recorder sent; undefined if it sent none. */
export const sentBy = ({ events }: RecordedSocket): string | undefined =>
  events.find(({ send }) => send !== undefined)?.send;

/** The frames that it got, all of them text. */
export const framesOf = ({ events }: RecordedSocket): readonly string[] =>
  events.flatMap(({ recv_text: text }) => (text === undefined ? [] : [text]));

/** How it ended: with a code, or 1006 where the connection just ended; undefined if it did not. */
export const endOf = ({ events }: RecordedSocket): number | undefined => {
  const close = events.find((event) => event.close !== undefined)?.close;
  return close && (close.code ?? 1006);
};
