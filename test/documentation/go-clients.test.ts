import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { variables } from '../../src/base/brand.ts';
import type { Command, Input } from '../../src/cli/define.ts';
import { common } from '../../src/cli/inputs.ts';
import { longName } from '../../src/command-line/input-names.ts';
import { parseCommand } from '../../src/command-line/commander.ts';
import { interpret, shortcuts } from '../../src/command-line/interpret.ts';
import { groups } from '../../src/commands/index.ts';
import { readProfile, writeProfile } from '../../src/settings/profile.ts';
import { createMachine } from '../setup/simulated-machine.ts';
import { loadedGroups } from './commands-page.ts';
import {
  commandRows,
  fieldRows,
  formRows,
  lostShortcuts,
  optionRows,
  shortcutRows,
  variableRows,
} from './go-clients.ts';
import { goClientsPage } from './go-clients-page.ts';

const commands = new Map<string, Command>(
  (await loadedGroups()).flatMap(({ noun, commands: all }) =>
    Object.entries(all).map(([verb, command]) => [`${noun}:${verb}`, command] as const),
  ),
);
const page = await goClientsPage();
const here = commandRows.filter(({ verdict }) => verdict !== 'left out');
const lost = commandRows.filter(({ verdict }) => verdict === 'left out');

function find(name: string): Command {
  const command = commands.get(name);
  if (!command) throw new Error(`there is no command ${name}`);
  return command;
}

interface Written {
  readonly short?: string | undefined;
  readonly long?: string | undefined;
  readonly takesValue: boolean;
}

/** Reads `-a, --app <app> (W H)`. */
function read(option: string): Written {
  const form = option.replace(/ \([VWHD ]+\)$/, '');
  const short = /^-(\w)\b/.exec(form)?.[1];
  return { short, long: /--([\w-]+)/.exec(form)?.[1], takesValue: form.includes('<') };
}

/** The options of a command as they are written; one that can be refused is written in two ways. */
function written({ options }: Pick<Command, 'options'>): Written[] {
  return Object.entries(options).flatMap(([key, { short, placeholder, negated }]) => {
    const long = longName(key);
    const refusal = { long: `no-${long}`, takesValue: false };
    if (negated === 'only') return [refusal];
    const plain = { short, long, takesValue: placeholder !== undefined };
    return negated === 'also' ? [plain, refusal] : [plain];
  });
}

/** How many words a command takes: at least, and at most. */
function arity(inputs: readonly Pick<Input<unknown>, 'required' | 'variadic'>[]): [number, number] {
  const least = inputs.filter(({ required }) => required === true).length;
  return [least, inputs.some(({ variadic }) => variadic === true) ? Infinity : inputs.length];
}

describe.each(here)('$name of $clients', ({ name, args = '', options = [], verdict, reason = '' }) => {
  const command = find(name);
  it('takes at least their arguments', () => {
    const theirs = args.split(' ').filter(Boolean);
    const [least, most] = arity(
      theirs.map((arg) => ({ required: arg.startsWith('<'), variadic: arg.includes('...') })),
    );
    const [ownLeast, ownMost] = arity(Object.values(command.args));
    expect(ownLeast).toBeLessThanOrEqual(least);
    expect(ownMost).toBeGreaterThanOrEqual(most);
  });
  it('has their options, written alike', () => {
    for (const option of options) {
      const { short, long, takesValue } = read(option);
      const own = written(command).find((each) => each.long === long);
      expect(own, option).toMatchObject({ takesValue, ...(short !== undefined && { short }) });
    }
  });
  it('says why it is better, where it is', () => {
    if (verdict === 'better') expect(reason).not.toBe('');
  });
});

describe('what is left out', () => {
  it.each(lost)('$name is no command', ({ name, reason }) => {
    expect(reason).toMatch(/\w/);
    const isNoun = !name.includes(':');
    expect(isNoun ? Object.keys(groups) : [...commands.keys()]).not.toContain(name);
  });
  it.each(optionRows)('$option is no option of $command', ({ command, option, reason }) => {
    expect(reason).toMatch(/\w/);
    const { short, long } = read(option);
    const own = written(find(command));
    expect(own.map((each) => each.short).filter((each) => each === short && each !== undefined)).toEqual([]);
    expect(own.map((each) => each.long)).not.toContain(long ?? '');
  });
  it.each(lostShortcuts)('$word is no shortcut', ({ word, reason }) => {
    expect(reason).toMatch(/\w/);
    expect(Object.keys(shortcuts)).not.toContain(word);
  });
});

