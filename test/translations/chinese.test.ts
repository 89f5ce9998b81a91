import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { findPage, writePages } from '../../src/start/help-pages.ts';
import { allPages } from '../../src/help/pages.ts';
import { Failure } from '../../src/base/errors.ts';
import type { Host } from '../../src/cli/host.ts';
import { report } from '../../src/program/report.ts';
import { wantsChinese } from '../../src/base/locale.ts';
import { chinese } from '../../src/translations/chinese.ts';
import { createTranslation } from '../../src/translations/translate.ts';
import texts from '../../src/translations/zh.json' with { type: 'json' };
import { createMachine, type Machine } from '../setup/simulated-machine.ts';
import { type Installation, installCopy } from '../start/installation.ts';

let installation: Installation;
let machine: Machine;
beforeAll(() => {
  installation = installCopy();
  machine = createMachine();
});
afterAll(() => {
  installation.remove();
  machine.remove();
});

const inChinese = { LANG: 'zh_CN.UTF-8' };

describe('the environment', () => {
  it.each([
    [{ LANG: 'zh_CN.UTF-8' }, true],
    [{ LANG: 'zh_CN' }, true],
    [{ LANG: 'zh_SG.utf8' }, true],
    [{ LANG: 'zh-Hans-CN' }, true],
    [{ LC_MESSAGES: 'zh_CN.UTF-8', LANG: 'en_US.UTF-8' }, true],
    [{ LC_ALL: 'zh_CN.UTF-8', LANG: 'C' }, true],
    [{ LC_ALL: '', LANG: 'zh' }, true],
    [{ LC_ALL: 'C', LANG: 'zh_CN.UTF-8' }, false],
    [{ LC_MESSAGES: 'en_US.UTF-8', LANG: 'zh_CN.UTF-8' }, false],
    [{ LANG: 'zh_CN.GBK' }, false],
    [{ LANG: 'zh_TW.UTF-8' }, false],
    [{ LANG: 'zha_CN.UTF-8' }, false],
    [{ LANG: 'C.UTF-8' }, false],
    [{}, false],
  ])('%j wants Chinese: %s', async (environment, expected) => {
    expect(wantsChinese(environment)).toBe(expected);
    const { stdout } = await installation.run(['help', 'apps'], { environment: environment });
    expect(stdout.includes('管理应用')).toBe(expected);
  });
});

describe('the table', () => {
  it.each(Object.entries(texts))('says "%s" with the same places and names', (english, translated) => {
    const places = (text: string) => [...new Set(text.match(/\{\d\}/g))].sort();
    expect(places(translated)).toEqual(places(english));
    expect(translated).toMatch(english.includes('{') ? /./ : /[\u4e00-\u9fff]|^(?:[a-z]|shell)/);
    const names = (text: string) => [...new Set(text.match(/--[a-z][a-z-]+|[a-z]+:[a-z]+\b|\.env\b/g))].sort();
    expect(names(translated)).toEqual(names(english));
    expect(translated).not.toMatch(/[\u4e00-\u9fff][,;:?!]|[\u4e00-\u9fff]\.(?!\w|env)/);
  });
});

describe('a text', () => {
  const translate = createTranslation({
    done: 'Done!',
    'no {1} here': 'kein {1} hier',
    'of {1} the {2} is {3}': '{3}: {2} von {1}',
    'of {1} the second {2} is {3}': '{3}: zweites {2} von {1}',
    'a (b) [c] {1}?': '{1}!',
  });
  it.each([
    ['success', 'Done!'],
    ['no dog here', 'kein dog hier'],
    ['no done here', 'kein done hier'],
    ['of x the y is no dog here', 'kein dog hier: y von x'],
    ['of x the second y is z', 'z: zweites y von x'],
    ['of a\nb the c is $1', '$1: c von a\nb'],
    ['a (b) [c] d?', 'd!'],
    ['something else', undefined],
    ['toString', undefined],
  ])('"%s" is %j', (english, expected) => {
    expect(translate(english)).toBe(expected);
  });

  it('of several sentences is translated as a whole or not at all', async () => {
    const { say, translate: translateAll } = await chinese();
    expect(say('Check your network. Try again later.')).toBe('网络通吗？请稍后再试。');
    expect(say('Nobody knows. Try again later.')).toBe('Nobody knows. Try again later.');
    expect(translateAll('Try again later. Nobody knows.')).toBeUndefined();
  });
});

