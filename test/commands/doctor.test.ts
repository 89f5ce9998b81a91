import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import { ciMachine } from '../api/controllers.ts';
import { serve } from '../http/servers.ts';
import { standIn } from '../sandbox/containers/stand-in.ts';
import { createMachine, type Machine, type RunOptions } from '../setup/simulated-machine.ts';
import { createPlace, type Place } from '../setup/sandbox-with-login.ts';

let place: Place | undefined;
afterEach(async () => {
  await place?.close();
  place = undefined;
});
const open = async (dialect = 'deis-2.3'): Promise<Place> => (place = await createPlace(dialect));

interface Report {
  readonly exitCode: number;
  readonly text: string;
  readonly healthy: boolean;
  readonly states: Readonly<Record<string, string>>;
  readonly details: Readonly<Record<string, string>>;
}

async function examine(machine: Machine, options: RunOptions = {}): Promise<Report> {
  const { exitCode, stdout } = await machine.run('doctor --json', options);
  const { healthy, checks } = JSON.parse(stdout) as {
    healthy: boolean;
    checks: { check: string; state: string; detail: string }[];
  };
  return {
    exitCode,
    text: stdout,
    healthy,
    states: Object.fromEntries(checks.map(({ check, state }) => [check, state])),
    details: Object.fromEntries(checks.map(({ check, detail }) => [check, detail])),
  };
}

const profileOf = ({ home }: Machine) => join(home, '.deis', 'client.json');

it.each(dialects.map(({ name }) => name))('finds nothing wrong in %s, and tells no secret', async (dialect) => {
  const { machine, sandbox } = await open(dialect);
  const { token } = JSON.parse(readFileSync(profileOf(machine), 'utf8')) as { token: string };
  const report = await examine(machine, { environment: { SHELL: '/bin/bash' } });
  expect(report).toMatchObject({ exitCode: 0, healthy: true });
  expect(report.states).toEqual({
    program: 'ok',
    settings: 'ok',
    controller: 'ok',
    clock: 'ok',
    TLS: 'skipped',
    API: 'ok',
    token: 'ok',
    'git remote': 'skipped',
    plugins: 'ok',
    completion: 'warning',
    sandbox: 'ok',
  });
  expect(report.details['controller']).toBe(`${sandbox.url} answers`);
  expect(report.details['API']).toContain(dialect);
  expect(report.text).not.toContain(token);
  const shown = await machine.run('doctor');
  expect(shown).toMatchObject({ exitCode: 0, stderr: '' });
  expect(shown.stdout).toContain('All checks passed.');
  expect(shown.stdout).not.toContain(token);
});

