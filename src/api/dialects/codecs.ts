import { isJsonObject, parseJson } from '../../base/json-object.ts';
import type { Codec } from './dialect.ts';

/** Answers of `run`: the documents' `{rc}` (1.1) and `{exit_code}` (2.x), and the bare `[rc, output]` of Deis 1.4 to 1.13. */
export const runByRc: Codec = {
  read(wire) {
    if (Array.isArray(wire)) return { exit_code: wire[0] as unknown, output: wire[1] as unknown };
    if (!isJsonObject(wire) || !('rc' in wire)) return wire;
    const { rc, ...rest } = wire;
    return { exit_code: rc, ...rest };
  },
  write(value) {
    if (!isJsonObject(value)) return value;
    const { exit_code: rc, ...rest } = value;
    return { rc, ...rest };
  },
};

/** Containers of v1 get the name and the start of a pod; `web.1` is what the v1 clients call the first web container. */
export const container: Codec = {
  read(wire) {
    if (!isJsonObject(wire)) return wire;
    const { type, num, created } = wire;
    return { ...wire, ...(typeof num === 'number' && { name: `${String(type)}.${num}` }), started: created };
  },
  write(value) {
    if (!isJsonObject(value)) return value;
    return Object.fromEntries(Object.entries(value).filter(([field]) => field !== 'name' && field !== 'started'));
  },
};

/** `GET build/` of Drycc answers with the one current build; elsewhere builds are pages. */
export const singleBuild: Codec = {
  whole: true,
  read(wire) {
    if (!isJsonObject(wire) || 'results' in wire) return wire;
    const isEmpty = typeof wire['uuid'] !== 'string';
    return { count: isEmpty ? 0 : 1, results: isEmpty ? [] : [wire] };
  },
  write(value) {
    if (!isJsonObject(value) || !Array.isArray(value['results'])) return value;
    return (value['results'][0] as unknown) ?? { app: null, image: '', sha: '', procfile: null, dockerfile: '' };
  },
};

/**
 * Logs are text, but the documents show a JSON string, which Deis 1.4 sends; Workflow up to API 2.2 sends the text of a
 * Python bytes literal; later controllers send plain text. All three are read; the documents' JSON string is written.
 */
export const quotedLogs: Codec = {
  needsWhole: (start) => /^\s*(?:"|b['"])/.test(start),
  read(wire) {
    if (typeof wire !== 'string') return wire;
    const text = wire.trim();
    const value = text.startsWith('"') ? parseJson(text) : undefined;
    if (typeof value === 'string') return value;
    if (/^b(['"])[^]*\1$/.test(text)) return bytesLiteral(text.slice(2, -1));
    return wire;
  },
  write(value) {
    return JSON.stringify(value);
  },
};

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', a: '\x07', b: '\b', f: '\f', v: '\v' };

/** Undoes the escapes of a Python bytes literal; `\xNN` are the bytes of UTF-8 text. */
function bytesLiteral(literal: string): string {
  const parts = literal.replaceAll(/\\(x[0-9a-fA-F]{2}|[0-7]{1,3}|[^])/g, (_, escape: string) => {
    if (/^x./.test(escape)) return String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    if (/^[0-7]/.test(escape)) return String.fromCharCode(Number.parseInt(escape, 8) & 0xff);
    return escapes[escape] ?? escape;
  });
  return Buffer.from(parts, 'latin1').toString('utf8');
}

/** The fingerprint in the answer to a new certificate is `b'8A:D2:...'` on Workflow 2.0 to 2.18 and Drycc 1.0. */
export const certificate: Codec = {
  read(wire) {
    if (!isJsonObject(wire) || typeof wire['fingerprint'] !== 'string') return wire;
    return { ...wire, fingerprint: wire['fingerprint'].replace(/^b'(.*)'$/, '$1') };
  },
  write: (value) => value,
};

/** Regenerating everybody's token answers with an empty JSON string on real controllers: the caller's own token is gone as well. */
export const regeneratedToken: Codec = {
  read: (wire) => (wire === '' || wire === null || wire === undefined ? { token: '' } : wire),
  write: (value) => value,
};

/** The same, by the documents: they show the text `"true"` where the Go clients send a boolean. */
export const regeneratedByText: Codec = {
  ...regeneratedToken,
  ask: ({ all, ...rest }) => (all === true ? { ...rest, all: 'true' } : rest),
};

/** Logs from Workflow 2.5 on, and those of Drycc: text as it is, whatever it looks like. */
export const plainLogs: Codec = { read: (wire) => wire, write: (value) => value };
