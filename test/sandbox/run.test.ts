import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { deis11 } from '../../src/api/dialects/deis-1.1.ts';
import { deis22 } from '../../src/api/dialects/deis-2.2.ts';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import { type Answer, preparedState } from './started-sandbox.ts';

const withBuild = preparedState(async (sandbox) => {
  const token = await sandbox.join('test');
  await sandbox.ask('apps.create', { id: 'go' }, token);
  await sandbox.ask('builds.create', { app: 'go', image: 'example/go' }, token);
  await sandbox.ask('config.set', { app: 'go', values: { HELLO: 'big world', N: 42 } }, token);
  return token;
});

async function running(dialect = deis22, options = {}): Promise<(command: unknown) => Promise<Answer>> {
  const { sandbox, prepared: token } = await withBuild(dialect, options);
  return (command) => sandbox.ask('apps.run', { app: 'go', command }, token);
}

describe.each(dialects)('$name', (dialect) => {
  test('a command really runs, and its exit code is told as the documents name it', async () => {
    const run = await running(dialect);
    const { status, json } = await run('echo "$HELLO" | tr a-z A-Z; exit 3');
    const code = dialect.prefix === '/v1' ? 'rc' : 'exit_code';
    // The releases of Deis v1 answer with a list.
    const result = dialect.name === 'deis-1.7' ? [3, 'BIG WORLD\n'] : { [code]: 3, output: 'BIG WORLD\n' };
    expect([status, json]).toEqual([200, result]);
  });
});

test.each([
  ['true', 0, ''],
  ['false', 1, ''],
  ['nosuchcommand 2>/dev/null', 127, ''],
  ['kill -9 $$', 137, ''],
  ['kill -TERM $$', 143, ''],
  ['printf "no end of line"', 0, 'no end of line'],
  ['echo "caf\u00e9 $N"', 0, 'caf\u00e9 42\n'],
  ['for i in 1 2 3; do echo out $i; echo err $i >&2; done', 0, 'out 1\nerr 1\nout 2\nerr 2\nout 3\nerr 3\n'],
  ['ls -A; pwd | grep -c sandbox-run', 0, '1\n'],
  ['test "$HOME" = "$PWD" && echo home', 0, 'home\n'],
  ['cat', 0, ''],
])('%s', async (command, exitCode, output) => {
  const run = await running();
  expect((await run(command)).json).toEqual({ exit_code: exitCode, output });
});

test('the environment is the config, what processes find beside it, and the search path: nothing of the sandbox', async () => {
  const run = await running(deis22, { environment: { PATH: process.env['PATH'], SECRET: 'of the sandbox' } });
  const { json } = await run('env | cut -d= -f1 | sort');
  const names = (json as { output: string }).output.trim().split('\n');
  // Shells add some of their own.
  expect(names.filter((name) => !['PWD', 'OLDPWD', 'SHLVL', '_'].includes(name))).toEqual([
    'DEIS_APP',
    'DEIS_RELEASE',
    'HELLO',
    'HOME',
    'LANG',
    'N',
    'PATH',
    'SANDBOX_ID',
  ]);
});

