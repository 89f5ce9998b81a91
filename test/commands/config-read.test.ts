import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import { variableFormats } from '../../src/settings/format-names.ts';
import { createPlace, type Place } from '../setup/sandbox-with-login.ts';

const values = { DEBUG: '1', EMPTY: '', GREETING: "it's  a # b", PEM: '-----BEGIN-----\nMII+\\="\n', QUOTED: '"x"' };

describe.each(dialects.map(({ name }) => name))('with %s', (dialect) => {
  let place: Place;
  let directory: string;
  const run = (words: readonly string[], options = {}) => place.machine.run(words, { directory, ...options });
  beforeAll(async () => {
    place = await createPlace(dialect);
    directory = mkdtempSync(join(place.machine.directory, 'folder-'));
    await place.machine.json('apps:create hello --no-remote');
    await place.machine.json(['config:set', '-a', 'hello', ...Object.entries(values).map((pair) => pair.join('='))]);
  });
  afterAll(() => place.close());

  it.each(Object.entries(values))('config:get prints the bare value of %s', async (name, value) => {
    expect(await run(['config:get', name, '-a', 'hello'])).toEqual({ exitCode: 0, stdout: `${value}\n`, stderr: '' });
  });

  it('config:get prints several as a .env file has them, in the order in which they were asked for', async () => {
    const { stdout } = await run(['config:get', 'PEM', 'DEBUG', '-a', 'hello']);
    expect(stdout).toBe('PEM="-----BEGIN-----\\nMII+\\\\=\\"\\n"\nDEBUG=1\n');
  });

  it('config:get prints an object under --json', async () => {
    expect(await place.machine.json('config:get PEM EMPTY -a hello')).toEqual({ PEM: values.PEM, EMPTY: '' });
  });

  it('config:get prints nothing where one is not there, which is exit code 5', async () => {
    const outcome = await run(['config:get', 'DEBUG', 'NOPE', 'NEITHER', '-a', 'hello']);
    expect(outcome).toMatchObject({ exitCode: 5, stdout: '' });
    expect(outcome.stderr).toContain('hello has no variable NOPE, NEITHER.');
    expect(await run(['config:get', 'toString', '-a', 'hello'])).toMatchObject({ exitCode: 5, stdout: '' });
  });

  it.each(variableFormats.filter((each) => each !== 'docker'))(
    'what config:export writes is what config:push reads: %s',
    async (format) => {
      const { stdout, exitCode } = await run(['config:export', '--format', format, '-a', 'hello']);
      expect(exitCode).toBe(0);
      const app = `copy-${format}`;
      await place.machine.json(['apps:create', app, '--no-remote']);
      writeFileSync(join(directory, 'exported'), stdout);
      expect(await run(['config:push', '-p', 'exported', '--format', format, '-a', app])).toMatchObject({
        exitCode: 0,
      });
      expect(await place.machine.json(['config:export', '-a', app])).toEqual(values);
    },
  );

  it('config:export writes nothing for Docker where a value has several lines', async () => {
    const outcome = await run(['config:export', '--format=docker', '-a', 'hello']);
    expect(outcome).toMatchObject({ exitCode: 1, stdout: '' });
    expect(outcome.stderr).toContain('The format docker cannot hold PEM (it has several lines).');
    expect(outcome.stderr).not.toContain('MII');
  });
});

describe('config:export', () => {
  let place: Place;
  beforeAll(async () => {
    place = await createPlace('deis-2.2');
    await place.machine.json('apps:create hello --no-remote');
  });
  afterAll(() => place.close());

  it('writes what is there of nothing', async () => {
    expect(await place.machine.run('config:export -a hello')).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    expect((await place.machine.run('config:export --format yaml -a hello')).stdout).toBe('{}\n');
  });

  it('knows no other form', async () => {
    const outcome = await place.machine.run('config:export --format toml -a hello');
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(outcome.stderr).toContain('env, shell, json, yaml, docker');
  });
});
