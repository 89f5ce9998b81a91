import { describe, expect, it } from 'vitest';
import { groups } from '../../src/commands/index.ts';
import { topics } from '../../src/help/topics.ts';
import { completionTable } from '../../src/completion/declarations.ts';
import { expectedAt } from '../../src/completion/expected.ts';
import { staticWords } from '../../src/completion/scripts/static-words.ts';
import { optionsOf } from '../../src/completion/table.ts';

const table = await completionTable({ groups, topics });
const values = (line: string) => expectedAt(line.split(' '), table).candidates.map(({ value }) => value);

describe('what can stand at the cursor', () => {
  it.each([
    ['', ['apps:create', 'config', 'config:set', 'rollback', 'help']],
    ['-c other ', ['config:set', 'rollback']],
    ['config ', ['list', 'set', 'unset']],
    ['-a hello config ', ['set']],
    ['help ', ['config', 'config:set', 'dotenv', 'exit-codes', 'formatting']],
    ['help config ', ['set']],
    ['auth ', ['login', 'logout']],
    ['-', ['--app', '--json', '--version', '--help']],
    ['config:set -', ['--app', '-a', '--show-values', '--json', '-q', '--no-color', '--config', '--help']],
    ['config set FOO=1 --', ['--app', '--show-values']],
    ['config --on', ['--oneline']],
    ['create --', ['--no-remote', '--remote', '--buildpack']],
    ['sandbox:start --api ', ['deis-1.1', 'drycc-2.1']],
    ['sandbox:start --api=', ['--api=deis-1.1']],
    ['apps --api ', ['auto', 'deis-2.2']],
    ['completion ', ['show', 'install', 'bash', 'powershell']],
    ['completion:install ', ['zsh']],
  ])('after "%s" are among others %j', (line, some) => {
    expect(values(line)).toEqual(expect.arrayContaining(some));
  });

  it.each([
    ['a command is a whole one', 'config:set ', 'set'],
    ['dialects of the sandbox hold no auto', 'sandbox:start --api ', 'auto'],
    ['a verb is there once', 'config set ', 'set'],
    ['after two topics there is nothing', 'help config set ', 'list'],
    ['the value of an option is no verb', 'ps:list --limit ', 'list'],
    ['options are over after --', 'config:unset -- -', '--app'],
    ['options are over in what is run', 'run ls -', '--app'],
    ['there is no command of that name', 'nothing:here ', 'list'],
    ['a word of an object is no noun', 'constructor ', 'list'],
  ])('%s', (_, line, value) => {
    expect(values(line)).not.toContain(value);
  });

  it.each([
    ['ps --app ', { live: 'app', prefix: '', typed: '' }],
    ['ps --app=he', { live: 'app', prefix: '--app=', typed: 'he' }],
    ['ps --ap=he', { live: 'app', prefix: '--ap=', typed: 'he' }],
    ['ps -ahe', { live: 'app', prefix: '-a', typed: 'he' }],
    ['ps -qahe', { live: 'app', prefix: '-qa', typed: 'he' }],
    ['-a he', { live: 'app', typed: 'he' }],
    ['-a hello -c ', { live: 'profile' }],
    ['rollback -a hello -c other ', { live: 'release', app: 'hello', profile: 'other' }],
    ['-a hello rollback --config=other ', { live: 'release', app: 'hello', profile: 'other' }],
    ['releases info ', { live: 'release' }],
    ['--api deis-1.1 ps ', { live: 'process', api: 'deis-1.1', suffix: '' }],
    ['ps:scale ', { live: 'process', suffix: '=' }],
    ['ps:scale web=1 ', { live: 'process', suffix: '=' }],
    ['ps:restart ', { live: 'pod' }],
    ['certs:attach ', { live: 'certificate' }],
    ['certs:attach my-cert ', { live: 'domain' }],
    ['certs:add my-cert ', { live: 'file' }],
    ['keys:remove ', { live: 'key' }],
    ['config:unset ', { live: 'variable', suffix: '' }],
    ['config:unset FOO ', { live: 'variable', suffix: '' }],
    ['config:set ', { live: 'variable', suffix: '=' }],
    ['tags:unset ', { live: 'tag' }],
    ['labels:unset ', { live: 'label' }],
    ['registry:unset ', { live: 'credential' }],
    ['whitelist:remove ', { live: 'address' }],
    ['git:remote -r ', { live: 'remote' }],
    ['apps:transfer ', { live: 'user' }],
    ['apps --json=', { live: 'field', command: 'apps:list', prefix: '--json=', typed: '' }],
    ['apps list --json=id,ow', { live: 'field', command: 'apps:list', prefix: '--json=id,', typed: 'ow' }],
    ['apps --json id,', { live: 'field', command: 'apps:list', prefix: 'id,', typed: '' }],
    ['ps -a hello --jso=', { live: 'field', command: 'ps:list', prefix: '--jso=', app: undefined }],
    ['config:unset --json ', { live: 'variable', suffix: '' }],
    ['config:unset -- --json=', { live: 'variable', suffix: '' }],
    ['', { live: 'plugin' }],
    ['-c other ', { live: 'plugin', profile: undefined }],
    ['help ', { live: 'plugin' }],
    ['sharing:remove -- ', { live: 'user' }],
    ['sandbox:start --data ', { live: 'file' }],
  ])('after "%s" it is %j', (line, expected) => {
    expect(expectedAt(line.split(' '), table)).toMatchObject(expected);
  });

  it.each([
    'ps:scale web=',
    'releases:info v1 ',
    'config:set FOO=',
    'whitelist:add ',
    'help config ',
    'run ls ',
    'ps --limit ',
    'auth:whoami ',
  ])('nobody knows what comes after "%s"', (line) => {
    expect(expectedAt(line.split(' '), table).live).toBeUndefined();
  });
});

describe.each(Object.entries(table.commands))('%s', (name, row) => {
  const written = (words: string[]) => expectedAt([...words, '-'], table).candidates.map(({ value }) => value);

  it('offers its options in both spellings', () => {
    const longs = optionsOf(row, table).map(({ long }) => long);
    expect(written([name])).toEqual(expect.arrayContaining(longs));
    expect(written(name.split(':'))).toEqual(written([name]));
  });

  it('is offered by the scripts as the program offers it', () => {
    const { names, sets, common } = staticWords(table);
    expect(names.map(({ value }) => value)).toContain(name);
    const set = sets.find(({ spellings }) => spellings.includes(name));
    const isLeft =
      row.passThrough === true ||
      row.options.some(({ long, short = '' }) =>
        table.common.some((each) => each.long === long || each.short === short),
      );
    expect(set === undefined).toBe(isLeft);
    if (set) expect([...set.options, ...common].map(({ value }) => value)).toEqual(written([name]));
  });
});
