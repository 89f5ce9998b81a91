import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { announced, ciMachine, fake } from '../api/controllers.ts';
import type { Hardship } from './hardship.ts';
import { settingsOf } from './program.ts';

type Encode = (text: string) => Buffer;
const utf8: Encode = (text) => Buffer.from(text);
const withCrLf: Encode = (text) => utf8(text.replaceAll('\n', '\r\n'));
const withMark: Encode = (text) => utf8(`\uFEFF${text}`);
const fromPowerShell: Encode = (text) => Buffer.from(`\uFEFF${text.replaceAll('\n', '\r\n')}`, 'utf16le');
const inLatin1: Encode = (text) => Buffer.from(text, 'latin1');

/** The ways in which Windows writes the text of a file. */
const encodings: readonly (readonly [string, Encode])[] = [
  ['with CR LF', withCrLf],
  ['with a byte order mark', withMark],
  ['with both', (text) => withMark(withCrLf(text).toString())],
  ['as PowerShell writes it, in UTF-16', fromPowerShell],
];

const fixture = (name: string): string => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8');

interface Reading {
  readonly what: string;
  readonly text: string;
  readonly line: string;
  /** What of the body that is sent must be the same however the file is written. */
  readonly sent: (body: Readonly<Record<string, unknown>>) => unknown;
}

const withoutCr = (text: unknown): string => String(text).replaceAll('\r', '').trim();
const readings: readonly Reading[] = [
  {
    what: '.env',
    text: 'NAME=grün\nOTHER="two\\nlines"\n',
    line: 'config:push --path FILE -a hello',
    sent: ({ values }) => values,
  },
  {
    what: 'a public key',
    text: fixture('ed25519.pub'),
    line: 'keys:add FILE',
    sent: ({ id, public: key }) => [id, withoutCr(key)],
  },
  {
    what: 'a certificate and its key',
    text: fixture('san.example.com.pem'),
    line: 'certs:add foo FILE key.pem',
    sent: ({ certificate }) => withoutCr(certificate),
  },
];

/** Runs a line that reads a file, and gives how it ended and what was sent. */
async function read(line: string, content: Buffer) {
  const { server } = await fake(announced.deis22, '/v2', (response, { method }) => {
    if (method === 'GET') response.writeHead(404).end('{"detail":"Not found."}');
    else response.writeHead(201).end('{"values":{},"id":"foo","uuid":"u","name":"foo","public":"k"}');
  });
  const machine = ciMachine(server.origin, { DEIS_API: 'deis-2.2' });
  writeFileSync(join(machine.directory, 'file'), content);
  writeFileSync(join(machine.directory, 'key.pem'), withCrLf(fixture('san.example.com.key.pem')));
  const outcome = await machine.run(line.replace('FILE', 'file'));
  const changes = server.requests.filter(({ method }) => method !== 'GET');
  return { ...outcome, bodies: changes.map(({ body }) => JSON.parse(body) as Readonly<Record<string, unknown>>) };
}

const written: readonly Hardship[] = readings.flatMap(({ what, text, line, sent }) =>
  encodings.map(([how, encode]) => ({
    name: `${what} ${how}`,
    async hold() {
      const usual = await read(line, utf8(text));
      const { exitCode, stderr, bodies } = await read(line, encode(text));
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: usual.stderr });
      expect(bodies.map(sent)).toEqual(usual.bodies.map(sent));
      expect(bodies).toHaveLength(1);
    },
  })),
);

const others: readonly Hardship[] = [
  {
    name: '.env in an encoding in which letters would be lost',
    async hold() {
      const { exitCode, stdout, stderr, bodies } = await read(
        'config:push --path FILE -a hello',
        inLatin1('NAME=gr\u00fcn\n'),
      );
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
      expect(stderr).toMatch(/^Error: file is not text in UTF-8\.\n/);
      expect(bodies).toEqual([]);
    },
  },
  {
    name: 'a Procfile with CR LF',
    async hold() {
      const { server } = await fake(announced.deis22, '/v2', (response) => response.writeHead(201).end('{"uuid":"u"}'));
      const machine = ciMachine(server.origin, { DEIS_API: 'deis-2.2' });
      const procfile = '\uFEFFweb: ./server\r\nworker: ./work --all\r\n';
      const words = ['builds:create', 'example/go', '-a', 'hello', '--procfile', procfile];
      await machine.run(words);
      expect(server.requests).toHaveLength(1);
      const { body = '' } = server.requests[0] ?? {};
      expect(JSON.parse(body)).toMatchObject({ procfile: { web: './server', worker: './work --all' } });
    },
  },
  {
    name: 'settings with a byte order mark and CR LF, at a path of Windows',
    async hold() {
      const { server } = await fake(announced.deis22);
      const machine = ciMachine('', { DEIS_CONTROLLER: '', DEIS_TOKEN: '', DEIS_API: 'deis-2.2' });
      const content = JSON.stringify(JSON.parse(settingsOf(server.origin)), undefined, 2);
      // Here such a path is a name with a backslash in it; what matters is that it is taken for a path.
      writeFileSync(join(machine.directory, 'sub\\ci.json'), withMark(withCrLf(content).toString()), { mode: 0o600 });
      expect(await machine.run(['apps', '-c', 'sub\\ci.json'])).toEqual({
        exitCode: 0,
        stdout: '=== Apps\n',
        stderr: '',
      });
      expect((await machine.run(['apps', '-c', '..\\..\\ci'])).exitCode).toBe(2);
    },
  },
  {
    name: 'a password with CR LF from a pipe',
    async hold() {
      const { server } = await fake(announced.deis22);
      const machine = ciMachine('', { DEIS_CONTROLLER: '', DEIS_TOKEN: '', DEIS_API: 'deis-2.2' });
      const words = ['login', server.origin, '--username=ada', '--password-stdin'];
      expect(await machine.run(words, { input: '\uFEFFopensesame\r\n' })).toMatchObject({ exitCode: 0 });
      expect(JSON.parse(server.requests.at(-1)?.body ?? '')).toEqual({ username: 'ada', password: 'opensesame' });
    },
  },
  {
    name: 'a private key with CR LF, named by ~ and a backslash',
    async hold() {
      const { server } = await fake(announced.deis22, '/v2', (response) =>
        response.writeHead(201).end('{"values":{}}'),
      );
      const machine = ciMachine(server.origin, { DEIS_API: 'deis-2.2' });
      mkdirSync(join(machine.home, 'keys'));
      const key = fixture('san.example.com.key.pem');
      writeFileSync(join(machine.home, 'keys', 'id'), withCrLf(key));
      writeFileSync(join(machine.home, 'id'), key);
      for (const path of ['~/keys/id', '~\\id']) {
        expect(await machine.run(['config:set', `SSH_KEY=${path}`, '-a', 'hello'])).toMatchObject({ exitCode: 0 });
        const { values } = JSON.parse(server.requests.at(-1)?.body ?? '') as { values: { SSH_KEY: string } };
        expect(withoutCr(Buffer.from(values.SSH_KEY, 'base64'))).toBe(key.trim());
      }
    },
  },
];

/** Files as Windows writes them. */
export const fileHardships: readonly Hardship[] = [...written, ...others];