describe('the doctor finds', () => {
  it('that there is no login', async () => {
    const machine = createMachine();
    const { exitCode, states, details } = await examine(machine);
    machine.remove();
    expect(exitCode).toBe(1);
    expect(states).toMatchObject({ settings: 'ok', controller: 'failed', token: 'skipped' });
    expect(details['controller']).toContain('Not logged in');
  });

  it('that nobody answers', async () => {
    const { exitCode, states } = await examine(ciMachine('http://127.0.0.1:9'));
    expect(exitCode).toBe(1);
    expect(states).toMatchObject({ controller: 'failed', clock: 'skipped', TLS: 'skipped', API: 'skipped' });
  });

  it('that the token is not good', async () => {
    const { machine } = await open();
    const { exitCode, states, text } = await examine(machine, { environment: { DEIS_TOKEN: 'a-stale-token' } });
    expect(exitCode).toBe(1);
    expect(states).toMatchObject({ controller: 'ok', token: 'failed' });
    expect(text).not.toContain('a-stale-token');
  });

  it('that others can read the settings, and that some are broken', async () => {
    const { machine } = await open();
    chmodSync(profileOf(machine), 0o640);
    const { exitCode, details } = await examine(machine);
    expect(exitCode).toBe(1);
    expect(details['settings']).toContain(`others can read ${profileOf(machine)}`);
    chmodSync(profileOf(machine), 0o600);
    for (const file of ['other.json', join('state', 'preferences.json')]) {
      mkdirSync(join(machine.home, '.deis', 'state'), { recursive: true });
      writeFileSync(join(machine.home, '.deis', file), '[', { mode: 0o600 });
      expect((await examine(machine, { environment: { DEIS_PROFILE: 'client' } })).details['settings']).toContain(file);
    }
  });

  it.each([
    [90_000, 'warning', 'is 90 seconds ahead of the controller'],
    [-90_000, 'warning', 'is 90 seconds behind the controller'],
    [30_000, 'ok', 'in sync with the controller'],
  ])('that the clock is off by %i milliseconds', async (off, state, detail) => {
    const { origin } = await serve((response) => {
      response.setHeader('Date', 'Thu, 05 Jun 2025 10:00:00 GMT').setHeader('DRYCC_API_VERSION', '2.1');
      response.end('{"count":0,"next":null,"previous":null,"results":[]}');
    });
    const now = new Date(Date.UTC(2025, 5, 5, 10) + off);
    const report = await examine(ciMachine(origin), { now });
    expect(report).toMatchObject({ exitCode: 0, states: { clock: state }, details: { clock: detail } });
  });

  it('until when a certificate is good', async () => {
    const authority = fileURLToPath(new URL('../fixtures/tls/authority.pem', import.meta.url));
    const { origin } = await serve((response) => {
      response.setHeader('DRYCC_API_VERSION', '2.1').end('{"count":0,"next":null,"previous":null,"results":[]}');
    }, 'localhost');
    const machine = ciMachine(origin, { DEIS_CA_FILE: authority });
    const { states, details } = await examine(machine);
    expect(states['TLS']).toBe('ok');
    const [, until = ''] = /^the certificate is trusted, until (\d{4}-\d\d-\d\d)$/.exec(details['TLS'] ?? '') ?? [];
    const soon = await examine(machine, { now: new Date(Date.parse(until) - 3 * 86_400_000) });
    expect(soon).toMatchObject({ exitCode: 0, states: { TLS: 'warning' } });
    expect(soon.details['TLS']).toMatch(/: in [23] days$/);
    const untrusted = await examine(ciMachine(origin));
    expect(untrusted).toMatchObject({ exitCode: 1, states: { controller: 'failed' } });
  });

  it('where the git remotes lead', async () => {
    const { machine } = await open();
    const git = (...words: string[]) => execFileSync('git', words, { cwd: machine.directory });
    git('init', '-q');
    git('remote', 'add', 'x', 'ssh://git@elsewhere.example.com:2222/hello.git');
    expect((await examine(machine)).details['git remote']).toBe('none of 1 git remotes point to the controller');
    git('remote', 'add', 'deis', 'ssh://git@127.0.0.1:2222/hello.git');
    expect((await examine(machine)).details['git remote']).toBe('remote "deis" points to hello');
  });

  it('that completion is installed, and plugins', async () => {
    const { machine } = await open();
    const folder = join(machine.home, 'bin');
    mkdirSync(folder);
    writeFileSync(join(folder, 'deis-foo'), '#!/bin/sh\n', { mode: 0o755 });
    const environment = { SHELL: '/bin/zsh', PATH: folder };
    await machine.run('completion:install', { environment });
    const { states, details } = await examine(machine, { environment });
    expect(states['completion']).toBe('ok');
    expect(details['plugins']).toBe(`foo (${join(folder, 'deis-foo')})`);
  });
});

describe('how a sandbox would run apps', () => {
  it('is said: what ends their processes, and what runs images', async () => {
    const { machine } = await open();
    const { PATH = '', DOCKER_CONFIG = '' } = (await standIn()).environment;
    const engine = (await examine(machine, { environment: { PATH, DOCKER_CONFIG } })).details['sandbox'];
    expect(engine).toMatch(/; images run with docker \(\/.*\/docker\)/);
    const bare = (await examine(machine, { environment: { PATH: '/nonexistent' } })).details['sandbox'];
    expect(bare).toContain(
      'no PID namespaces here: app processes that leave their group are found by their SANDBOX_ID at the next start; neither docker nor podman answers, so the processes of images are simulated',
    );
  });
});
