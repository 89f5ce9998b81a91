import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { announced, ciMachine, fake } from '../api/controllers.ts';
import { serve } from '../http/servers.ts';
import type { Machine } from '../setup/simulated-machine.ts';

const credentials = ['--username=ada', '--password=opensesame'];

/** A machine without a login, and a controller. */
async function start() {
  const controller = await fake(announced.deis22);
  const { origin } = controller.server;
  const machine = ciMachine('', { DEIS_TOKEN: '' });
  return { controller, machine, login: ['login', origin, ...credentials], origin };
}

const at = (machine: Machine, ...names: string[]) => join(machine.home, '.deis', ...names);
const permissions = (path: string) => (statSync(path).mode & 0o777).toString(8);

function write(machine: Machine, content: string): string {
  mkdirSync(at(machine), { recursive: true });
  const path = at(machine, 'client.json');
  writeFileSync(path, content, { mode: 0o600 });
  return path;
}

describe('the settings file', () => {
  it('is exactly as the Go clients keep it: one line of JSON, in their order, for its owner alone', async () => {
    const { machine, login, origin } = await start();
    const path = at(machine, 'client.json');
    expect(await machine.run(login)).toEqual({
      exitCode: 0,
      stdout: `Logged in as ada\nConfiguration file written to ${path}\n`,
      stderr: '',
    });
    expect(readFileSync(path, 'utf8')).toBe(
      `{"username":"ada","ssl_verify":true,"controller":"${origin}","token":"the-token","response_limit":0}`,
    );
    // A workspace is one of the controller that it was chosen for.
    expect(permissions(path)).toBe('600');
    expect(permissions(at(machine))).toBe('700');
    expect(permissions(at(machine, 'state'))).toBe('700');
    expect(permissions(at(machine, 'state', 'controllers.json'))).toBe('600');
    expect(readdirSync(at(machine)).sort()).toEqual(['client.json', 'state']);
  });

  it('keeps the fields that it does not know, and the response_limit, through a login', async () => {
    const { machine, login, origin } = await start();
    const path = write(
      machine,
      `{"team":"a","workspace":"team","username":"old","ssl_verify":false,"controller":"http://old","token":"old","response_limit":7,"x":{"a":[null]},"constructor":1}`,
    );
    chmodSync(path, 0o644);
    expect(await machine.run(login)).toMatchObject({ exitCode: 0 });
    expect(readFileSync(path, 'utf8')).toBe(
      `{"username":"ada","ssl_verify":true,"controller":"${origin}","token":"the-token","response_limit":7,"team":"a","x":{"a":[null]},"constructor":1}`,
    );
    expect(permissions(path)).toBe('600');
  });

  it.each([
    ['true', true],
    ['false', false],
  ])('remembers --ssl-verify=%s', async (word, value) => {
    const { machine, login } = await start();
    await machine.run([...login, `--ssl-verify=${word}`]);
    expect(JSON.parse(readFileSync(at(machine, 'client.json'), 'utf8'))).toMatchObject({ ssl_verify: value });
  });

  it('may begin with a byte order mark and end with a line feed', async () => {
    const { machine, origin } = await start();
    write(machine, `\ufeff{\n "controller": "${origin}/", "token": "the-token"\n}\r\n`);
    expect(await machine.run('apps')).toEqual({ exitCode: 0, stdout: '=== Apps\n', stderr: '' });
  });

  it('is written through a symbolic link', async () => {
    const { machine, login } = await start();
    const real = join(machine.directory, 'real.json');
    writeFileSync(real, '{"controller":"http://old","token":"old","kept":1}');
    mkdirSync(at(machine));
    symlinkSync(real, at(machine, 'client.json'));
    expect(await machine.run(login)).toMatchObject({ exitCode: 0 });
    expect(JSON.parse(readFileSync(real, 'utf8'))).toMatchObject({ username: 'ada', kept: 1 });
  });

  it('is whole after many logins and logouts at once, and nothing lies beside it', async () => {
    const { machine, login } = await start();
    const lines = Array.from({ length: 50 }, (_, index) =>
      index % 5 === 4 ? ['logout'] : [...login, `--api=${index % 2 === 0 ? 'deis-2.2' : 'auto'}`],
    );
    const outcomes = await Promise.all(lines.map((line) => machine.run(line)));
    for (const { exitCode, stderr } of outcomes) expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    await machine.run(login);
    expect(JSON.parse(readFileSync(at(machine, 'client.json'), 'utf8'))).toMatchObject({
      username: 'ada',
      token: 'the-token',
    });
    JSON.parse(readFileSync(at(machine, 'state', 'controllers.json'), 'utf8'));
    expect(readdirSync(at(machine)).sort()).toEqual(['client.json', 'state']);
    expect(readdirSync(at(machine, 'state'))).toEqual(['controllers.json']);
  });

  it.each([
    ['empty', '', 'valid JSON'],
    ['cut off', '{"username":"ada","tok', 'valid JSON'],
    ['a list', '[]', 'valid JSON'],
    ['null', 'null', 'valid JSON'],
    ['binary', '\u0000\u0001\ufffd', 'valid JSON'],
    ['without a token', '{"controller":"http://x"}', '"token"'],
    ['without a controller', '{"token":"hunter2"}', '"controller"'],
    ['with a token of another type', '{"controller":"http://x","token":5}', '"token"'],
    ['with a user of another type', '{"controller":"http://x","token":"t","username":{}}', '"username"'],
  ])('that is %s is a failure that names it, and stays as it is', async (_, content, words) => {
    const { machine, login, controller } = await start();
    const path = write(machine, content);
    for (const line of [['apps'], login, ['logout'], ['whoami']]) {
      const { exitCode, stdout, stderr } = await machine.run(line);
      expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
      expect(stderr).toContain(path);
      expect(stderr).toContain(words);
      expect(stderr).toContain('Fix or remove the file');
      expect(stderr).not.toContain('hunter2');
      expect(readFileSync(path, 'utf8')).toBe(content);
    }
    expect(controller.asked()).toEqual([]);
  });

  it.each(['', 'not a url', 'ftp://x', 'http://ada:hunter2@x'])('with "%s" for a controller is broken', async (url) => {
    const { machine } = await start();
    const path = write(machine, JSON.stringify({ controller: url, token: 't' }));
    const { exitCode, stderr } = await machine.run('apps');
    expect(exitCode).toBe(1);
    expect(stderr).toContain(path);
    expect(stderr).not.toContain('hunter2');
  });

  it('that is a folder is a failure', async () => {
    const { machine, login } = await start();
    mkdirSync(at(machine, 'client.json'), { recursive: true });
    for (const line of [['apps'], login]) {
      const { exitCode, stderr } = await machine.run(line);
      expect(exitCode).toBe(1);
      expect(stderr).toContain('it is a directory');
    }
  });

  it('that cannot be written is a failure after the login, and names it', async () => {
    const { machine, login } = await start();
    writeFileSync(join(machine.home, '.deis'), 'a file where the folder should be');
    const { exitCode, stdout, stderr } = await machine.run(login);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain(at(machine, 'client.json'));
    expect(stderr).toContain('Could not write');
    expect(stderr).not.toContain('the-token');
  });

  it.each([
    [undefined, true],
    ['no', true],
    [0, true],
    [null, true],
    [false, false],
  ])('checks certificates unless it says no: ssl_verify %j', async (value, isChecked) => {
    const { origin, requests } = await serve((response) => response.end('{"count":0,"results":[]}'), 'self-signed');
    const { machine } = await start();
    write(machine, JSON.stringify({ controller: origin, token: 't', ssl_verify: value }));
    const { exitCode, stderr } = await machine.run('apps --api deis-2.2');
    expect(exitCode).toBe(isChecked ? 7 : 0);
    expect(requests).toHaveLength(isChecked ? 0 : 1);
    expect(stderr.includes(`TLS certificates of ${origin} are not checked`)).toBe(!isChecked);
  });
});

describe('logout', () => {
  it('removes the file, and nothing else', async () => {
    const { machine, login, origin } = await start();
    await machine.run(login);
    await machine.run([...login, '--config=other']);
    const profile = at(machine, 'client.json');
    const state = JSON.parse((await machine.run('logout --json')).stdout) as unknown;
    expect(state).toEqual({ username: 'ada', controller: origin, profile });
    expect(existsSync(profile)).toBe(false);
    expect(existsSync(at(machine, 'other.json'))).toBe(true);
    expect(await machine.run('apps')).toMatchObject({ exitCode: 4, stdout: '' });
  });

  it('is no failure when nobody is logged in', async () => {
    const { machine } = await start();
    const stdout = `Not logged in: no login is saved in ${at(machine, 'client.json')}\n`;
    expect(await machine.run('logout')).toEqual({ exitCode: 0, stdout, stderr: '' });
  });
});
