import { once } from 'node:events';
import { existsSync, mkdtempSync, realpathSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from './installation.ts';

const single = join(root, 'release', process.platform === 'win32' ? 'deis.exe' : 'deis');
const bundled = join(root, 'dist', 'deis.cjs');
const isBuilt = existsSync(single) && existsSync(bundled) && statSync(single).mtimeMs >= statSync(bundled).mtimeMs;

/** What the parts of Bun and of Node could do differently: HTTP, its failures, jq, texts, forms, time-outs. */
const cases: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['apps:list', {}],
  ['apps:list -o yaml', {}],
  ['apps:list --jq .[0].id', {}],
  ['apps:list --jq .[', {}],
  ['apps:list --template {{#.}}{{id}}{{/.}}', {}],
  ['apps:list', { DEIS_CONTROLLER: 'http://127.0.0.1:1' }],
  ['apps:list', { DEIS_CONTROLLER: 'http://nobody.invalid' }],
  ['apps:list', { HTTP_PROXY: 'http://127.0.0.1:1', DEIS_CONTROLLER: 'http://controller.invalid' }],
  ['info --app missing', {}],
  ['info --app broken', {}],
  ['info --app cut', {}],
  ['info --app silent', { DEIS_TIMEOUT: '1' }],
  ['destroy --app hello', {}],
  ['bogus', { LANG: 'zh_CN.UTF-8' }],
  ['--help', { LANG: 'zh_CN.UTF-8' }],
  ['commands --json', {}],
  ['completion bash', {}],
];

describe.skipIf(!isBuilt)(
  `the single file and the package${isBuilt ? '' : ' (not built, or older than dist: npm run single-file)'}`,
  () => {
    let folder: string;
    let server: Server;
    beforeAll(async () => {
      folder = realpathSync(mkdtempSync(join(tmpdir(), 'deis-cli-two-forms-')));
      server = createServer(({ url = '' }, response) => {
        response.setHeader('Content-Type', 'application/json');
        if (url.includes('silent')) return;
        if (url.includes('missing')) response.writeHead(404).end('{"detail":"Not found."}');
        else if (url.includes('broken')) response.end('<html>');
        else if (url.includes('cut'))
          response.writeHead(200, { 'Content-Length': 500 }).write('{', () => response.destroy());
        else response.end('{"count":1,"next":null,"previous":null,"results":[{"id":"hello"}]}');
      }).listen(0, '127.0.0.1');
      await once(server, 'listening');
    });
    afterAll(() => {
      server.closeAllConnections();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    });

    it.each(cases)('say the same to "%s" %o', async (line, environment) => {
      const { port } = server.address() as AddressInfo;
      const login = { DEIS_CONTROLLER: `http://127.0.0.1:${port}`, DEIS_TOKEN: 'x', DEIS_API: 'deis-2.3' };
      const env = { PATH: process.env['PATH'] ?? '', HOME: folder, ...login, ...environment };
      const outcome = async (program: string, words: readonly string[]) => {
        const options = { env, extendEnv: false, cwd: folder, reject: false, stdin: 'ignore' } as const;
        const { exitCode, stdout, stderr } = await execa(program, [...words, ...line.split(' ')], options);
        return { exitCode, stdout, stderr };
      };
      const [carried, installed] = [await outcome(single, []), await outcome(process.execPath, [bundled])];
      expect(carried).toEqual(installed);
      expect(carried.stdout + carried.stderr).not.toBe('');
    });
  },
);
