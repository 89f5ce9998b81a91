import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import { createMachine, type Machine } from '../setup/simulated-machine.ts';
import { startTestController } from '../proofs/test-controller.ts';
import { createPlace, type Place } from '../setup/sandbox-with-login.ts';

let place: Place | undefined;
afterEach(async () => {
  await place?.close();
  place = undefined;
});

const open = async (dialect = 'deis-2.2'): Promise<Place> => (place = await createPlace(dialect));
const profileOf = ({ home }: Machine): string => join(home, '.deis', 'client.json');
const tokenOf = (machine: Machine): string =>
  (JSON.parse(readFileSync(profileOf(machine), 'utf8')) as { token: string }).token;

async function addBob({ machine, sandbox }: Place): Promise<void> {
  const words = `auth:register ${sandbox.url} --username=bob --password=bobs --email=bob@example.com --login=false`;
  expect(await machine.run(words)).toMatchObject({ exitCode: 0 });
}

/** Bob's own machine, logged in. */
async function bobsMachine(there: Place): Promise<Machine> {
  await addBob(there);
  const machine = createMachine();
  expect(await machine.run(`auth:login ${there.sandbox.url} --username=bob --password=bobs`)).toMatchObject({
    exitCode: 0,
  });
  return machine;
}

const every = dialects.map(({ name }) => name);
const later = every.filter((name) => name !== 'deis-1.1');

it.each(every)('auth:cancel cancels accounts in %s', async (dialect) => {
  const there = await open(dialect);
  await addBob(there);
  const { machine, sandbox } = there;
  const before = readFileSync(profileOf(machine), 'utf8');
  expect(await machine.run('auth:cancel --password=wrong --yes')).toMatchObject({ exitCode: 6, stdout: '' });

  // Another, by its own password.
  expect(await machine.json('auth:cancel --username=bob --password=bobs --yes')).toEqual({
    username: 'bob',
    controller: sandbox.url,
    cancelled: true,
  });
  const bobLogsIn = `auth:login ${sandbox.url} --username=bob --password=bobs -c other`;
  expect(await machine.run(bobLogsIn)).toMatchObject({ exitCode: 6 });

  await machine.run('apps:create hello --no-remote');
  const refused = await machine.run('auth:cancel --password=opensesame --yes');
  expect(refused).toMatchObject({ exitCode: 6, stdout: '' });
  expect(refused.stderr).toContain('still has applications assigned');
  await machine.run('apps:destroy --confirm=hello');
  expect(readFileSync(profileOf(machine), 'utf8')).toBe(before);

  const outcome = await machine.run('auth:cancel --password-stdin --yes', { input: 'opensesame\n' });
  expect(outcome).toEqual({ exitCode: 0, stdout: 'Account cancelled\n', stderr: '' });
  expect(existsSync(profileOf(machine))).toBe(false);
  const again = await machine.run(`auth:login ${sandbox.url} --username=ada --password=opensesame`);
  expect(again).toMatchObject({ exitCode: 6 });
});

it.each(later)('auth:cancel cancels another account for an administrator in %s', async (dialect) => {
  const there = await open(dialect);
  await addBob(there);
  const { machine, sandbox } = there;
  expect(await machine.run('auth:cancel --username=bob --yes')).toMatchObject({
    exitCode: 0,
    stdout: 'Account cancelled\n',
  });
  const bobLogsIn = `auth:login ${sandbox.url} --username=bob --password=bobs -c other`;
  expect(await machine.run(bobLogsIn)).toMatchObject({ exitCode: 6 });
  expect(existsSync(profileOf(machine))).toBe(true);
});

