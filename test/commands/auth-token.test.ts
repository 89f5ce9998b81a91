import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import { createMachine, type Machine } from '../setup/simulated-machine.ts';
import { createPlace, type Place } from '../setup/sandbox-with-login.ts';

let place: Place | undefined;
const machines: Machine[] = [];
afterEach(async () => {
  for (const machine of machines.splice(0)) machine.remove();
  await place?.close();
  place = undefined;
});

const open = async (dialect: string): Promise<Place> => (place = await createPlace(dialect));
const profileOf = ({ home }: Machine, name = 'client'): string => join(home, '.deis', `${name}.json`);
const contentOf = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;

function another(): Machine {
  const machine = createMachine();
  machines.push(machine);
  return machine;
}

describe.each(dialects)('in $name', ({ name: dialect, version, routes }) => {
  const tellsUser = routes['auth.whoami'] !== null;

  it('auth:token prints the token, and auth:login takes it', async () => {
    const { machine, sandbox } = await open(dialect);
    const { token } = contentOf(profileOf(machine));
    const printed = await machine.run('auth:token');
    expect(printed).toEqual({ exitCode: 0, stdout: `${String(token)}\n`, stderr: '' });
    expect(await machine.json('auth:token')).toEqual({ token });

    const other = another();
    const login = ['auth:login', sandbox.url, '--token-stdin'];
    const bare = await other.run(login, { input: printed.stdout });
    if (!tellsUser) {
      expect(bare).toMatchObject({ exitCode: 2, stdout: '' });
      expect(bare.stderr).toContain('Add --username.');
      expect(existsSync(profileOf(other))).toBe(false);
    }
    const named = tellsUser ? bare : await other.run([...login, '--username=ada'], { input: printed.stdout });
    expect(named).toEqual({
      exitCode: 0,
      stdout: `Logged in as ada\nConfiguration file written to ${profileOf(other)}\n`,
      stderr: '',
    });
    expect(contentOf(profileOf(other))).toEqual(contentOf(profileOf(machine)));
    expect(await other.run('apps:list')).toMatchObject({ exitCode: 0 });
  });

  it('auth:login keeps no token that the controller does not know', async () => {
    const { sandbox } = await open(dialect);
    const other = another();
    const login = ['auth:login', sandbox.url, '--token-stdin', '--username=ada'];
    const outcome = await other.run(login, { input: 'a-wrong-token\n' });
    expect(outcome).toMatchObject({ exitCode: 4, stdout: '' });
    expect(outcome.stderr).not.toContain('a-wrong-token');
    expect(existsSync(profileOf(other))).toBe(false);
  });

  it('auth:status tells where the login is and that it is good', async () => {
    const { machine, sandbox } = await open(dialect);
    expect(await machine.json('auth:status')).toEqual({
      controller: sandbox.url,
      api: version,
      dialect,
      username: 'ada',
      valid: true,
      profile: profileOf(machine),
      profile_because: 'default',
      profile_reason: 'usual',
      token_from: { kind: 'file', name: profileOf(machine), mode: '0600', private: true },
      ssl_verify: true,
    });
  });

  it('auth:status ends with 4 for a token that is not good, and tells where it is from', async () => {
    const { machine } = await open(dialect);
    const environment = { DEIS_TOKEN: 'a-stale-token' };
    const { exitCode, stdout, stderr } = await machine.run('auth:status --json', { environment });
    expect({ exitCode, stderr }).toEqual({ exitCode: 4, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      valid: false,
      username: null,
      token_from: { kind: 'environment', name: 'DEIS_TOKEN', mode: null, private: null },
    });
    const shown = await machine.run('auth:status', { environment });
    expect(shown.stdout).toContain('not valid; log in again');
    expect(shown.stdout).not.toContain('a-stale-token');
  });

  it('auth:status names the user of a token of the environment where the API does', async () => {
    const { machine, sandbox } = await open(dialect);
    const { token } = contentOf(profileOf(machine));
    const environment = { DEIS_CONTROLLER: sandbox.url, DEIS_TOKEN: String(token) };
    expect(await another().json('auth:status', { environment })).toMatchObject({
      valid: true,
      username: tellsUser ? 'ada' : null,
    });
  });
});

describe('auth:status', () => {
  it('says what chose the profile', async () => {
    const { machine } = await open('deis-2.2');
    await machine.run('profiles:rename client staging');
    const git = (...words: string[]) => execFileSync('git', words, { cwd: machine.directory });
    const told = async (because: string, reason: string, words = '', environment = {}) => {
      const line = `auth:status ${words}`;
      const expected = { profile: profileOf(machine, 'staging'), profile_because: because, profile_reason: reason };
      expect(await machine.json(line, { environment })).toMatchObject(expected);
      const { stdout } = await machine.run(line, { environment });
      expect(stdout.split('\n')).toContain(`Profile from:  ${because}`);
    };
    await told('deis profiles:use', 'default');
    git('init', '--quiet');
    await machine.run('profiles:bind staging');
    await told(`deis.profile in ${join(machine.directory, '.git', 'config')}`, 'repository');
    await told('the variable DEIS_PROFILE', 'variable', '', { DEIS_PROFILE: 'staging' });
    await told('--config', 'option', '-c staging', { DEIS_PROFILE: 'client' });
  });

  it('says so when others can read the file', async () => {
    const { machine } = await open('deis-2.3');
    chmodSync(profileOf(machine), 0o644);
    const { stdout } = await machine.run('auth:status');
    expect(stdout).toContain('0644: others can read it; run chmod 600');
    expect(await machine.json('auth:status')).toMatchObject({ token_from: { mode: '0644', private: false } });
  });

  it('is a failure without a login', async () => {
    expect(await another().run('auth:status')).toMatchObject({ exitCode: 4, stdout: '' });
    expect(await another().run('auth:token')).toMatchObject({ exitCode: 4, stdout: '' });
  });
});

describe('auth:login --token-stdin', () => {
  it.each([
    ['nothing', '\n', [], 2, 'No token on standard input.'],
    ['what is no token', 'two words\n', [], 4, 'The token in standard input has characters that tokens never have.'],
    ['a password besides', 'x', ['--password=p'], 2, 'Use either a token or a password.'],
  ])('refuses %s before any request', async (_, input, words, exitCode, message) => {
    const outcome = await another().run(['auth:login', 'http://127.0.0.1:9', '--token-stdin', ...words], { input });
    expect(outcome).toMatchObject({ exitCode, stdout: '' });
    expect(outcome.stderr).toContain(message);
  });

  it('refuses the token of another user than the one that is named', async () => {
    const { machine, sandbox } = await open('deis-2.3');
    const { stdout } = await machine.run('auth:token');
    const other = another();
    const login = ['auth:login', sandbox.url, '--token-stdin', '--username=bob'];
    const outcome = await other.run(login, { input: stdout });
    expect(outcome).toMatchObject({ exitCode: 4, stdout: '' });
    expect(outcome.stderr).toContain('The token belongs to ada, not to bob.');
    expect(existsSync(profileOf(other))).toBe(false);
  });
});
