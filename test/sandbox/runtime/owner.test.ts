import { chmodSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { deis22 } from '../../../src/api/dialects/deis-2.2.ts';
import { writeOwnerSecret } from '../../../src/sandbox/state/owner-secret.ts';
import { writeRunning } from '../../../src/sandbox/state/running.ts';
import { createMachine, type Machine } from '../../setup/simulated-machine.ts';
import { start, type StartedSandbox, temporaryFolder } from '../started-sandbox.ts';

const secret = 'of-this-start';
const user = { username: 'ada', password: 'opensesame', email: 'ada@example.com' };
let machine: Machine | undefined;
afterEach(() => machine?.remove());

async function closedSandbox(): Promise<StartedSandbox> {
  const directory = await temporaryFolder();
  const sandbox = await start(deis22, { directory, secret });
  writeRunning(directory, { url: sandbox.url, api: 'deis-2.2', like: null, pid: process.pid });
  writeOwnerSecret(directory, secret);
  return sandbox;
}

const register = (url: string): string[] => [
  'auth:register',
  url,
  '--username=ada',
  '--email=ada@example.com',
  '--password-stdin',
];

describe('a sandbox that is not open', () => {
  it('lets nobody register who does not know its secret, and says what to do', async () => {
    const sandbox = await closedSandbox();
    const refused = await sandbox.ask('auth.register', user);
    expect(refused.status).toBe(403);
    expect(refused.json).toEqual({
      detail: expect.stringMatching(/^Only the owner .* sandbox:start --open\.$/) as string,
    });
    const guessed = { method: 'POST', path: '/v2/auth/register/', body: user };
    const headers = { 'Content-Type': 'application/json', 'X-Sandbox-Secret': 'of-another-on' };
    expect((await sandbox.send({ ...guessed, headers })).status).toBe(403);
    const right = await sandbox.send({ ...guessed, headers: { ...headers, 'X-Sandbox-Secret': secret } });
    expect(right.status).toBe(201);
  });

  it('is proved to by the client of its owner, which finds the folder among those it knows', async () => {
    const sandbox = await closedSandbox();
    machine = createMachine();
    const known = join(machine.home, '.deis');
    mkdirSync(known, { recursive: true });
    mkdirSync(join(known, 'state'));
    writeFileSync(join(known, 'state', 'sandboxes.json'), JSON.stringify([sandbox.directory]));
    const outcome = await machine.run(register(sandbox.url.replace('127.0.0.1', 'localhost')), {
      input: 'opensesame\n',
    });
    expect(outcome).toMatchObject({ exitCode: 0 });
  });

  it('is not proved to by a client that cannot read the secret', async () => {
    const sandbox = await closedSandbox();
    machine = createMachine();
    const outcome = await machine.run(register(sandbox.url), { input: 'opensesame\n' });
    expect(outcome.exitCode).not.toBe(0);
    expect(outcome.stderr).toContain('Only the owner of this sandbox may register.');
  });

  it('has a secret that only its owner can read, whatever was there before', async () => {
    const directory = await temporaryFolder();
    writeFileSync(join(directory, 'secret'), 'old');
    chmodSync(join(directory, 'secret'), 0o644);
    writeOwnerSecret(directory, secret);
    expect(statSync(join(directory, 'secret')).mode & 0o777).toBe(0o600);
  });
});