describe('auth:cancel', () => {
  it('asks on a terminal, naming user and controller', async () => {
    const { machine, sandbox } = await open();
    const no = await machine.run('auth:cancel', { answers: [['Delete account', 'n\r']] });
    expect(no).toMatchObject({ exitCode: 0, stdout: 'Account not changed\n' });
    expect(no.stderr).toContain(`Delete account ada at ${sandbox.url}?`);
    expect(existsSync(profileOf(machine))).toBe(true);
    const yes = await machine.run('auth:cancel', {
      answers: [
        ['Delete account', 'y\r'],
        ['password:', 'opensesame\r'],
      ],
    });
    expect(yes).toMatchObject({ exitCode: 0, stdout: 'Account cancelled\n' });
    expect(yes.stderr).not.toContain('opensesame');
  });

  it('wants --yes without a terminal, before anything is sent', async () => {
    const { machine } = await open();
    const outcome = await machine.run('auth:cancel --password=opensesame');
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(outcome.stderr).toContain('Missing --yes');
    expect(await machine.run('apps')).toMatchObject({ exitCode: 0 });
  });

  it.each(['deis-1.1', 'deis-2.2'])('goes by the name with the login that is there, in %s', async (dialect) => {
    const { machine } = await open(dialect);
    expect(await machine.run('auth:cancel --username=ada --yes')).toMatchObject({
      exitCode: 0,
      stdout: 'Account cancelled\n',
    });
    expect(existsSync(profileOf(machine))).toBe(false);
  });
});

