import { createReadStream, realpathSync, statSync, type Stats } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join, sep } from 'node:path';
import { lookup } from 'mrmime';

interface Found {
  readonly file: string;
  readonly stats: Stats;
}

/**
 * A server of the files of a folder: `index.html` stands for its folder, and `404.html` is shown for what is missing. It
 * serves nothing outside the folder, whichever links lead there, and no hidden files but those of `.well-known`.
 */
export function createFileServer(folder: string): Server {
  const root = realpathSync.native(folder);
  return createServer((request, response) => {
    const { method = '' } = request;
    if (method !== 'GET' && method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD', 'Content-Length': 0 }).end();
      return;
    }
    const [target = '/', query] = (request.url ?? '/').split('?', 2);
    const path = decode(target);
    if (path !== undefined && !path.endsWith('/') && find(root, `${path}/index.html`)) {
      const location = `${target.replace(/^\/+/, '/')}/${query === undefined ? '' : `?${query}`}`;
      response.writeHead(301, { Location: location, 'Content-Length': 0 }).end();
      return;
    }
    const found = path === undefined ? undefined : find(root, path.endsWith('/') ? `${path}index.html` : path);
    if (found) sendFile(200, found, request, response);
    else sendMissing(root, request, response);
  });
}

function decode(target: string): string | undefined {
  try {
    return decodeURIComponent(target);
  } catch {
    return undefined;
  }
}

/** A file by its path in the folder, if it may be served. */
function find(root: string, path: string): Found | undefined {
  const isHidden = path.split(/[/\\]/).some((part) => part.startsWith('.') && part !== '.well-known');
  if (isHidden || path.includes('\0')) return undefined;
  try {
    const file = realpathSync.native(join(root, path));
    const stats = statSync(file);
    return file.startsWith(`${root}${sep}`) && stats.isFile() ? { file, stats } : undefined;
  } catch {
    return undefined;
  }
}

function sendFile(status: number, { file, stats }: Found, request: IncomingMessage, response: ServerResponse): void {
  const tag = `W/"${stats.size.toString(16)}-${Math.trunc(stats.mtimeMs).toString(16)}"`;
  const headers = { ETag: tag, 'Cache-Control': 'no-cache', 'X-Content-Type-Options': 'nosniff' };
  if (status === 200 && request.headers['if-none-match'] === tag) {
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(status, { ...headers, 'Content-Type': typeOf(file), 'Content-Length': stats.size });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  const stream = createReadStream(file, { end: Math.max(stats.size - 1, 0) });
  stream.on('error', () => response.destroy());
  response.on('close', () => stream.destroy());
  stream.pipe(response);
}

function typeOf(file: string): string {
  const type = lookup(file) ?? 'application/octet-stream';
  return /^text\/|^application\/(?:javascript|json|manifest\+json)$|\+xml$/.test(type)
    ? `${type}; charset=utf-8`
    : type;
}

function sendMissing(root: string, request: IncomingMessage, response: ServerResponse): void {
  const page = find(root, '/404.html');
  if (page) {
    sendFile(404, page, request, response);
    return;
  }
  const text = request.method === 'HEAD' ? '' : 'Not found\n';
  response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': 10 }).end(text);
}
