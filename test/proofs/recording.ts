import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Wire } from './asked.ts';
import type { Reply } from './test-controller.ts';

/** One exchange with a real controller. */
export interface Recorded {
  /** What was tried; in some recordings several exchanges share it, and `step` tells them apart. */
  readonly name: string;
  readonly step: number;
  readonly request: Wire;
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    /** Parsed where it is JSON; null where there was none. */
    readonly body: unknown;
  };
}

const folder = new URL('../recordings/', import.meta.url);

/** The recording of today's Drycc, which has WebSockets besides, and its own proofs. */
export const currentDrycc = 'drycc-head_api-2.3';

/** The names of the other recordings: the controller with its version, and the API version that it announces. */
export const recordings: readonly string[] = readdirSync(folder)
  .filter((file) => file.endsWith('.jsonl.gz'))
  .map((file) => file.replace('.jsonl.gz', ''))
  .filter((name) => name !== currentDrycc);

/** All exchanges of a recording over HTTP, in their order. */
export function readRecording(name: string): readonly Recorded[] {
  const text = gunzipSync(readFileSync(new URL(`${name}.jsonl.gz`, folder))).toString('utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((row) => JSON.parse(row) as Recorded)
    .filter((recorded) => 'response' in recorded);
}

/** The answer as it was on the wire. */
export function recordedReply({ response: { status, headers, body } }: Recorded): Reply {
  const contentType = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  if (body === null) return { status, headers, body: '' };
  const isText = typeof body === 'string' && contentType.startsWith('text/');
  return { status, headers, body: isText ? body : JSON.stringify(body) };
}
