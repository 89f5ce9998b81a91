import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import { createMachine, type Machine } from '../setup/simulated-machine.ts';
import { createPlace, type Place } from '../setup/sandbox-with-login.ts';

let machine: Machine;
beforeEach(() => {
  machine = createMachine();
});
afterEach(() => {
  machine.remove();
});

const fileOf = ({ home }: Machine) => join(home, '.deis', 'state', 'preferences.json');

describe.each(dialects.map(({ name }) => name))('in %s an alias', (dialect) => {
  let place: Place;
  beforeAll(async () => {
    place = await createPlace(dialect);
    await place.machine.run('apps:create hello --no-remote');
  });
  afterAll(() => place.close());

  it('is what it stands for, with what is given to it', async () => {
    await place.machine.run(['alias:set', 'put', 'config:set $1=$2 -a hello']);
    expect(await place.machine.run(['put', 'A', 'two words', '-q'])).toMatchObject({ exitCode: 0 });
    expect(await place.machine.json('config:list -a hello')).toMatchObject({ values: { A: 'two words' } });
    await place.machine.run('alias:set vars config:list -a hello');
    expect(await place.machine.json('vars')).toMatchObject({ values: { A: 'two words' } });
    expect(await place.machine.run('vars -a none')).toMatchObject({ exitCode: 2 });
  });
});

describe('the words of an alias', () => {
  it.each([
    ['shortcuts:list', [], ['shortcuts:list']],
    ['info $1', ['-a'], ['info', '-a']],
    ['info --app=$1 --json', ['x', '-q'], ['info', '--app=x', '--json', '-q']],
    ['info $2 $1', ['a', 'b', 'c'], ['info', 'b', 'a', 'c']],
    ['run $@ -- end', ['a', 'b'], ['run', 'a', 'b', '--', 'end']],
    ['run $2 $@', ['a', 'b', 'c'], ['run', 'b', 'a', 'c']],
    ['run "$1 and $1"', ['a'], ['run', 'a and a']],
  ])('of "%s" are filled in', async (line, given, filled) => {
    const { expandAlias } = await import('../../src/command-line/aliases.ts');
    const { brands } = await import('../../src/base/brand.ts');
    expect(await machine.run(['alias:set', 'x', line])).toMatchObject({ exitCode: 0 });
    const sources = { brand: brands.deis, environment: { HOME: machine.home }, directory: machine.directory };
    expect(expandAlias(['x', ...given], sources)).toEqual(filled);
    expect(expandAlias(['-c', 'p', 'x', ...given], sources)).toEqual(['-c', 'p', ...filled]);
    expect(expandAlias(['y', ...given], sources)).toEqual(['y', ...given]);
  });

  it('are wrong usage where too few are given', async () => {
    await machine.run(['alias:set', 'put', 'config:set', '$1=$2']);
    const { exitCode, stderr } = await machine.run('put A');
    expect(exitCode).toBe(2);
    expect(stderr).toBe(
      "Error: The alias put takes 2 arguments, but got 1.\n       It stands for config:set '$1=$2'.\n",
    );
  });

  it('show the help of their command', async () => {
    await machine.run(['alias:set', 'put', 'config:set', '$1=$2']);
    expect(await machine.run('put --help')).toEqual(await machine.run('config:set --help'));
  });
});

describe('alias:set', () => {
  it.each([
    ['apps', 'a command'],
    ['help', 'a command'],
    ['destroy', 'a shortcut'],
    ['foo', 'a plugin'],
  ])('refuses the name %s', async (name, what) => {
    const folder = join(machine.home, 'bin');
    mkdirSync(folder);
    writeFileSync(join(folder, 'deis-foo'), '#!/bin/sh\n');
    chmodSync(join(folder, 'deis-foo'), 0o755);
    const { exitCode, stderr } = await machine.run(['alias:set', name, 'apps:list'], { environment: { PATH: folder } });
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`${name} is ${what}; an alias cannot replace it.`);
  });

  it.each([['a:b'], ['-x'], ['__proto__'], ['a b'], ['']])('refuses the name %j', async (name) => {
    expect(await machine.run(['alias:set', '--', name, 'apps:list'])).toMatchObject({ exitCode: 2, stdout: '' });
  });

  it.each([['bogus'], ['apps:bogus'], ['x y'], ['']])('refuses what is no command: %j', async (line) => {
    expect(await machine.run(['alias:set', 'x', line])).toMatchObject({ exitCode: 2, stdout: '' });
  });

  it('keeps what else is preferred', async () => {
    mkdirSync(join(machine.home, '.deis', 'state'), { recursive: true });
    writeFileSync(fileOf(machine), '{"profile":"p","other":1}');
    await machine.run('alias:set x apps:list');
    const kept = JSON.parse(readFileSync(fileOf(machine), 'utf8')) as unknown;
    expect(kept).toEqual({ profile: 'p', other: 1, aliases: { x: ['apps:list'] } });
  });
});

it('aliases are listed, removed, and completed', async () => {
  await machine.run(['alias:set', 'up', 'ps:scale', 'web=$1']);
  await machine.run(['alias:set', 'ls', 'apps:list']);
  expect(await machine.json('alias')).toEqual([
    { name: 'up', words: ['ps:scale', 'web=$1'] },
    { name: 'ls', words: ['apps:list'] },
  ]);
  expect((await machine.run('__complete -- u')).stdout).toContain("up\talias of ps:scale 'web=$1'\n");
  expect((await machine.run('__complete -- ls --li')).stdout).toContain('--limit');
  const gone = await machine.run('alias:remove u');
  expect(gone).toMatchObject({ exitCode: 5 });
  expect(await machine.run('alias:remove up')).toMatchObject({ exitCode: 0, stdout: 'Removed up\n' });
  expect(await machine.run('alias:list')).toMatchObject({ exitCode: 0, stdout: 'ls -> apps:list\n' });
  expect(await machine.run('up 3')).toMatchObject({ exitCode: 2 });
});

it('an alias takes its --json to failures too, and a broken file is told', async () => {
  await machine.run('alias:set me whoami --json');
  const { exitCode, stderr } = await machine.run('me');
  expect({ exitCode, error: JSON.parse(stderr) as unknown }).toMatchObject({ exitCode: 4, error: { error: {} } });
  writeFileSync(fileOf(machine), '{"aliases":{"x":"y"}}');
  const broken = await machine.run('x');
  expect(broken.exitCode).toBe(1);
  expect(broken.stderr).toContain('"aliases" is invalid');
  expect(await machine.run('version')).toMatchObject({ exitCode: 0 });
});
