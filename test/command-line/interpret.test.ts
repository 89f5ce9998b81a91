import { describe, expect, it } from 'vitest';
import { interpret, type Nouns, shortcuts } from '../../src/command-line/interpret.ts';
import { groups } from '../../src/commands/index.ts';

const verbs: Readonly<Record<string, readonly string[]>> = {
  apps: ['list', 'create', 'run'],
  config: ['list', 'set'],
  auth: ['login', 'whoami'],
  version: ['show'],
};
const nouns: Nouns = {
  has: (noun) => Object.hasOwn(verbs, noun),
  hasVerb: (noun, verb) => verbs[noun]?.includes(verb) ?? false,
  defaultVerb: (noun) => (noun === 'version' ? 'show' : verbs[noun]?.includes('list') === true ? 'list' : undefined),
};
const read = (line: string) => interpret(line.split(' ').filter(Boolean), nouns);

describe('a line of words', () => {
  it.each([
    ['config:set A=1', 'config:set', ['A=1']],
    ['config set A=1', 'config:set', ['A=1']],
    ['config', 'config:list', []],
    ['config A=1', 'config:list', ['A=1']],
    ['config --json', 'config:list', ['--json']],
    ['config -a hello', 'config:list', ['-a', 'hello']],
    ['apps list', 'apps:list', []],
    ['version', 'version:show', []],
    ['create hello', 'apps:create', ['hello']],
    ['login http://x', 'auth:login', ['http://x']],
    ['run -a hello -- ls -la', 'apps:run', ['-a', 'hello', '--', 'ls', '-la']],
    ['whoami --all', 'auth:whoami', ['--all']],
    ['sharing:add bob', 'perms:create', ['bob']],
    ['--json apps', 'apps:list', ['--json=']],
    ['-q config set A=1', 'config:set', ['-q', 'A=1']],
    ['-c prod apps', 'apps:list', ['-c', 'prod']],
    ['-cprod apps', 'apps:list', ['-cprod']],
    ['--config prod apps create x', 'apps:create', ['--config', 'prod', 'x']],
    ['--config=prod apps', 'apps:list', ['--config=prod']],
    ['--api deis-1.1 apps', 'apps:list', ['--api', 'deis-1.1']],
    ['--timeout 5 apps', 'apps:list', ['--timeout', '5']],
    ['-a hello config', 'config:list', ['-a', 'hello']],
    ['--app hello config set A=1', 'config:set', ['--app', 'hello', 'A=1']],
    ['--app=hello config', 'config:list', ['--app=hello']],
    ['apps:create --help', 'apps:create', ['--help']],
    ['--help apps:create', 'apps:create', ['--help']],
    ['apps create --help', 'apps:create', ['--help']],
    ['foo', 'foo', []],
    ['foo:bar x', 'foo:bar', ['x']],
    ['auth lgin', 'auth:lgin', []],
    ['auth lgin --help', 'auth:lgin', ['--help']],
    ['constructor', 'constructor', []],
    ['__proto__ x', '__proto__', ['x']],
    ['toString', 'toString', []],
    ['-', '-', []],
  ])('"%s" is %s with %o', (line, name, words) => {
    expect(read(line)).toEqual({ kind: 'command', name, words });
  });

  it.each([
    ['', undefined],
    ['help', undefined],
    ['--help', undefined],
    ['-h', undefined],
    ['help --help', undefined],
    ['help help', undefined],
    ['--json --help', undefined],
    ['help apps', 'apps'],
    ['help apps -h', 'apps'],
    ['apps --help', 'apps'],
    ['apps -h', 'apps'],
    ['--help apps', 'apps'],
    ['-h apps', 'apps'],
    ['help auth', 'auth'],
    ['auth', 'auth'],
    ['auth --help', 'auth'],
    ['auth --json --help', 'auth'],
    ['help apps:create', 'apps:create'],
    ['help apps create', 'apps:create'],
    ['help create', 'apps:create'],
    ['help foo', 'foo'],
    ['--json help apps', 'apps'],
    ['help constructor', 'constructor'],
  ])('"%s" asks for help on %s', (line, topic) => {
    expect(read(line)).toEqual({ kind: 'help', topic });
  });

  it.each(['--version', '-v', '-V'])('"%s" asks for the version', (line) => {
    expect(read(line)).toEqual({ kind: 'version' });
  });

  it.each(['--json', '-q', '--bogus', '-c prod', '--config', 'auth --json', 'auth -a x', 'help a b c', '--'])(
    '"%s" is wrong usage',
    (line) => {
      expect(() => read(line)).toThrow(expect.objectContaining({ kind: 'usage' }));
    },
  );
});

describe('the shortcuts', () => {
  it('lead to commands that there are, and stand for no noun', () => {
    for (const [short, long] of Object.entries(shortcuts)) {
      const [noun = '', verb = ''] = long.split(':');
      expect(groups[noun]?.verbs, `${short} -> ${long}`).toContain(verb);
      expect(Object.keys(groups)).not.toContain(short);
    }
  });

  it('are those of the Go clients', () => {
    expect(Object.keys(shortcuts).sort().join(' ')).toBe(
      'config:info create destroy exec info login logout logs open passwd perms:add perms:remove pts:scale pull register rollback run scale sharing sharing:add sharing:list sharing:remove whoami',
    );
  });
});
