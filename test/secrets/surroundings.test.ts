import { existsSync, readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { announced, ciMachine, fake } from '../api/controllers.ts';
import { serve, serveRaw } from '../http/servers.ts';
import { build, root } from '../start/installation.ts';
import { planted } from './planted.ts';

const authority = fileURLToPath(new URL('../fixtures/tls/authority.pem', import.meta.url));

describe('the secrets of a command line', () => {
  it.runIf(existsSync('/proc/self/cmdline'))('are hidden from the list of processes', async () => {
    build();
    let asked: () => void = () => undefined;
    const isAsked = new Promise<void>((resolve) => (asked = resolve));
    const { server } = await fake(announced.deis22, '/v2', () => {
      asked();
    });
    const env = { DEIS_CONTROLLER: server.origin, DEIS_TOKEN: planted.token, DEIS_API: 'deis-2.2' };
    const words = [join(root, 'bin', 'deis.js'), 'config:set', `SECRET=${planted.value}`, '-a', 'hello'];
    const child = execa(process.execPath, words, { env, extendEnv: false, reject: false, stdin: 'ignore' });
    await isAsked;
    const seen = readFileSync(`/proc/${child.pid}/cmdline`, 'utf8');
    child.kill();
    await child;
    expect(seen.replaceAll('\0', '')).toBe('deis');
  });
});

/** A proxy that opens a tunnel to wherever it is asked to, and keeps all bytes that come by. */
async function startEavesdropper() {
  const heard: Buffer[] = [];
  const far = new Map<Socket, Socket>();
  const { origin } = await serveRaw((socket, text) => {
    const bytes = Buffer.from(text, 'latin1');
    heard.push(bytes);
    const known = far.get(socket);
    if (known) {
      known.write(bytes);
      return;
    }
    const [, port = ''] = /^CONNECT [^ ]+:(\d+) /.exec(text) ?? [];
    const target = connect(Number(port), '127.0.0.1', () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
    far.set(socket, target);
    target.on('data', (answer) => {
      heard.push(Buffer.from(answer));
      socket.write(answer);
    });
    for (const end of [target, socket]) end.on('error', () => end.destroy()).on('close', () => target.destroy());
  });
  return { origin, heard: () => Buffer.concat(heard).toString('latin1') };
}

describe('a proxy on the way to https', () => {
  it('hears no secret', async () => {
    const answer = JSON.stringify({ values: { SECRET: planted.value } });
    const controller = await serve((response) => response.end(answer), 'other-host');
    const proxy = await startEavesdropper();
    const environment = { DEIS_CA_FILE: authority, HTTPS_PROXY: proxy.origin, DEIS_API: 'deis-2.2' };
    const machine = ciMachine(`https://other.example.com:${controller.port}`, environment);
    for (const words of [`config:set SECRET=${planted.value} -a hello`, 'config:list -a hello']) {
      expect(await machine.run(words)).toMatchObject({ exitCode: 0, stderr: '' });
    }
    expect(controller.requests.map(({ headers }) => headers.authorization)).toEqual(
      Array.from({ length: 2 }, () => `token ${planted.token}`),
    );
    expect(proxy.heard()).toMatch(/^CONNECT other\.example\.com:\d+ HTTP\/1\.1\r\n/);
    expect(proxy.heard()).not.toMatch(new RegExp(Object.values(planted).join('|')));
  });
});
