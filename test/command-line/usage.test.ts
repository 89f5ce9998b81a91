import { describe, expect, it } from 'vitest';
import { announced, ciMachine, fake } from '../api/controllers.ts';

/** A machine that is logged in, and what was sent to its controller. */
async function start() {
  const controller = await fake(announced.deis22, '/v2', (response, { path }) => {
    const [name] = path.split('?');
    if (name?.endsWith('/run/') === true) response.end('{"exit_code":0,"output":"ran"}');
    else if (name?.endsWith('/config/') === true) response.writeHead(201).end('{"values":{"A":"1"}}');
    else response.end('{"count":0,"results":[]}');
  });
  const machine = ciMachine(controller.server.origin, { DEIS_API: 'deis-2.2' });
  return { controller, machine };
}

describe('wrong usage ends with exit code 2, prints nothing to standard output and sends nothing', () => {
  it.each([
    ['an unknown command', ['bogus'], /bogus/],
    ['a command that looks like a property', ['constructor'], /constructor/],
    ['another such', ['__proto__'], /__proto__/],
    ['an unknown verb', ['apps:bogus'], /apps:bogus/],
    ['an unknown verb of a noun alone', ['auth', 'bogus'], /auth:bogus/],
    ['a word after a noun that takes none', ['apps', 'bogus'], /apps:bogus/],
    ['a verb with nothing before it', [':list'], /:list/],
    ['a noun with nothing after it', ['apps:'], /apps:/],
    ['too many parts', ['apps:list:all'], /apps:list:all/],
    ['an empty word', [''], /./],
    ['an unknown option', ['apps:list', '--bogus'], /unknown option '--bogus'/i],
    ['an unknown short option', ['apps:list', '-z'], /unknown option '-z'/i],
    ['an unknown option before the command', ['--bogus', 'apps:list'], /bogus/],
    ['options and no command', ['--json'], /Missing command/],
    ['an option without its value', ['apps:list', '--limit'], /argument missing/],
    ['too many arguments', ['apps:create', 'a', 'b'], /Too many arguments/],
    ['too few arguments', ['builds:create', '-a', 'hello'], /missing required argument 'image'/i],
    ['too few of several', ['config:set', '-a', 'hello'], /missing required argument/i],
    ['a number that is none', ['apps:list', '--limit', 'many'], /"many" is not a number/],
    ['a number below the least', ['apps', '--timeout=0'], /at least a second/],
    ['a negative number', ['apps:list', '--limit=-5'], /"-5"/],
    ['a fraction', ['apps:list', '--limit=1.5'], /"1.5"/],
    ['a number too large', ['apps:list', '--limit=99999999999999999999'], /not a number/],
    ['a time-out that is none', ['apps:list', '--timeout=soon'], /"soon"/],
    ['a boolean that is none', ['login', 'http://x', '--ssl-verify=maybe'], /not true or false/],
    ['a pair without =', ['config:set', 'hunter2', '-a', 'hello'], /no "="/],
    ['a pair without a name', ['config:set', '=hunter2', '-a', 'hello'], /not the name of a variable/],
    ['a name that is none', ['config:set', 'A-B=hunter2', '-a', 'hello'], /"A-B" is not the name/],
    ['a scale that is none', ['ps:scale', 'web=two', '-a', 'hello'], /"two"/],
    ['a negative scale', ['ps:scale', 'web=-1', '-a', 'hello'], /"-1"/],
    ['a process type that is none', ['ps:scale', 'We_b=1', '-a', 'hello'], /"We_b"/],
    ['a release that is none', ['releases:info', 'latest', '-a', 'hello'], /"latest"/],
    ['an app that is no name', ['apps:info', '-a', 'Foo_bar'], /"Foo_bar" is not a valid app name/],
    ['an app that leads elsewhere', ['apps:info', '-a', '../keys'], /"..\/keys"/],
    ['no app', ['apps:destroy'], /Which app/],
    ['a controller that is none', ['login', 'ftp://x', '--username=a', '--password=b'], /starts with http/],
    ['a profile that is none', ['apps', '-c', 'a/b'], /not a profile name/],
    ['help on what does not exist', ['help', 'bogus'], /bogus/],
    ['help on too much', ['help', 'a', 'b', 'c'], /one command/],
  ])('%s', async (_, words, message) => {
    const { controller, machine } = await start();
    const { exitCode, stdout, stderr } = await machine.run(words);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(words.includes('--json') ? /^\{"error":/ : /^Error: /);
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain('hunter2');
    expect(stderr).not.toMatch(/bug in deis-cli|\n\s+at /);
    const inJson = await machine.run(['--json', ...words]);
    expect(inJson).toMatchObject({ exitCode: 2, stdout: '' });
    expect(JSON.parse(inJson.stderr)).toMatchObject({ error: { code: 'usage', status: null } });
    expect(controller.asked()).toEqual([]);
  });
});

describe('what was meant is suggested', () => {
  it.each([
    [['apps:crate'], 'apps:create'],
    [['config:ste', 'A=1'], 'config:set'],
    [['confg:set', 'A=1'], 'config:set'],
    [['auth', 'lgin'], 'auth:login'],
    [['apps', 'crate'], 'apps:create'],
    [['apps:list', '--limt', '5'], '--limit'],
    [['apps:list', '--jsn'], '--json'],
  ])('for %o: %s', async (words, suggestion) => {
    const { exitCode, stderr } = await (await start()).machine.run(words);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(new RegExp(`Did you mean .*${suggestion}`, 'i'));
  });

  it('and the help that says more is named', async () => {
    const { machine } = await start();
    expect((await machine.run('apps:list --bogus')).stderr).toContain('See deis apps:list --help.');
    expect((await machine.run('bogus')).stderr).toContain('See deis --help.');
    expect((await machine.run('bogus', { brand: 'drycc' })).stderr).toContain('See drycc --help.');
  });
});

describe('options may be written', () => {
  it.each([
    ['--app hello'],
    ['--app=hello'],
    ['-a hello'],
    ['-ahello'],
    ['--json -a hello'],
    ['-q -a hello'],
    ['-qa hello'],
  ])('after or before the command: %s', async (option) => {
    const { controller, machine } = await start();
    for (const line of [`config:list ${option}`, `${option.replace('-qa', '-q -a')} config:list`, `config ${option}`]) {
      expect(await machine.run(line), line).toMatchObject({ exitCode: 0, stderr: '' });
      expect(controller.asked()).toEqual(['GET /v2/apps/hello/config/']);
    }
  });

  it('among the arguments', async () => {
    const { controller, machine } = await start();
    expect(await machine.run('config:set A=1 -a hello B=2 --quiet C=3')).toMatchObject({ exitCode: 0 });
    const [request] = controller.server.requests;
    expect(request).toMatchObject({ path: '/v2/apps/hello/config/', body: '{"values":{"A":"1","B":"2","C":"3"}}' });
  });

  it('and values may begin with a hyphen, hold =, spaces, and nothing', async () => {
    const { controller, machine } = await start();
    const words = [
      'config:set',
      '-a',
      'hello',
      'A=-x',
      'B=a=b=c',
      'C=',
      'D= two  words ',
      'E=-----BEGIN\nx\n',
      'F=ü🚀',
    ];
    expect(await machine.run(words)).toMatchObject({ exitCode: 0 });
    expect(JSON.parse(controller.server.requests[0]?.body ?? '')).toEqual({
      values: { A: '-x', B: 'a=b=c', C: '', D: ' two  words ', E: '-----BEGIN\nx\n', F: 'ü🚀' },
    });
  });
});

describe('the command that apps:run runs', () => {
  it.each([
    [['apps:run', '-a', 'hello', 'ls', '-la'], 'ls -la'],
    [['apps:run', '-a', 'hello', '--', 'ls', '-la'], 'ls -la'],
    [['run', '-a', 'hello', 'ls', '--json', '-q', '-a', 'other'], 'ls --json -q -a other'],
    [['run', '-a', 'hello', '--', 'bash', '-c', 'ls -l'], 'bash -c ls -l', "bash -c 'ls -l'"],
    [['run', '-a', 'hello', 'bash', '-c', 'ls'], 'bash -c ls'],
    [['run', '-a', 'hello', '--', '--help'], '--help'],
    [['run', '-a', 'hello', 'ls', '--help'], 'ls --help'],
    [['-a', 'hello', 'run', 'ls'], 'ls'],
    [['run', '-a', 'hello', 'echo "$HOME" && ls'], 'echo "$HOME" && ls'],
    [['run', '-a', 'hello', 'a', '--', 'b'], 'a -- b'],
    [['run', 'ls', '-l', '-a', 'hello'], 'ls -l'],
    [['run', 'bash', '--app=hello', '-c', 'ls'], 'bash -c ls'],
  ])('is kept: %o', async (words: string[], shown: string, command = shown) => {
    const { controller, machine } = await start();
    expect(await machine.run(words)).toEqual({
      exitCode: 0,
      stdout: `Running '${shown}'...\nran`,
      stderr: '',
    });
    expect(controller.server.requests.map(({ path, body }) => ({ path, body }))).toEqual([
      { path: '/v2/apps/hello/run/', body: JSON.stringify({ command }) },
    ]);
  });

  it('is not asked for as JSON by its own words', async () => {
    const { machine } = await start();
    const { exitCode, stderr } = await machine.run('run -a Bad_ ls --json');
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^Error: /);
  });
});