describe('an entry of help', () => {
  const command = (summary: string, ...paragraphs: readonly string[]) => ({
    summary: () => summary,
    description: () => [`${summary}.`, ...paragraphs].join('\n\n'),
  });

  it('is in Chinese where it is translated', async () => {
    const { layout } = await chinese();
    expect(layout.styleTitle('apps: manage apps')).toMatch(/^apps：[\u4e00-\u9fff]+$/);
    expect(layout.optionDescription({ description: 'disable prompts', argChoices: ['a', 'b'] })).toMatch(
      /（可选：a、b）$/,
    );
    expect(layout.commandDescription(command('manage apps', 'disable prompts'))).toMatch(
      /^[\u4e00-\u9fff]+。\n\n[^a-z]+$/,
    );
  });

  it('is in English where it is not, to the last mark', async () => {
    const { layout } = await chinese();
    expect(layout.styleTitle('apps: juggle apps')).toBe('apps: juggle apps');
    expect(layout.optionDescription({ description: 'juggle', argChoices: ['a', 'b'] })).toBe(
      'juggle (choices: "a", "b")',
    );
    expect(layout.argumentDescription({ description: 'juggle' })).toBe('juggle');
    expect(layout.commandDescription(command('juggle apps', 'They fly.'))).toBe('juggle apps.\n\nThey fly.');
  });
});

describe.each(['deis', 'drycc'] as const)('the pages of %s', (brand) => {
  const pagesOf = () => readFileSync(join(installation.dist, `help-${brand}-zh.txt`), 'utf8');

  it('are those that the declarations give', async () => {
    expect(pagesOf() === writePages(await allPages(brand, await chinese()))).toBe(true);
  });

  it('are of the same command lines as in English, and fit 80 columns', () => {
    const english = readFileSync(join(installation.dist, `help-${brand}.txt`), 'latin1');
    const lines = (pages: string) => [...pages.matchAll(/\f([^\n]*)\n/g)].map(([, line]) => line);
    expect(lines(pagesOf())).toEqual(lines(english));
    const rows = pagesOf()
      .split('\n')
      .filter((row) => !row.startsWith(`  ${brand} `));
    expect(rows.filter((row) => stringWidth(row) > 80)).toEqual([]);
  });

  it('are what is printed, by the program too', async () => {
    for (const words of [['help', 'config:set'], ['config:set', '--help'], [], ['help'], ['ps', '--help']]) {
      const page = findPage(pagesOf(), words);
      const outcome = { exitCode: 0, stdout: page, stderr: '' };
      expect(await installation.run(words, { name: brand, environment: inChinese })).toEqual(outcome);
      expect(await machine.run(words, { brand, environment: inChinese })).toEqual(outcome);
    }
  });
});

describe('a failure', () => {
  it.each([
    [['config:set', '--nonsense'], 2, '错误：未知选项 “--nonsense”。\n       参见 deis config:set --help。\n'],
    [['config:sett'], 2, /^错误：未知命令 “config:sett”。\n {7}是不是想输入 .*config:set.*？\s?参见 deis --help。\n$/],
    [['apps:info', '-a', 'hello'], 4, /^错误：未登录：.*client\.json 里没有登录信息。\n {7}请使用 “deis login/],
    [['ps:scale', 'web=many', '-a', 'hello'], 2, /[\u4e00-\u9fff]/],
    [['apps:list', '--limit', 'x'], 2, '错误：“x” 不是大于或等于 0 的整数。\n'],
  ])('of %j is told in Chinese', async (words, exitCode, message) => {
    const outcome = await machine.run(words, { environment: inChinese });
    expect(outcome).toMatchObject({ exitCode, stdout: '' });
    expect(outcome.stderr).toEqual(typeof message === 'string' ? message : expect.stringMatching(message));
    expect(await installation.run(words, { environment: { ...inChinese, HOME: machine.home } })).toEqual(outcome);
  });

  it.each([
    [
      new Failure('failure', 'Nobody knows.', { hint: 'Try again later.' }),
      'Error: Nobody knows.\n       Try again later.\n',
    ],
    [
      new Failure('failure', 'Try again later.', { hint: 'Nobody knows.' }),
      'Error: Try again later.\n       Nobody knows.\n',
    ],
    [
      new Failure('failure', 'Try again later.', { hint: 'Try again later.' }),
      '错误：请稍后再试。\n       请稍后再试。\n',
    ],
    [new Failure('failure', 'Try again later.'), '错误：请稍后再试。\n'],
  ])('is told in one language: %s', async (failure, expected) => {
    const told: string[] = [];
    const host = { stderr: { write: (text: string) => told.push(text) } } as unknown as Host;
    report(failure, { host, isJson: false, language: await chinese() });
    expect(told.join('')).toBe(expected);
  });

  it('keeps its English words in JSON, for programs', async () => {
    const words = ['config:set', '--nonsense', '--json'];
    const english = await machine.run(words);
    expect(await machine.run(words, { environment: inChinese })).toEqual(english);
    expect(english.stderr).toContain('Unknown option');
  });

  it('of no answer says what to do', async () => {
    const environment = { ...inChinese, DEIS_CONTROLLER: 'http://127.0.0.1:1', DEIS_TOKEN: 'the-token' };
    const { exitCode, stderr } = await machine.run('config:unset A -a hello', { environment });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 7,
      stderr: '错误：http://127.0.0.1:1 拒绝连接。\n       控制器在运行吗？URL 对吗？\n',
    });
  });
});
