import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dialects } from '../../src/api/dialects/registry.ts';
import { nowhere, operations } from '../../src/api/operations.ts';
import type { Command, Input } from '../../src/cli/define.ts';
import { common } from '../../src/cli/inputs.ts';
import { parseCommand } from '../../src/command-line/commander.ts';
import { interpret } from '../../src/command-line/interpret.ts';
import { groups } from '../../src/commands/index.ts';
import type { Schema } from '../../src/models/schema.ts';
import { createMachine, type Machine } from '../setup/simulated-machine.ts';
import { exampleWords } from '../setup/example-words.ts';

const nouns = await Promise.all(
  Object.entries(groups).map(async ([noun, entry]) => ({ noun, entry, commands: await entry.load() })),
);
const all: [name: string, command: Command][] = nouns.flatMap(({ noun, commands }) =>
  Object.entries(commands).map(([verb, command]): [string, Command] => [`${noun}:${verb}`, command]),
);
const style = { program: 'deis', columns: 80 };

const oneLine = /^[a-z].*[^.\s]$/;

describe.each(nouns)('the noun $noun', ({ noun, entry, commands }) => {
  it('has a summary, and lists the verbs that it loads, in their order', () => {
    expect(noun).toMatch(/^[a-z]+$/);
    expect(entry.summary).toMatch(oneLine);
    expect(Object.keys(commands)).toEqual(entry.verbs);
    if (entry.alone !== undefined) expect(entry.verbs).toContain(entry.alone);
  });
});

describe.each(all)('the command %s', (name, command) => {
  const inputs: [string, Input<unknown>][] = [...Object.entries(command.args), ...Object.entries(command.options)];

  it('has a summary in one line, that starts with a verb in small letters and has no full stop', () => {
    expect(command.summary).toMatch(oneLine);
    expect(command.summary.length).toBeLessThanOrEqual(72);
    expect(command.description ?? 'A.').toMatch(/^[A-Z"-][^]*\.$/);
  });

  it('has inputs with summaries, and names that are written one way', () => {
    for (const [key, { summary, short, placeholder }] of inputs) {
      expect(summary, key).toMatch(/^(?:[a-z]|-|[A-Z]{2}).*[^.\s]$/);
      expect(key).toMatch(/^[a-z]+(?:[A-Z][a-z]+)*$/);
      expect(short ?? 'a').toMatch(/^[a-zA-Z]$/);
      expect(placeholder ?? 'a').toMatch(/^[a-z][a-z=:|-]*[a-z]$|^a$/);
    }
    for (const options of [command.options, common]) {
      const shorts = Object.values<Input<unknown>>(options).map(({ short }) => short);
      const given = shorts.filter((short) => short !== undefined);
      expect(new Set(given).size, given.join()).toBe(given.length);
    }
  });

  it('takes several words in its last argument only, and needs none after one that may be left out', () => {
    const args = Object.values(command.args);
    expect(args.slice(0, -1).some(({ variadic }) => variadic === true)).toBe(false);
    const required = args.map((arg) => arg.required === true);
    expect(required.lastIndexOf(true)).toBeLessThan(
      required.includes(false) ? required.indexOf(false) : required.length,
    );
  });

  it('has examples that are lines of it and that parse', () => {
    expect(command.examples.length).toBeGreaterThan(0);
    for (const example of command.examples) {
      const request = interpret(exampleWords(example), {
        has: (noun) => Object.hasOwn(groups, noun),
        hasVerb: (noun, verb) => groups[noun]?.verbs.includes(verb) ?? false,
        defaultVerb: (noun) => groups[noun]?.alone ?? 'list',
      });
      expect(request).toMatchObject({ kind: 'command', name });
      const words = request.kind === 'command' ? request.words : [];
      expect(parseCommand(name, command, words, style), example).not.toHaveProperty('help');
    }
  });

  it('asks for operations that there are, and that some dialect has', () => {
    expect(new Set(command.operations).size).toBe(command.operations.length);
    for (const operation of command.operations) {
      expect(Object.keys(operations)).toContain(operation);
      expect(dialects.some(({ routes }) => routes[operation] !== null)).toBe(true);
    }
  });

  it('describes what --json prints', () => {
    const isDescribed = ({ type, anyOf, allOf, items, properties, additionalProperties }: Schema): boolean =>
      (anyOf ?? allOf)?.every(isDescribed) ??
      (type === 'array'
        ? items !== undefined
        : type === 'object'
          ? (properties ?? additionalProperties) !== undefined
          : type !== undefined);
    expect(isDescribed(command.output)).toBe(true);
  });
});

it('every operation has a command that asks for it', () => {
  const asked = new Set(all.flatMap(([, command]) => command.operations));
  // The commands of Drycc 1.8 and newer come one by one.
  const common = Object.keys(operations).filter((operation) => !(operation in nowhere));
  expect(common.filter((operation) => !asked.has(operation as never))).toEqual([]);
});

describe('help', () => {
  let machine: Machine;
  beforeAll(() => {
    machine = createMachine();
  });
  afterAll(() => {
    machine.remove();
  });

  it.each(all)('of %s is printed, with its examples and all its options', async (name, command) => {
    const help = await machine.run([name, '--help']);
    expect(help).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await machine.run(['help', name])).toEqual(help);
    expect(await machine.run([...name.split(':'), '-h'])).toEqual(help);
    expect(help.stdout).toMatch(new RegExp(`^Usage: deis ${name}`));
    for (const example of command.examples) expect(help.stdout).toContain(`  deis ${example}\n`);
    for (const key of Object.keys(command.options)) {
      expect(help.stdout.toLowerCase(), key).toContain(
        `-${key.replaceAll(/[A-Z]/g, (letter) => `-${letter}`).toLowerCase()}`,
      );
    }
    const lines = help.stdout.split('\n').filter((line) => !line.startsWith('  deis '));
    for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(80);
  });

  it.each(nouns)('of the noun $noun names its commands', async ({ noun, commands }) => {
    const { exitCode, stdout, stderr } = await machine.run(['help', noun]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    for (const [verb, { summary }] of Object.entries(commands)) {
      expect(stdout).toContain(`${noun}:${verb}`);
      expect(stdout.replaceAll(/\s+/g, ' ')).toContain(summary);
    }
    expect(await machine.run([noun, '--help'])).toEqual({ exitCode, stdout, stderr });
  });

  it.each([['help'], ['--help'], ['-h'], []])('of the whole program names all nouns: %s', async (...words) => {
    const { exitCode, stdout } = await machine.run(words);
    expect(exitCode).toBe(0);
    for (const { noun } of nouns) expect(stdout.split(/\s+/)).toContain(noun);
  });

  it.each([20, 40, 200])('fits a terminal of %i columns as far as its words allow', async (columns) => {
    const { exitCode, stdout } = await machine.run('help apps:create', { isTerminal: true, columns });
    expect(exitCode).toBe(0);
    expect(stdout).toContain('--buildpack');
  });

  it('calls the program by the name that it was called with', async () => {
    const { stdout } = await machine.run('help apps:create', { brand: 'drycc' });
    expect(stdout).toContain('Usage: drycc apps:create');
    expect(stdout).not.toMatch(/\bdeis\b/);
  });
});
