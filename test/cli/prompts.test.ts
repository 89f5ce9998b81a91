import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { announced, ciMachine, fake } from '../api/controllers.ts';
import type { RunOptions } from '../setup/simulated-machine.ts';

/** A controller that answers every change with success, and a machine that is logged in to it. */
async function start() {
  const controller = await fake(announced.deis22, '/v2', (response, { path }) => {
    if (path.endsWith('/auth/register/')) response.writeHead(201).end('{"username":"ada"}');
    else if (path.endsWith('/passwd/')) response.end();
    else response.writeHead(204).end();
  });
  const machine = ciMachine(controller.server.origin, { DEIS_API: 'deis-2.2' });
  return { controller, machine, origin: controller.server.origin };
}

const login = (origin: string) => ['login', origin];

describe('without somebody to ask', () => {
  const nobody: [string, readonly string[], RunOptions][] = [
    ['no terminal', [], {}],
    ['a terminal and --no-input', ['--no-input'], { isTerminal: true }],
    ['a terminal and --json', ['--json'], { isTerminal: true }],
    ['the terminal of a CI service', [], { isTerminal: true, environment: { CI: 'true' } }],
    ['the terminal of another CI service', [], { isTerminal: true, environment: { CI: '1' } }],
  ];
  const questions: [string, (origin: string) => string[], RegExp][] = [
    ['the user name of a login', (origin) => login(origin), /--username/],
    ['the password of a login', (origin) => [...login(origin), '--username=ada'], /--password-stdin/],
    ['the user name of a registration', (origin) => ['register', origin], /--username/],
    ['the password of a registration', (origin) => ['register', origin, '--username=ada'], /--password-stdin/],
    ['the destruction of an app', () => ['destroy', '-a', 'hello'], /--confirm/],
    ['the end of an account', () => ['auth:cancel', '--username=ada', '--password=p'], /--yes/],
    ['a new password', () => ['passwd', '--password=old'], /--password-stdin/],
    ['the loss of a sandbox', () => ['sandbox:reset'], /--yes/],
  ];
  it.each(
    nobody.flatMap(([who, options, run]) =>
      questions.map(([what, words, hint]) => ({ who, what, words, options, hint, run })),
    ),
  )('nothing waits, and the message says what to give: $what, with $who', async ({ words, options, hint, run }) => {
    const { controller, machine, origin } = await start();
    const { exitCode, stdout, stderr } = await machine.run([...words(origin), ...options], run);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(hint);
    const why = run.isTerminal === true ? 'prompts are disabled' : 'cannot prompt without a terminal';
    expect(stderr).toContain(run.environment?.['CI'] === undefined ? why : 'cannot prompt in CI');
    expect(controller.asked().filter((request) => !request.startsWith('GET'))).toEqual([]);
  });

  it('an e-mail address is not asked for, and is an empty one', async () => {
    const { controller, machine, origin } = await start();
    const words = ['register', origin, '--username=ada', '--password-stdin'];
    expect(await machine.run(words, { input: 'opensesame\n' })).toMatchObject({ exitCode: 0 });
    expect(controller.server.requests[0]?.body).toBe('{"username":"ada","password":"opensesame","email":""}');
  });
});

describe('a password', () => {
  it.each([
    ['opensesame\n', 'opensesame'],
    ['opensesame\r\n', 'opensesame'],
    ['opensesame', 'opensesame'],
    [' with spaces \n', ' with spaces '],
    ['two\nlines\n', 'two\nlines'],
    ['pässwörd🚀\n', 'pässwörd🚀'],
  ])('is read from standard input as it is: %j', async (input, password) => {
    const { controller, machine, origin } = await start();
    const words = [...login(origin), '--username=ada', '--password-stdin'];
    expect(await machine.run(words, { input })).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse(controller.server.requests[0]?.body ?? '')).toEqual({ username: 'ada', password });
  });

  it.each([
    ['from an empty input', ['--username=ada', '--password-stdin'], ''],
    ['of nothing', ['--username=ada', '--password='], ''],
    ['given twice', ['--username=ada', '--password=x', '--password-stdin'], 'y\n'],
    ['of nobody', ['--username=', '--password=x'], ''],
  ])('%s is wrong usage', async (_, words, input) => {
    const { controller, machine, origin } = await start();
    expect(await machine.run([...login(origin), ...words], { input })).toMatchObject({ exitCode: 2, stdout: '' });
    expect(controller.asked()).toEqual([]);
  });

  it('is asked for at a terminal, and is not shown', async () => {
    const { controller, machine, origin } = await start();
    const { exitCode, stdout, stderr } = await machine.run(login(origin), {
      answers: [
        ['username:', 'ada\r'],
        ['password:', 'opensesame\r'],
      ],
    });
    expect(exitCode).toBe(0);
    expect(JSON.parse(controller.server.requests[0]?.body ?? '')).toEqual({ username: 'ada', password: 'opensesame' });
    expect(stdout + stderr).not.toContain('opensesame');
    expect(stdout).toContain('Logged in as ada');
  });

  it('that is typed two ways registers nobody', async () => {
    const { controller, machine, origin } = await start();
    const { exitCode, stderr } = await machine.run(['register', origin, '--username=ada', '--email=a@example.com'], {
      answers: [
        ['password:', 'opensesame\r'],
        ['password (confirm):', 'opensesam\r'],
      ],
    });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Nothing was registered');
    expect(controller.asked()).toEqual([]);
  });
});

