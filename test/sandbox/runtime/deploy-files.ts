import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Controller } from '../../../src/sandbox/handlers/handler.ts';
import { deployBuild } from '../../../src/sandbox/runtime/deploy.ts';
import { findAccount } from '../../../src/sandbox/wire/authentication.ts';

/** A server that says which release and which process answers, and some of its environment. */
export const server = `
const http = require('http');
const server = http.createServer((request, response) => {
  const { pathname } = new URL(request.url, 'http://app');
  if (pathname === '/crash') process.exit(3);
  if (pathname === '/environment') return response.end(JSON.stringify(process.env));
  if (pathname === '/headers') return response.end(JSON.stringify({ url: request.url, headers: request.headers }));
  if (pathname === '/slow') return setTimeout(() => response.end('slow ' + process.env.GREETING), 300);
  if (pathname === '/echo') return request.pipe(response);
  console.log('asked for ' + pathname);
  response.end(JSON.stringify({ pid: process.pid, port: process.env.PORT, greeting: process.env.GREETING, slug: process.cwd() }));
});
server.listen(process.env.PORT, () => console.log('listening'));
process.on('SIGTERM', () => server.close(() => process.exit(0)));
`;

/** What a pushed app consists of. */
export interface Pushed {
  readonly files?: Readonly<Record<string, string>>;
  readonly procfile?: Readonly<Record<string, string>>;
}

/** Deploys a build whose slug has some files, as if ada had pushed it. Gives the version of the release. */
export async function deployFiles(
  controller: Controller,
  directory: string,
  app: string,
  { files = { 'server.js': server }, procfile = { web: 'node server.js' } }: Pushed = {},
): Promise<number> {
  const uuid = randomUUID();
  const folder = join(directory, 'slugs', uuid);
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const owner = findAccount(controller.store, 'ada');
  if (!owner) throw new Error('ada is gone');
  const build = { uuid, sha: uuid.replaceAll('-', '').padEnd(40, '0'), procfile, slug: true as const };
  return (await deployBuild(controller, app, owner, build, new AbortController().signal)).version;
}
