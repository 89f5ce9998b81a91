import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, type Stats } from 'node:fs';
import { cp, lstat, mkdir, readdir, rename, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { readFilerRequest } from './filer-path.ts';
import { type Entry, multistatus } from './multistatus.ts';

/** What the server of a volume understands of WebDAV (class 1, without properties of one's own). */
const methods = 'OPTIONS, GET, HEAD, PUT, DELETE, MKCOL, COPY, MOVE, PROPFIND';

/** A file that is written gets its name when it is whole. */
export const draftPrefix = '.draft-';

/** What a request is about. */
interface Asked {
  readonly root: string;
  readonly names: readonly string[];
  readonly path: string;
  readonly stats: Stats | undefined;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** A status; undefined where the response is written already. */
type Outcome = number | undefined;

/** Answers a WebDAV request for a file or a folder below the root of a volume. */
export async function serveFile(
  root: string,
  names: readonly string[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = join(root, ...names);
  const stats = await lstat(path).catch(() => undefined);
  const status = await answerTo({ root, names, path, stats, request, response });
  if (status !== undefined) response.writeHead(status, { DAV: '1', Allow: methods }).end();
  request.resume();
}

async function answerTo(asked: Asked): Promise<Outcome> {
  const { names, path, stats, request } = asked;
  switch (request.method) {
    case 'OPTIONS':
      return 200;
    case 'GET':
    case 'HEAD':
      return read(asked);
    case 'PUT':
      return write(asked);
    case 'MKCOL':
      if (stats) return 405;
      if (!(await isFolder(dirname(path)))) return 409;
      await mkdir(path, { mode: 0o700 });
      return 201;
    case 'DELETE':
      if (names.length === 0) return 403;
      if (!stats) return 404;
      await rm(path, { recursive: true, force: true });
      return 204;
    case 'COPY':
    case 'MOVE':
      return carry(asked);
    case 'PROPFIND':
      return list(asked);
    default:
      return 405;
  }
}

async function read({ path, stats, request, response }: Asked): Promise<Outcome> {
  if (!stats) return 404;
  if (stats.isDirectory()) return 405;
  const headers = { 'Content-Length': stats.size, 'Content-Type': 'application/octet-stream' };
  response.writeHead(200, { ...headers, 'Last-Modified': stats.mtime.toUTCString() });
  if (request.method === 'HEAD') response.end();
  else await pipeline(createReadStream(path), response);
  return undefined;
}

async function write({ names, path, stats, request }: Asked): Promise<Outcome> {
  if (stats?.isDirectory() === true || names.length === 0) return 405;
  if (!(await isFolder(dirname(path)))) return 409;
  const draft = join(dirname(path), `${draftPrefix}${randomUUID()}`);
  try {
    await pipeline(request, createWriteStream(draft, { flags: 'wx', mode: 0o600 }));
    await rename(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
  return stats ? 204 : 201;
}

async function list({ root, names, path, stats, request, response }: Asked): Promise<Outcome> {
  if (!stats) return 404;
  const inside = request.headers['depth'] === '0' || !stats.isDirectory() ? [] : await readdir(path);
  const shown = inside.filter((name) => !name.startsWith(draftPrefix));
  const entries = await Promise.all(
    [names, ...shown.map((name) => [...names, name])].map((each) => entryOf(root, each)),
  );
  const [base = ''] = (request.url ?? '').split('/filer/webdav', 1);
  const body = multistatus(`${base}/filer/webdav`, entries.flat());
  response.writeHead(207, { 'Content-Type': 'text/xml; charset=utf-8' }).end(body);
  return undefined;
}

/** Copies or moves to where the header Destination says, in the same volume; gives the status. */
async function carry({ root, names, request: { headers, method, url } }: Asked): Promise<Outcome> {
  const destination = headers['destination'];
  const target = readFilerRequest(typeof destination === 'string' ? destination.replace(/^https?:\/\/[^/]+/, '') : '');
  const source = readFilerRequest(url);
  if (target?.kind !== 'webdav' || target.app !== source?.app || target.volume !== source.volume) return 502;
  const [from, to] = [join(root, ...names), join(root, ...target.names)];
  const isInside = names.every((name, at) => target.names[at] === name);
  if (names.length === 0 || target.names.length === 0 || isInside) return 403;
  if (!(await lstat(from).catch(() => undefined))) return 404;
  if (!(await isFolder(dirname(to)))) return 409;
  const isThere = (await lstat(to).catch(() => undefined)) !== undefined;
  if (isThere && headers['overwrite'] === 'F') return 412;
  if (isThere) await rm(to, { recursive: true, force: true });
  if (method === 'MOVE') await rename(from, to);
  else await cp(from, to, { recursive: true });
  return isThere ? 204 : 201;
}

async function entryOf(root: string, names: readonly string[]): Promise<readonly Entry[]> {
  const stats = await lstat(join(root, ...names)).catch(() => undefined);
  return stats ? [{ names, isFolder: stats.isDirectory(), size: stats.size, changed: stats.mtime }] : [];
}

async function isFolder(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined))?.isDirectory() === true;
}