describe('the rows', () => {
  it('name each command once, and clients by their letters', () => {
    const names = commandRows.map(({ name }) => name);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    const rows = [...commandRows, ...optionRows, ...shortcutRows, ...formRows, ...variableRows, ...fieldRows];
    for (const { clients } of rows) expect(clients).toMatch(/^(?:V(?: W)?(?: H)?(?: D)?|W(?: H)?(?: D)?|H(?: D)?|D)$/);
  });
  it('have the shortcuts that there are, each for its command', () => {
    expect(Object.fromEntries(shortcutRows.map(({ word, command }) => [word, command]))).toEqual(shortcuts);
  });
  it('leave no command out that is only here', () => {
    const [, own = ''] = page.split('## Only here');
    const known = new Set(commandRows.map(({ name }) => name));
    for (const name of commands.keys()) {
      if (!known.has(name)) expect(own).toContain(`| \`${name}\` |`);
    }
    expect(own).toContain('| `sandbox:start` |');
    expect(own).toContain('`--password-stdin`');
    expect(own).not.toMatch(/`apps:destroy`.*`--confirm`/);
  });
});

const nouns = {
  has: (noun: string) => Object.hasOwn(groups, noun),
  hasVerb: (noun: string, verb: string) => groups[noun]?.verbs.includes(verb) ?? false,
  defaultVerb: (noun: string) => groups[noun]?.alone ?? (commands.has(`${noun}:list`) ? 'list' : undefined),
};

/** What a line of words is understood as; throws for one that is refused. */
function meaning(line: string): unknown {
  const request = interpret(line.split(' ').filter(Boolean), nouns);
  const style = { program: 'deis', columns: 80 };
  const name = request.kind === 'command' ? request.name : request.kind === 'help' ? request.topic : undefined;
  if (name === undefined || nouns.has(name)) return request;
  const words = request.kind === 'command' ? request.words : ['--help'];
  return { name, ...parseCommand(name, find(name), words, style) };
}

describe('a command line', () => {
  it.each(formRows.filter(({ means }) => means !== undefined))('"$line" means "$means"', ({ line, means = '' }) => {
    expect(meaning(line)).toEqual(meaning(means));
  });
  it.each(formRows.filter(({ means }) => means === undefined))('"$line" is refused', async ({ line }) => {
    const machine = createMachine();
    expect(await machine.run(line)).toMatchObject({ exitCode: 2, stdout: '' });
    machine.remove();
  });
  it('tells meanings apart', () => {
    expect(meaning('apps:list -c staging')).not.toEqual(meaning('apps:list'));
    expect(meaning('apps -h')).not.toEqual(meaning('apps:list -h'));
  });
});

describe('a variable of the environment', () => {
  const source = readdirSync(new URL('../../src', import.meta.url), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(new URL(`../../src/${file}`, import.meta.url), 'utf8'))
    .join('\n');
  /** A name in quotes, a key, or the end of one that is made of the brand's prefix. */
  const isNamed = (name: string) => new RegExp(`['_]${name}['\`]|\\b${name}:`).test(source);

  it.each(variableRows)('$name is $verdict', ({ name, verdict, reason }) => {
    const own = /^DEIS_(\w+)$/.exec(name)?.[1];
    expect(reason).toMatch(/\w/);
    const isHere = own === undefined ? isNamed(name) : own in variables || isNamed(own);
    expect(isHere).toBe(verdict !== 'left out');
  });
});

describe('a field of the settings file', () => {
  it('is written in its place, and kept where it is not known', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'deis-cli-fields-'));
    const path = join(folder, 'client.json');
    const given = Object.fromEntries(fieldRows.map(({ name }) => [name, name]));
    writeFileSync(path, JSON.stringify({ ...given, controller: 'http://deis.example.com' }));
    const profile = readProfile(path);
    if (!profile) throw new Error('the settings are not read');
    await writeProfile(path, profile);
    const fields = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
    rmSync(folder, { recursive: true });
    expect(Object.keys(fields)).toEqual(fieldRows.map(({ name }) => name));
    expect(fields).toMatchObject({ username: 'username', token: 'token', workspace: 'workspace' });
    expect(Object.keys(profile.others)).toEqual(['workspace']);
  });
});

describe('the options that every command has', () => {
  it('take no letter from what the Go clients have: there it is the option of the command', () => {
    const own = Object.values<Input<unknown>>(common).map(({ short }) => short);
    const taken = commandRows.flatMap(({ name, verdict, options = [] }) => {
      const letters = options.map((option) => read(option).short).filter((short) => short !== undefined);
      const shared = verdict === 'left out' ? [] : letters.filter((short) => own.includes(short));
      const kept = shared.length === 0 ? [] : written(find(name)).map(({ short }) => short);
      return shared.filter((short) => !kept.includes(short)).map((short) => `${name} -${short}`);
    });
    expect(taken).toEqual([]);
  });
});
