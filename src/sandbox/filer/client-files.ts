import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { lstat, mkdir, readdir, rename, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { refused } from '../wire/refusal.ts';
import { namesIn } from './filer-path.ts';
import { draftPrefix } from './webdav.ts';

interface Asked {
  /** The folder of the volume. */
  readonly root: string;
  readonly names: readonly string[];
  readonly listed: string;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** Lists, sends, takes or removes files of a volume. Rejects with a `Refusal`. */
export async function answerForFiles(asked: Asked): Promise<void> {
  const { root, names, request, response } = asked;
  switch (`${request.method ?? ''} ${names.length === 0 ? 'volume' : 'file'}`) {
    case 'GET volume': {
      const results = await list(root, namesIn(asked.listed));
      json(response, 200, { results, count: results.length });
      return;
    }
    case 'POST volume':
      await write(asked);
      json(response, 200, '');
      return;
    case 'GET file':
      await read(asked);
      return;
    case 'DELETE file':
      await rm(join(root, ...names), { recursive: true, force: true });
      json(response, 200, '');
      return;
    default:
      throw refused(405, `Method "${request.method ?? ''}" not allowed.`);
  }
}

async function list(root: string, names: readonly string[] | undefined): Promise<readonly object[]> {
  const path = join(root, ...(names ?? ['\0']));
  const stats = names && (await lstat(path).catch(() => undefined));
  if (!stats) throw refused(500, 'Internal Server Error: no such file or directory');
  const inside = stats.isDirectory() ? (await readdir(path)).map((name) => [...names, name]) : [names];
  const shown = inside.filter((each) => each.at(-1)?.startsWith(draftPrefix) !== true).sort();
  return Promise.all(
    shown.map(async (each) => {
      const found = await lstat(join(root, ...each));
      return {
        name: each.at(-1),
        path: `/${each.join('/')}`,
        type: found.isDirectory() ? 'dir' : 'file',
        size: String(found.size),
        timestamp: found.mtime.toISOString(),
      };
    }),
  );
}

async function read({ root, names, response }: Asked): Promise<void> {
  const path = join(root, ...names);
  const stats = await lstat(path).catch(() => undefined);
  if (stats?.isFile() !== true) {
    response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not Found\n');
    return;
  }
  response.writeHead(200, { 'Content-Type': 'application/octet-stream', 'Content-Length': stats.size });
  // A file that grows is sent as long as it was.
  if (stats.size === 0) response.end();
  else await pipeline(createReadStream(path, { end: stats.size - 1 }), response);
}

async function write({ root, request }: Asked): Promise<void> {
  const { 'content-type': type, 'content-length': length = '0', 'content-disposition': said = '' } = request.headers;
  if (type !== 'filer/octet-stream') throw refused(415, `Unsupported media type "${type ?? ''}" in request.`);
  const [name, folder] = [parameter(said, 'filename'), parameter(said, 'filepath')];
  const folders = namesIn(folder);
  if (name === '' || folder === '' || folders === undefined || /[/\\\0]/.test(name) || name.startsWith(draftPrefix))
    throw refused(400, 'Missing filename or filepath.');
  // The real one fails where there is nothing to take.
  if (length === '0') throw refused(500, 'Server Error');
  const place = join(root, ...folders);
  await mkdir(place, { recursive: true, mode: 0o700 });
  const draft = join(place, `${draftPrefix}${randomUUID()}`);
  try {
    await pipeline(request, createWriteStream(draft, { flags: 'wx', mode: 0o600 }));
    await rename(draft, join(place, basename(name)));
  } finally {
    await rm(draft, { force: true });
  }
}

/** The value of `filename*=utf-8''…`; empty if it cannot be read. */
function parameter(disposition: string, name: string): string {
  const [, value = ''] = new RegExp(`;\\s*${name}\\*=utf-8''([^;']*)(?:;|$)`, 'i').exec(disposition) ?? [];
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}
