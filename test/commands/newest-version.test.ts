import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isNewer } from '../../src/commands/version/newest-version.ts';
import { version } from '../../src/base/version.ts';
import { serve, serveProxy } from '../http/servers.ts';
import { createMachine, type Machine } from '../setup/simulated-machine.ts';
import { Interruption } from '../../src/base/errors.ts';
import { until } from '../setup/stopped-timers.ts';

const authority = fileURLToPath(new URL('../fixtures/tls/authority.pem', import.meta.url));
const words = 'version --check-update';
const tells = (newest: unknown) => serve((response) => response.end(JSON.stringify({ version: newest, dist: {} })));

let machine: Machine;
beforeAll(() => {
  machine = createMachine({ DEIS_TIMEOUT: '5' });
  mkdirSync(join(machine.home, '.deis'));
  const login = { username: 'ada', controller: 'http://127.0.0.1:9', token: 'the-token', ssl_verify: true };
  writeFileSync(join(machine.home, '.deis', 'client.json'), JSON.stringify(login), { mode: 0o600 });
});
afterAll(() => {
  machine.remove();
});

it.each([
  ['1.0.0', '0.9.9', true],
  ['0.10.0', '0.9.0', true],
  ['0.1.10', '0.1.9', true],
  ['0.1.0', '0.1.0', false],
  ['0.0.9', '0.1.0', false],
  ['1.0.0', '1.0.0-rc.1', true],
  ['1.0.0-rc.1', '1.0.0', false],
  ['1.0.0-rc.2', '0.9.0', true],
])('%s is newer than %s: %s', (one, other, expected) => {
  expect(isNewer(one, other)).toBe(expected);
});

describe('version --check-update', () => {
  it('names a newer version, and how it is installed', async () => {
    const { origin } = await tells('99.0.0');
    const environment = { npm_config_registry: `${origin}/` };
    expect(await machine.run(words, { environment })).toEqual({
      exitCode: 0,
      stdout: `${version}\n99.0.0 is newer. Update with npm: npm install --global deis-cli@99.0.0\n`,
      stderr: '',
    });
    expect(await machine.json(words, { environment })).toMatchObject({ version, newest: '99.0.0', update: true });
  });

  it.each([version, '0.0.1'])('says that there is none where the newest is %s', async (newest) => {
    const { origin } = await tells(newest);
    const environment = { NPM_CONFIG_REGISTRY: origin };
    expect((await machine.run(words, { environment })).stdout).toBe(`${version}\nThis is the newest version.\n`);
    expect(await machine.json(words, { environment })).toMatchObject({ newest, update: false });
  });

  it('tells the registry the name of the package, and nothing of the login', async () => {
    const { origin, requests } = await tells('99.0.0');
    const environment = { npm_config_registry: `${origin}/repository/npm` };
    expect(await machine.run(words, { environment })).toMatchObject({ exitCode: 0 });
    expect(requests.map(({ method, path, body }) => ({ method, path, body }))).toEqual([
      { method: 'GET', path: '/repository/npm/deis-cli/latest', body: '' },
    ]);
    const sent = JSON.stringify(requests);
    for (const word of ['the-token', 'ada', 'authorization', 'cookie', '127.0.0.1:9"'])
      expect(sent).not.toContain(word);
  });

  it('is asked over TLS that is checked, with the authorities of this program', async () => {
    const answer = JSON.stringify({ version: '99.0.0' });
    const { origin } = await serve((response) => response.end(answer), 'localhost');
    const trusting = { npm_config_registry: origin, DEIS_CA_FILE: authority };
    expect(await machine.json(words, { environment: trusting })).toMatchObject({ newest: '99.0.0' });
    const outcome = await machine.run(words, { environment: { npm_config_registry: origin } });
    expect(outcome).toMatchObject({ exitCode: 7, stdout: '' });
    expect(outcome.stderr).toMatch(/^Error: Could not check for a newer version: The TLS certificate of localhost:/);
    expect(outcome.stderr).toContain('npm_config_registry');
  });

  it('goes through the proxy of the environment', async () => {
    const proxy = await serveProxy();
    const environment = { npm_config_registry: 'https://registry.example.com', HTTPS_PROXY: proxy.origin };
    const stop = new AbortController();
    const running = machine.run(words, { environment, interrupted: stop.signal });
    await until(() => proxy.requests.length > 0);
    stop.abort(new Interruption('SIGINT'));
    await running;
    expect(proxy.requests.map(({ path }) => path)).toContain('registry.example.com:443');
  });

  it.each<[string, number, number, string, string]>([
    ['a registry that does not have it', 404, 5, '{}', 'has no package deis-cli.'],
    ['one that fails', 500, 8, 'no', 'does not say what the newest version is.'],
    ['a page', 200, 8, '<html>', 'does not say what the newest version is.'],
    ['no version', 200, 8, '{"version":7}', 'does not say what the newest version is.'],
    ['what is no version', 200, 8, '{"version":"1.0.0; rm -rf ~"}', 'does not say what the newest version is.'],
    ['a list', 200, 8, '[]', 'does not say what the newest version is.'],
  ])('fails at %s', async (_, status, exitCode, body, message) => {
    const { origin } = await serve((response) => response.writeHead(status).end(body));
    const outcome = await machine.run(words, { environment: { npm_config_registry: origin } });
    expect(outcome).toEqual({
      exitCode,
      stdout: '',
      stderr: `Error: ${origin} ${message}\n       The variable npm_config_registry names another registry.\n`,
    });
  });

  it('fails where nobody answers', async () => {
    const outcome = await machine.run(words, { environment: { npm_config_registry: 'http://127.0.0.1:1' } });
    expect(outcome).toMatchObject({ exitCode: 7, stdout: '' });
    expect(outcome.stderr).toContain('Could not check for a newer version: Could not connect to http://127.0.0.1:1');
  });

  it.each([
    'http://registry.example.com',
    'ftp://registry.example.com',
    'registry',
    'https://ada:the-password@registry.example.com',
  ])('is not asked of %s', async (registry) => {
    const outcome = await machine.run(words, { environment: { npm_config_registry: registry } });
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(outcome.stderr).toMatch(/^Error: The variable npm_config_registry does not hold the URL of a registry\.\n/);
    expect(outcome.stderr).not.toContain('the-password');
  });

  it('is never asked unless that is wanted', async () => {
    const { origin, requests } = await tells('99.0.0');
    const environment = { npm_config_registry: origin };
    for (const line of ['version', '--version', 'help version', 'profiles:list', 'shortcuts', 'doctor'])
      await machine.run(line, { environment });
    expect(requests).toEqual([]);
  });
});