it('a controller of API 1.1 is not asked to cancel another account, which some take for the own', async () => {
  const controller = await startTestController();
  controller.expect(({ path }) => ({
    status: path === '/v1/apps' ? 401 : 404,
    headers: { X_DEIS_API_VERSION: '1.1' },
    body: '{}',
  }));
  const machine = createMachine({ DEIS_CONTROLLER: controller.url, DEIS_TOKEN: 'abc123' });
  const outcome = await machine.run('auth:cancel --username=bob --yes');
  expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
  expect(outcome.stderr).toContain('cancel your own account when they are asked to cancel bob');
  expect(controller.received.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /v2/']);
  machine.remove();
  await controller.close();
});

it.each(later)('auth:passwd changes passwords in %s', async (dialect) => {
  const there = await open(dialect);
  const machine = await bobsMachine(there);
  const before = readFileSync(profileOf(machine), 'utf8');
  const wrong = await machine.run('auth:passwd --password=wrong --new-password=newpass');
  expect(wrong).toEqual({
    // Deis v1 answers with 400.
    exitCode: dialect === 'deis-1.7' ? 6 : 4,
    stdout: '',
    stderr: 'Error: Current password does not match\n       Nothing was changed. You are still logged in.\n',
  });
  const changed = await machine.run('auth:passwd --password-stdin', { input: 'bobs\r\nnewpass\r\n' });
  expect(changed).toEqual({ exitCode: 0, stdout: 'Password change succeeded.\n', stderr: '' });
  expect(readFileSync(profileOf(machine), 'utf8')).toBe(before);
  expect(await machine.run('apps')).toMatchObject({ exitCode: 0 });
  const login = `auth:login ${there.sandbox.url} --username=bob`;
  expect(await machine.run(`${login} --password=newpass`)).toMatchObject({ exitCode: 0 });
  // An administrator need not know it.
  const asAda = await there.machine.json('auth:passwd --username=bob --password-stdin', { input: 'third' });
  expect(asAda).toEqual({ username: 'bob', controller: there.sandbox.url });
  expect(await machine.run(`${login} --password=third`)).toMatchObject({ exitCode: 0 });
  machine.remove();
});

describe('auth:passwd', () => {
  it('asks on a terminal, twice for the new password', async () => {
    const machine = await bobsMachine(await open());
    const typed = (again: string) =>
      [
        ['current password:', 'bobs\r'],
        ['new password:', 'newpass\r'],
        ['new password (confirm):', `${again}\r`],
      ] as const;
    const wrong = await machine.run('auth:passwd', { answers: typed('other') });
    expect(wrong).toMatchObject({ exitCode: 2, stdout: '' });
    expect(wrong.stderr).toContain('The new passwords differ. Nothing was changed.');
    const right = await machine.run('auth:passwd', { answers: typed('newpass') });
    expect(right).toMatchObject({ exitCode: 0, stdout: 'Password change succeeded.\n' });
    expect(right.stderr).not.toMatch(/bobs|newpass/);
    machine.remove();
  });

  it('refuses what cannot be meant', async () => {
    const { machine } = await open();
    for (const [options, input, message] of [
      ['', '', 'Missing --password-stdin (cannot prompt without a terminal)'],
      ['--password-stdin', 'one\n', 'The new password is empty.'],
      ['--password-stdin', 'one\ntwo\nthree\n', 'Standard input has too many lines'],
      ['--password-stdin', '\ntwo\n', 'The current password is empty.'],
      ['--password=x --new-password=', '', 'Missing --password-stdin (cannot prompt without a terminal)'],
    ] as const) {
      const outcome = await machine.run(`auth:passwd ${options}`, { input });
      expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
      expect(outcome.stderr).toContain(message);
    }
  });
});

it('auth:register asks as whoever is logged in, and without a token that is no longer good', async () => {
  const controller = await startTestController();
  const good = 'of-ada';
  controller.expect(({ path, headers: { authorization } }) => {
    const isRefused = authorization !== undefined && authorization !== `token ${good}`;
    const headers = { DEIS_API_VERSION: '2.2', 'Content-Type': 'application/json' };
    if (path === '/v2/') return { status: 401, headers, body: '{}' };
    if (isRefused) return { status: 401, headers, body: '{"detail":"Invalid token."}' };
    return { status: 201, headers, body: path.endsWith('/login/') ? '{"token":"of-bob"}' : '{"username":"bob"}' };
  });
  const machine = createMachine();
  const words = ['register', controller.url, '--username=bob', '--password=pw'];
  const registrations = () =>
    controller.received
      .filter(({ path }) => path === '/v2/auth/register/')
      .map(({ headers, body }) => [headers.authorization, body]);
  const body = { username: 'bob', password: 'pw', email: '' };
  await machine.run(['login', controller.url, '--username=ada', '--password=pw']);
  const file = join(machine.home, '.deis', 'client.json');
  expect(await machine.run([...words, '--login=false'])).toEqual({
    exitCode: 0,
    stdout: 'Registered bob\n',
    stderr: '',
  });
  expect(registrations().at(-1)).toEqual([undefined, body]);
  writeFileSync(file, readFileSync(file, 'utf8').replace('of-bob', good));
  expect(await machine.run(words)).toEqual({
    exitCode: 0,
    stdout: `Registered bob\nLogged in as bob\nConfiguration file written to ${file}\n`,
    stderr: '',
  });
  expect(registrations().at(-1)).toEqual([`token ${good}`, body]);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ username: 'bob', token: 'of-bob' });
  machine.remove();
  await controller.close();
});

const knowing = dialects.filter(({ routes }) => routes['auth.whoami'] !== null).map(({ name }) => name);
it.each(knowing)('auth:whoami --all shows the user in %s', async (dialect) => {
  const { machine } = await open(dialect);
  const { stdout } = await machine.run('whoami -a');
  // Not every controller sends an id, and what is not sent is not shown.
  const names = stdout.split('\n').map((line) => line.replace(/:.*/, ''));
  expect(names.filter((name) => name !== 'ID')).toEqual(
    'Username,Email,First Name,Last Name,Last Login,Is Superuser,Is Staff,Is Active,Date Joined,'.split(','),
  );
  expect(stdout).not.toMatch(/^ID: $/m);
  expect(stdout).toContain('Username: ada\nEmail: ada@example.com\nFirst Name: \n');
  expect(stdout).toContain('\nIs Superuser: true\n');
  expect(stdout).not.toMatch(/null|undefined/);
});

