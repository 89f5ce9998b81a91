import { stripVTControlCharacters } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { variables } from '../../src/base/brand.ts';
import { exitCodes } from '../../src/base/errors.ts';
import { parseDotenv } from '../../src/settings/dotenv.ts';
import { topics } from '../../src/help/topics.ts';
import { common } from '../../src/cli/inputs.ts';
import { groups } from '../../src/commands/index.ts';
import { allPages, helpFor } from '../../src/help/pages.ts';
import { createMachine } from '../setup/simulated-machine.ts';

const machine = createMachine();
afterAll(() => {
  machine.remove();
});

async function page(topic: string, options = {}): Promise<string> {
  const { exitCode, stdout, stderr } = await machine.run(['help', topic], options);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  return stdout;
}

describe.each(Object.keys(topics))('help %s', (topic) => {
  it('fits a terminal and a narrow one, and is ASCII', async () => {
    for (const columns of [80, 60]) {
      const text = stripVTControlCharacters(await page(topic, { isTerminal: true, columns }));
      expect(text).toMatch(/^[\n\x20-\x7e]+\n$/);
      const laidOut = text.replace(/\nExamples:[^]*/, '');
      for (const line of laidOut.split('\n')) expect(line.length, line).toBeLessThanOrEqual(columns);
    }
  });

  it('is laid out by the build, and named in the list of commands', async () => {
    const pages = await allPages('deis');
    expect(pages.find(({ lines }) => lines.includes(`help ${topic}`))?.text).toBe(await page(topic));
    expect((await machine.run('help')).stdout).toMatch(new RegExp(`Topics:\\n  .*\\b${topic}\\b`));
  });
});

it('exit codes and variables are those of the tables', async () => {
  const codes = await page('exit-codes');
  for (const { exit, means } of Object.values(exitCodes))
    expect(codes).toMatch(new RegExp(`^  ${exit} +${means.slice(0, 20).replace(/[()]/g, '.')}`, 'm'));
  const names = await page('environment', { brand: 'drycc' });
  for (const name of Object.keys(variables)) expect(names).toContain(`  DRYCC_${name} `);
  expect(names).not.toContain('DEIS_');
});

it.each([
  ['NAME=value', 'NAME=a # b\\n ', 'a # b\\n '],
  ['NAME="value"', 'NAME="a\nb\\n\\r\\t\\"\\\\\\$" # c', 'a\nb\n\r\t"\\$'],
  ["NAME='value'", "NAME='a\n\\n'\\''b'", "a\n\\n'b"],
  ['NAME=', 'NAME=', ''],
  ['export NAME=value', 'export NAME=a', 'a'],
  ['NAME = value', ' NAME =  a', 'a'],
  ['# words', 'NAME=a\n\n# NAME=b', 'a'],
])('a .env file may hold %s as help says', async (form, line, value) => {
  expect(await page('dotenv')).toContain(`\n  ${form} `);
  expect(parseDotenv(`${line}\n`, '.env').get('NAME')).toBe(value);
});

it('each form that is told of is one', async () => {
  const text = await page('formatting');
  for (const option of ['--json', '--jq', '--template', '-o json', '-o yaml', '-o csv', '-o table'])
    expect(text).toContain(`  ${option}`);
});

// Examples are to be copied, and stay in one line.
it.each(Object.entries(groups))('help of %s breaks no word on a narrow terminal', async (noun, { verbs }) => {
  for (const topic of [undefined, noun, ...verbs.map((verb) => `${noun}:${verb}`)]) {
    const text = await helpFor(topic, { program: 'deis', columns: 40 });
    const laidOut = text.replace(/^Usage: .*$/m, '').replace(/\nExamples:[^]*/, '');
    for (const line of laidOut.split('\n')) expect(line.length, line).toBeLessThanOrEqual(40);
    const words = (page: string): string => page.replaceAll(/\s+/g, ' ');
    const wide = await helpFor(topic, { program: 'deis', columns: 80 });
    expect(words(text)).toBe(words(wide));
  }
});

it('help fits a terminal of 24 lines, names all groups and topics, and shows the usual job', async () => {
  for (const brand of ['deis', 'drycc'] as const) {
    const text = await helpFor(undefined, { program: brand, columns: 80 });
    expect(text.split('\n').length - 1).toBeLessThanOrEqual(24);
    const words = text.split(/\s+/);
    for (const name of [...Object.keys(groups), ...Object.keys(topics)]) expect(words).toContain(name);
    for (const job of ['login', 'create', 'config:set', 'scale', 'logs', 'releases', 'run', 'open'])
      expect(text).toContain(`\n  ${job} `);
  }
});

it('help of a command shows its examples, and names the page of the options that all have', async () => {
  const text = await helpFor('config:set', { program: 'deis', columns: 80 });
  expect(text).toMatch(/\nExamples:\n(?: {2}deis config:set .*\n)+\nCommon options: deis help options\n$/);
  expect(text).not.toContain('--jq');
  const options = await page('options');
  for (const key of Object.keys(common)) expect(options).toMatch(new RegExp(`--(?:no-)?${key}\\b`));
});

it('help of a group has its own usage', async () => {
  expect(await helpFor('config', { program: 'deis', columns: 80 })).toMatch(/^Usage: deis config:<verb> \[options\]\n/);
});

it('commands are data', async () => {
  const all = (await machine.json('commands')) as { command: string; arguments: object[]; options: object[] }[];
  const names = Object.entries(groups).flatMap(([noun, { verbs }]) => verbs.map((verb) => `${noun}:${verb}`));
  expect(all.map(({ command }) => command)).toEqual(names);
  expect(all.find(({ command }) => command === 'ps:scale')).toMatchObject({
    summary: 'scale process types',
    arguments: [{ name: '<type=number...>' }],
    shortcuts: ['pts:scale', 'scale'],
  });
});