describe('a terminal without escape sequences', () => {
  const environment = { TERM: 'dumb' };

  it('gets none: a line and a password are asked for as plain text', async () => {
    const { controller, machine, origin } = await start();
    const { exitCode, stdout, stderr } = await machine.run(['register', origin], {
      environment,
      answers: [
        ['username:', 'ada\n'],
        // A key that was wrong is taken back.
        ['password:', 'openx\u007Fsesame\r'],
        ['password (confirm):', 'opensesame\r'],
        ['email:', 'a@example.com\n'],
      ],
    });
    expect(exitCode).toBe(0);
    expect(stderr).toBe('username: password: \npassword (confirm): \nemail: ');
    expect(stdout + stderr).not.toContain('\u001B');
    expect(JSON.parse(controller.server.requests[0]?.body ?? '')).toMatchObject({
      username: 'ada',
      password: 'opensesame',
      email: 'a@example.com',
    });
  });

  it('takes what was typed ahead for the next question', async () => {
    const { controller, machine, origin } = await start();
    const { exitCode } = await machine.run(['register', origin, '--email=a@example.com'], {
      environment,
      answers: [['username:', 'ada\nopensesame\nopensesame\n']],
    });
    expect(exitCode).toBe(0);
    expect(controller.server.requests[0]?.body).toContain('"password":"opensesame"');
  });

  it.each([
    ['y\n', 0],
    ['YES\n', 0],
    ['\n', 0],
    ['no\n', 0],
    ['\u0003', 130],
    ['\u0004', 130],
  ])('confirms with yes only: %j', async (keys, code) => {
    const { controller, machine } = await start();
    const outcome = await machine.run('auth:cancel --username=bob', { environment, answers: [['(y/N)', keys]] });
    expect(outcome.exitCode).toBe(code);
    const isSure = /^y/i.test(keys);
    expect(controller.asked().some((request) => request.startsWith('DELETE'))).toBe(isSure);
  });

  it('numbers what there is to choose from, and asks again', async () => {
    const { machine } = await start();
    mkdirSync(join(machine.home, '.ssh'));
    const key = readFileSync(new URL('../fixtures/ed25519.pub', import.meta.url));
    writeFileSync(join(machine.home, '.ssh', 'id_ed25519.pub'), key);
    const { exitCode, stderr } = await machine.run('keys:add', {
      environment,
      answers: [
        ['(1-2)', '3\n'],
        ['(1-2)', 'two\n'],
        ['(1-2)', '2\n'],
        ['Path of the public key:', 'nowhere.pub\n'],
      ],
    });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('1) id_ed25519.pub');
    expect(stderr).toContain('2) a key in another file');
    expect(stderr).toContain('nowhere.pub');
  });
});

describe('an app is destroyed', () => {
  it.each([
    ['when its name is typed', 'hello\r', 0, ['DELETE /v2/apps/hello/']],
    ['not when another is typed', 'hell\r', 2, []],
    ['not when nothing is typed', '\r', 2, []],
    ['not when Ctrl-C is typed', '\u0003', 130, []],
  ])('%s', async (_, keys, code, requests) => {
    const { controller, machine, origin } = await start();
    const { exitCode, stderr } = await machine.run('destroy -a hello', { answers: [['permanently destroys', keys]] });
    expect(exitCode).toBe(code);
    expect(stderr).toContain(origin);
    expect(controller.asked()).toEqual(requests);
  });

  it.each([
    ['destroy --confirm hello', ['DELETE /v2/apps/hello/']],
    ['destroy -a hello --confirm=hello', ['DELETE /v2/apps/hello/']],
    ['destroy -a hello --confirm=other', []],
    ['destroy -a hello --confirm=', []],
  ])('only when both names agree: %s', async (line, requests) => {
    const { controller, machine } = await start();
    expect((await machine.run(line)).exitCode).toBe(requests.length > 0 ? 0 : 2);
    expect(controller.asked()).toEqual(requests);
  });
});

it('a settings file that is broken is told before anything is asked', async () => {
  const { machine, origin } = await start();
  mkdirSync(join(machine.home, '.deis'));
  writeFileSync(join(machine.home, '.deis', 'client.json'), 'broken');
  const words = [...login(origin), '--username=ada', '--password=p'];
  expect(await machine.run(words)).toMatchObject({ exitCode: 1, stdout: '' });
});
