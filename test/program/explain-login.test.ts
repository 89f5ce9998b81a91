import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { dialectNamed } from '../../src/api/dialects/registry.ts';
import { sandboxDialects } from '../../src/sandbox/rules/rules-of.ts';
import { createMachine } from '../setup/simulated-machine.ts';
import { createPlace, type Place } from '../setup/sandbox-with-login.ts';

describe.each(sandboxDialects.map(({ name }) => name))('a token that is not valid in %s', (dialect) => {
  let place: Place;
  let url: string;
  const profile = (name: string): string => join(place.machine.home, '.deis', `${name}.json`);
  beforeAll(async () => {
    place = await createPlace(dialect);
    ({ url } = place.sandbox);
    const kept = JSON.parse(readFileSync(profile('client'), 'utf8')) as object;
    for (const [name, more] of [
      ['stale', {}],
      ['unchecked', { ssl_verify: false }],
    ] as const) {
      writeFileSync(profile(name), JSON.stringify({ ...kept, token: 'stale', ...more }), { mode: 0o600 });
    }
  });
  afterAll(() => place.close());

  it.each<[string, Record<string, string>, () => readonly [message: string, hint: string]]>([
    [
      'apps:list',
      { DEIS_TOKEN: 'stale' },
      () => [
        `The token in DEIS_TOKEN for ${url} is not valid.`,
        `Set DEIS_TOKEN to another token, or unset it and log in: deis login ${url}`,
      ],
    ],
    [
      'apps:list -c stale',
      {},
      () => [
        `Your token for ${url} is not valid.`,
        `It is saved in ${profile('stale')}. Log in again: deis login ${url} -c stale`,
      ],
    ],
    [
      'apps:list',
      { DEIS_PROFILE: 'stale' },
      () => [
        `Your token for ${url} is not valid.`,
        `It is saved in ${profile('stale')}. Log in again: deis login ${url}`,
      ],
    ],
    [
      'apps:list -c unchecked',
      {},
      () => [
        `Your token for ${url} is not valid.`,
        `It is saved in ${profile('unchecked')}. Log in again: deis login ${url} --ssl-verify=false -c unchecked`,
      ],
    ],
  ])('is told with where it came from, and what to type: %s with %o', async (line, environment, expected) => {
    const [message, hint] = expected();
    expect(await place.machine.run(line, { environment })).toEqual({
      exitCode: 4,
      stdout: '',
      stderr: `Error: ${message}\n       ${hint}\n`,
    });
    const { stderr } = await place.machine.run(`${line} --json`, { environment });
    expect(JSON.parse(stderr)).toEqual({ error: { code: 'authentication', status: 401, message, hint } });
  });

  it('is not blamed where it was not used', async () => {
    const { stderr } = await place.machine.run(`login ${url} --username=ada --password=wrong -c stale`);
    expect(stderr).not.toContain('saved in');
    const byToken = await place.machine.run(`login ${url} --username=ada --token-stdin -c stale`, { input: 'other\n' });
    expect(byToken).toMatchObject({ exitCode: 4, stdout: '' });
    expect(byToken.stderr).not.toContain('saved in');
  });

  it('is of somebody, who is named', async () => {
    const token = (await place.machine.json('auth:token')) as { token: string };
    const environment = { DEIS_CONTROLLER: url, DEIS_TOKEN: token.token };
    const isKnown = dialectNamed(dialect)?.routes['auth.whoami'] !== null;
    expect(await place.machine.json('whoami', { environment })).toEqual({
      username: isKnown ? 'ada' : null,
      controller: url,
      profile: null,
    });
    expect((await place.machine.run('whoami', { environment })).stdout).toBe(
      isKnown ? `You are ada at ${url} (DEIS_TOKEN)\n` : `Authenticated with DEIS_TOKEN at ${url}\n`,
    );
    const profiles = await place.machine.run('profiles --json', { environment });
    expect(JSON.parse(profiles.stderr)).toEqual({
      notice: 'DEIS_CONTROLLER and DEIS_TOKEN are set, so no profile is used.',
    });
    expect(profiles.stdout).not.toContain('"current":true');
  });
});

describe('a connection that is refused', () => {
  it.each([
    ['is of the own sandbox', 'sandbox', (path: string) => path, ''],
    ['is of another folder of the user', 'mine', (path: string) => join(path, '..', 'mine'), ' --data FOLDER'],
  ])('%s', async (_, name, place, data) => {
    const machine = createMachine();
    const usual = join(machine.home, '.deis', 'sandbox');
    const folder = place(usual);
    const port = await freePort();
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'ports.json'), JSON.stringify({ http: port, https: 1 }));
    const state = join(usual, '..', 'state');
    mkdirSync(state, { recursive: true });
    if (name !== 'sandbox') writeFileSync(join(state, 'sandboxes.json'), JSON.stringify([folder]));
    for (const host of ['127.0.0.1', 'localhost']) {
      const url = `http://${host}:${port}`;
      const { exitCode, stderr } = await machine.run(`login ${url} --username=ada --password=x --api deis-2.2`);
      expect({ exitCode, stderr }).toEqual({
        exitCode: 7,
        stderr: `Error: Could not connect to ${url}: connection refused.\n       This is your sandbox. Start it: deis sandbox:start --background${data.replace('FOLDER', folder)}\n`,
      });
    }
    const other = `http://127.0.0.1:${await freePort()}`;
    const { stderr } = await machine.run(`login ${other} --username=ada --password=x --api deis-2.2`);
    expect(stderr).toContain('Is the controller running, and is the URL right?');
    machine.remove();
  });
});

/** A port on which nothing listens. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