it.each(later)('auth:regenerate replaces tokens in %s', async (dialect) => {
  const there = await open(dialect);
  const { machine, sandbox } = there;
  const bob = await bobsMachine(there);
  const before = tokenOf(machine);
  expect(await machine.run('auth:regenerate')).toEqual({ exitCode: 0, stdout: 'Token Regenerated\n', stderr: '' });
  const after = tokenOf(machine);
  expect(after).not.toBe(before);
  expect(await machine.run('apps')).toMatchObject({ exitCode: 0 });
  const environment = { DEIS_CONTROLLER: sandbox.url, DEIS_TOKEN: before };
  expect(await machine.run('apps', { environment })).toMatchObject({ exitCode: 4 });

  expect(await bob.run('apps')).toMatchObject({ exitCode: 0 });
  expect(await machine.run('auth:regenerate -u bob')).toEqual({
    exitCode: 0,
    stdout: 'Token Regenerated\n',
    stderr: '',
  });
  expect(tokenOf(machine)).toBe(after);
  expect(await bob.run('apps')).toMatchObject({ exitCode: 4 });
  expect(await machine.json('auth:regenerate')).toEqual({
    username: 'ada',
    controller: sandbox.url,
    all: false,
    regenerated: true,
    logged_in: true,
  });
  bob.remove();
});

describe('auth:regenerate', () => {
  it('ends all logins, after a confirmation', async () => {
    const there = await open();
    const bob = await bobsMachine(there);
    const { machine } = there;
    const no = await machine.run('auth:regenerate --all', { answers: [['all users', 'n\r']] });
    expect(no).toMatchObject({ exitCode: 0, stdout: 'Tokens not changed\n' });
    expect(await bob.run('apps')).toMatchObject({ exitCode: 0 });
    expect(await machine.run('auth:regenerate --all --yes')).toMatchObject({ exitCode: 0 });
    expect(await bob.run('apps')).toMatchObject({ exitCode: 4 });
    bob.remove();
  });

  it('ends all logins without a question where there is no terminal, as scripts expect', async () => {
    const there = await open();
    const bob = await bobsMachine(there);
    expect(await there.machine.run('auth:regenerate --all')).toMatchObject({ exitCode: 0 });
    expect(await bob.run('apps')).toMatchObject({ exitCode: 4 });
    bob.remove();
  });

  it('forgets the profile when the controller gives no new token', async () => {
    const controller = await startTestController();
    const machine = createMachine();
    controller.expect(({ path }) => ({
      status: 200,
      headers: { DEIS_API_VERSION: '2.2', 'Content-Type': 'application/json' },
      body: path === '/v2/auth/tokens/' ? '""' : '{"token": "abc123"}',
    }));
    await machine.run(`auth:login ${controller.url} --username=ada --password=pw`);
    const outcome = await machine.run('auth:regenerate --all --yes');
    expect(outcome).toMatchObject({ exitCode: 0 });
    expect(outcome.stdout).toBe('Token Regenerated\nYour own token was replaced too. Log in again.\n');
    expect(existsSync(profileOf(machine))).toBe(false);
    machine.remove();
    await controller.close();
  });

  it('refuses where a new token cannot be kept, and two different wishes', async () => {
    const { machine, sandbox } = await open();
    const environment = { DEIS_CONTROLLER: sandbox.url, DEIS_TOKEN: tokenOf(machine) };
    const outcome = await machine.run('auth:regenerate', { environment });
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(outcome.stderr).toContain('The token comes from DEIS_TOKEN');
    expect(await machine.run('apps')).toMatchObject({ exitCode: 0 });
    expect(await machine.run('auth:regenerate --all --username=bob --yes')).toMatchObject({ exitCode: 2 });
  });
});

it('has no tokens to change in API 1.1, and no passwords of others', async () => {
  const { machine } = await open('deis-1.1');
  for (const words of ['auth:passwd --username=bob --new-password=b', 'auth:regenerate', 'auth:whoami --all']) {
    expect(await machine.run(words), words).toMatchObject({ exitCode: 2, stdout: '' });
  }
});