describe('the version', () => {
  it.each(['--version', '-v'])('is printed by %s alone', async (word) => {
    const { machine } = await start();
    const { exitCode, stdout, stderr } = await machine.run(word);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('an option that is not known', () => {
  it.each([
    ['config:list', '--pasword=hunter2', '--pasword'],
    ['login', "--pasword=hun'ter2", '--pasword'],
    ['config:list', '-zhunter2', '-z'],
  ])('of %s is repeated without its value: %s', async (name, option, shown) => {
    for (const words of [
      [name, option],
      [name, option, '--json'],
    ]) {
      const { exitCode, stdout, stderr } = await ciMachine('http://127.0.0.1:1').run(words);
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
      expect(stderr).toContain(`'${shown}'`);
      expect(stderr).not.toMatch(/hun|ter2/);
    }
  });

  it.each([
    ['login http://x --pasword=hunter2', "Unknown option '--pasword'.", 'Did you mean --password?'],
    ['login http://x --pasword hunter2', "Unknown option '--pasword'.", 'Did you mean --password?'],
    ['register http://x --paswrd=hunter2', "Unknown option '--paswrd'.", 'Did you mean --password?'],
    ['login http://x --token=hunter2', '--token takes no value.', 'Use --token-stdin, and write the token to'],
    [
      'login http://x --token-stdin=hunter2',
      '--token-stdin takes no value.',
      'Use --token-stdin, and write the token to',
    ],
    ['login http://x --token hunter2', 'Too many arguments', '--token-stdin reads from standard input.'],
    ['passwd --password-std=hunter2', '--password-std takes no value.', 'write the password to standard input'],
    ['ps:scale web=1 --wait=hunter2 -a hello', '--wait takes no value.', 'See deis ps:scale --help.'],
    ['config:push --ok-if=hunter2 -a hello', '--ok-if-unchanged takes no value.', 'See deis config:push --help.'],
  ])('is told with what was meant: %s', async (line, message, hint) => {
    for (const words of [line, `${line} --json`]) {
      const { exitCode, stdout, stderr } = await ciMachine('http://127.0.0.1:1').run(words);
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
      expect(stderr).toContain(message);
      expect(stderr).toContain(hint);
      expect(stderr).not.toContain('hunter2');
    }
  });
});

// The Go clients pass over them; a script that counts on a limit is told.
it.each([
  'apps --limit=-1',
  'apps --limit -1',
  'apps --limit=1.5',
  'apps --limit=all',
  'logs --lines -1 -a hello',
  'logs -n -1 -a hello',
  'logs --lines=x -a hello',
  'healthchecks:set liveness httpGet 80 90 -a hello',
])('a number that is none is a usage error: %s', async (line) => {
  const { exitCode, stdout, stderr } = await ciMachine('http://127.0.0.1:1').run(line);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toMatch(/is not a number|single port|is not a whole|not a valid/);
});