/** Whether a process does anything still: one that ended may stay in the table until somebody collects it. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const status = `/proc/${pid}/stat`;
  return !existsSync(status) || !readFileSync(status, 'utf8').includes(') Z ');
}

test('a command that takes too long is ended with all that it started, and its folder is gone', async () => {
  const { sandbox, prepared: token } = await withBuild(deis22, { runLimit: 300 });
  const notes = join(sandbox.directory, 'notes');
  const command = `sleep 300 & echo $! $$ $PWD > ${notes}; wait`;
  const { status, json } = await sandbox.ask('apps.run', { app: 'go', command }, token);
  expect(status).toBe(503);
  expect((json as { detail: string }).detail).toMatch(
    /^go-run-[a-z0-9]{5} \(run\): Timed out \(0\.3 seconds\) while running$/,
  );
  const [child = '', shell = '', folder = ''] = readFileSync(notes, 'utf8').trim().split(' ');
  expect(existsSync(folder)).toBe(false);
  await expect.poll(() => [isAlive(Number(child)), isAlive(Number(shell))]).toEqual([false, false]);
});

test('what a command leaves running ends with it', async () => {
  const run = await running();
  const { json } = await run('sleep 300 & echo $!; pwd');
  const [pid = '', folder = ''] = (json as { output: string }).output.split('\n');
  expect(existsSync(folder)).toBe(false);
  await expect.poll(() => isAlive(Number(pid))).toBe(false);
});

test.skipIf(process.platform !== 'linux')('what leaves the group of the command is not waited for', async () => {
  const run = await running(deis22, { runLimit: 300 });
  const { status } = await run('setsid sleep 2; true');
  expect(status).toBe(503);
});

test('others are answered while a command runs', async () => {
  const { sandbox, prepared: token } = await withBuild(deis22);
  const marker = `${sandbox.directory}/go-on`;
  const waiting = sandbox.ask(
    'apps.run',
    { app: 'go', command: `until test -e ${marker}; do sleep 0.02; done` },
    token,
  );
  expect((await sandbox.ask('config.set', { app: 'go', values: { A: '1' } }, token)).status).toBe(201);
  await sandbox.ask('apps.run', { app: 'go', command: `touch ${marker}` }, token);
  expect((await waiting).json).toEqual({ exit_code: 0, output: '' });
});

test('the app may be gone when a command ends', async () => {
  const { sandbox, prepared: token } = await withBuild(deis22);
  const marker = `${sandbox.directory}/go-on`;
  const command = `echo started; until test -e ${marker}; do sleep 0.02; done`;
  const waiting = sandbox.ask('apps.run', { app: 'go', command }, token);
  await sandbox.ask('apps.create', { id: 'other' }, token);
  await sandbox.ask('builds.create', { app: 'other', image: 'x' }, token);
  expect((await sandbox.ask('apps.destroy', { app: 'go' }, token)).status).toBe(204);
  await sandbox.ask('apps.run', { app: 'other', command: `touch ${marker}` }, token);
  expect((await waiting).json).toEqual({ exit_code: 0, output: 'started\n' });
  expect(sandbox.reported).toEqual([]);
});

test('closing the sandbox ends what runs', async () => {
  const { sandbox, prepared: token } = await withBuild(deis22);
  const notes = join(sandbox.directory, 'notes');
  const command = `echo $$ > ${notes}; sleep 300`;
  const waiting = sandbox.ask('apps.run', { app: 'go', command }, token);
  await expect.poll(() => existsSync(notes) && readFileSync(notes, 'utf8')).toMatch(/\n/);
  await sandbox.close();
  expect(isAlive(Number(readFileSync(notes, 'utf8')))).toBe(false);
  expect((await waiting).json).toEqual({ exit_code: 137, output: '' });
});

test('output is cut off at a mebibyte', async () => {
  const run = await running();
  const { json } = await run('head -c 2000000 /dev/zero | tr "\\0" x');
  const { output } = json as { output: string };
  expect(output).toMatch(/^x{1048576}\n\[the output was cut off after 1048576 bytes\]\n$/);
});

test.each([[undefined], [''], [null], [['ls']]])('the command %o is none', async (command) => {
  const run = await running();
  const { status, json } = await run(command);
  expect([status, json]).toEqual([400, { detail: 'command is a required field' }]);
});

test('variables that no environment can hold are left out', async () => {
  const { sandbox, prepared: token } = await withBuild(deis11);
  await sandbox.ask('config.set', { app: 'go', values: { 'a=b': 'c', 'nul\0': 'x', NUL: 'a\0b', PLAIN: 'd' } }, token);
  const { json } = await sandbox.ask('apps.run', { app: 'go', command: 'env | grep -e NUL -e a=b -e PLAIN' }, token);
  expect(json).toEqual({ rc: 0, output: 'PLAIN=d\n' });
});

describe('logs', () => {
  test('show what was done and what commands wrote, the newest lines last', async () => {
    const { sandbox, prepared: token } = await withBuild(deis22);
    await sandbox.ask('apps.run', { app: 'go', command: 'echo one; echo two' }, token);
    const logs = async (params: object): Promise<readonly string[]> => {
      const { json } = await sandbox.ask('apps.logs', { app: 'go', ...params }, token);
      return String(json)
        .trimEnd()
        .split('\n')
        .map((line) => line.replace(/^\d\d:\d\d:\d\d /, ''));
    };
    const all = [
      'deis[api]: test created initial release',
      'deis[api]: test deployed example/go',
      'deis[api]: test added HELLO, N',
      "deis[api]: test runs 'echo one; echo two'",
      'go[run.1]: one',
      'go[run.1]: two',
    ];
    expect(await logs({})).toEqual(all);
    expect(await logs({ log_lines: 2 })).toEqual(all.slice(-2));
    expect(await logs({ log_lines: 'abc' })).toEqual(all);
  });

  test('are the same for every dialect, but for the name of the controller', async () => {
    for (const dialect of dialects) {
      const { sandbox, prepared: token } = await withBuild(dialect);
      const { json, text } = await sandbox.ask('apps.logs', { app: 'go', log_lines: 1 }, token);
      // The documents show a JSON string; API 2.3 has plain text.
      const lines = (dialect.documents.length === 0 ? text : String(json)).trimEnd().split('\n');
      expect(lines.at(-1)).toContain(`${dialect.product}[api]: test added HELLO, N`);
      // API 1.1 knows no number of lines.
      expect(lines).toHaveLength(dialect.name === 'deis-1.1' ? 3 : 1);
    }
  });

  test('are kept to the last thousand lines', async () => {
    const { sandbox, prepared: token } = await withBuild(deis11);
    await sandbox.ask('apps.run', { app: 'go', command: 'seq 1 5000' }, token);
    const { json } = await sandbox.ask('apps.logs', { app: 'go' }, token);
    const lines = String(json).trimEnd().split('\n');
    expect(lines).toHaveLength(1000);
    expect(lines.at(-1)).toMatch(/go\[run\.1\]: 5000$/);
  });
});
