import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPlace, type Place } from '../setup/sandbox-with-login.ts';

const pem = '-----BEGIN THING-----\nMII+\\="\n-----END THING-----\n';
const values = { DEBUG: '1', EMPTY: '', GREETING: 'hello  world # there', PEM: pem, QUOTED: '"x"' };
const content =
  'DEBUG=1\nEMPTY=\nGREETING=hello  world # there\n' +
  'PEM="-----BEGIN THING-----\\nMII+\\\\=\\"\\n-----END THING-----\\n"\nQUOTED="\\"x\\""\n';

let place: Place;
let directory: string;
let file: string;
let apps = 0;

beforeAll(async () => {
  place = await createPlace('deis-2.2');
});
afterAll(() => place.close());

/** Runs a command line in a folder of the test's own. */
const run = (words: readonly string[], options: Parameters<Place['machine']['run']>[1] = {}) =>
  place.machine.run(words, { directory, ...options });

async function createApp(variables: Readonly<Record<string, string>> = {}): Promise<string> {
  apps += 1;
  const id = `app-${apps}`;
  await place.machine.json(['apps:create', id, '--no-remote']);
  const pairs = Object.entries(variables).map(([name, value]) => `${name}=${value}`);
  if (pairs.length > 0) await place.machine.json(['config:set', '-a', id, ...pairs]);
  return id;
}

/** The variables of an app without those that the controller adds. */
async function configOf(id: string): Promise<unknown> {
  return ((await place.machine.json(['config:list', '-a', id])) as { values: unknown }).values;
}

async function releasesOf(id: string): Promise<number> {
  return ((await place.machine.json(['releases:list', '-a', id])) as unknown[]).length;
}

beforeEach(() => {
  directory = mkdtempSync(join(place.machine.directory, 'folder-'));
  file = join(directory, '.env');
});

describe('config:pull', () => {
  let id: string;
  beforeAll(async () => {
    id = await createApp(values);
  });

  it('prints the variables where standard output is no terminal', async () => {
    expect(await run(['config:pull', '-a', id])).toEqual({ exitCode: 0, stdout: content, stderr: '' });
    expect(await run(['config:pull', '-a', id, '--path=-'], { isTerminal: true })).toMatchObject({ stdout: content });
    expect(readdirSync(directory)).toEqual([]);
  });

  it('writes .env on a terminal, for its owner only', async () => {
    const { exitCode, stdout } = await run(['config:pull', '-a', id], { isTerminal: true });
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: `5 variables written to ${file}\n` });
    expect(readFileSync(file, 'utf8')).toBe(content);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(directory)).toEqual(['.env']);
  });

  it('writes the file of --path wherever its output goes', async () => {
    const outcome = await run(['config:pull', '-a', id, '-p', 'staging.env', '--json']);
    expect(JSON.parse(outcome.stdout)).toEqual({ path: join(directory, 'staging.env'), values });
    expect(readFileSync(join(directory, 'staging.env'), 'utf8')).toBe(content);
  });

  it('leaves a file alone that is there', async () => {
    writeFileSync(file, 'MINE=1\n');
    const outcome = await run(['config:pull', '-a', id], { isTerminal: true });
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(outcome.stderr).toContain('.env already exists.');
    expect(readFileSync(file, 'utf8')).toBe('MINE=1\n');
  });

  it('replaces the file behind a link that is named, and only then', async () => {
    const target = join(directory, 'shared');
    writeFileSync(target, 'MINE=1\n', { mode: 0o644 });
    symlinkSync('shared', file);
    // The link may have come with the repository.
    const refused = await run(['config:pull', '-o', '-a', id], { isTerminal: true });
    expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
    expect(readFileSync(target, 'utf8')).toBe('MINE=1\n');
    expect(await run(['config:pull', '-o', '-p', '.env', '-a', id], { isTerminal: true })).toMatchObject({
      exitCode: 0,
    });
    expect(readFileSync(target, 'utf8')).toBe(content);
    expect(statSync(target).mode & 0o777).toBe(0o600);
    expect(readdirSync(directory).sort()).toEqual(['.env', 'shared']);
  });

  it.each([['missing/.env'], ['folder'], ['/dev/null']])('writes nothing where no file can be: %s', async (path) => {
    mkdirSync(join(directory, 'folder'));
    const outcome = await run(['config:pull', '-o', '-a', id, '--path', path]);
    expect(outcome.exitCode).not.toBe(0);
    expect(outcome.stderr).toContain(path);
    expect(readdirSync(directory)).toEqual(['folder']);
    expect(statSync('/dev/null').isFile()).toBe(false);
  });

  it('fails without a change when the app is not there', async () => {
    writeFileSync(file, 'MINE=1\n');
    expect(await run(['config:pull', '-o', '-a', 'nothing'], { isTerminal: true })).toMatchObject({ exitCode: 5 });
    expect(readFileSync(file, 'utf8')).toBe('MINE=1\n');
  });

  describe('--interactive', () => {
    const local = '# mine\nOTHER=here\nDEBUG=0\nEMPTY=full\nQUOTED="\\"x\\""\n';

    it('asks about each variable that differs, and shows no value', async () => {
      writeFileSync(file, local);
      const outcome = await run(['config:pull', '-i', '-a', id], {
        answers: [
          ['DEBUG', 'y\n'],
          ['EMPTY', 'n\n'],
        ],
      });
      expect(outcome).toMatchObject({ exitCode: 0 });
      expect(outcome.stderr).toContain('DEBUG: overwrite the value in .env?');
      expect(outcome.stderr).toContain('EMPTY: overwrite the value in .env?');
      expect(outcome.stderr).not.toMatch(/QUOTED|OTHER|GREETING|full|hello/);
      const kept = content.replace('EMPTY=', 'EMPTY=full').replace('PEM', 'OTHER=here\nPEM');
      expect(readFileSync(file, 'utf8')).toBe(kept);
    });

    it('keeps what is there when nobody says otherwise', async () => {
      writeFileSync(file, local);
      await run(['config:pull', '-i', '-a', id], {
        answers: [
          ['DEBUG', '\n'],
          ['EMPTY', '\n'],
        ],
      });
      expect(readFileSync(file, 'utf8')).toMatch(/^DEBUG=0\nEMPTY=full\nGREETING=hello/);
    });

    it('changes nothing when nobody can be asked, or the file cannot be read', async () => {
      writeFileSync(file, local);
      expect(await run(['config:pull', '-i', '-a', id, '-p', '.env'])).toMatchObject({ exitCode: 2, stdout: '' });
      expect(readFileSync(file, 'utf8')).toBe(local);
      writeFileSync(file, 'DEBUG=0\nsecret\n');
      const outcome = await run(['config:pull', '-i', '-a', id], { isTerminal: true });
      expect(outcome.exitCode).toBe(2);
      expect(outcome.stderr).toContain('Line 2 of .env');
      expect(readFileSync(file, 'utf8')).toBe('DEBUG=0\nsecret\n');
    });

    it('asks nothing when there is no file', async () => {
      await run(['config:pull', '-i', '-a', id], { isTerminal: true });
      expect(readFileSync(file, 'utf8')).toBe(content);
    });
  });
});

describe('config:push', () => {
  it('sets the variables of .env in one release, and prints their names', async () => {
    const id = await createApp({ KEPT: 'yes', DEBUG: '0' });
    const before = await releasesOf(id);
    writeFileSync(file, content);
    expect(await run(['config:push', '-a', id])).toEqual({
      exitCode: 0,
      stdout: 'Creating config... done, v3\n\nDEBUG\nEMPTY\nGREETING\nPEM\nQUOTED\n',
      stderr: 'Note: GREETING in .env has " #", which is part of the value without quotes.\n',
    });
    expect(await configOf(id)).toEqual({ KEPT: 'yes', ...values });
    expect(await releasesOf(id)).toBe(before + 1);
  });

  it('takes back what config:pull wrote', async () => {
    const from = await createApp(values);
    const to = await createApp();
    await run(['config:pull', '-a', from, '-p', 'moved.env']);
    expect(await run(['config:push', '-a', to, '-p', 'moved.env'])).toMatchObject({ exitCode: 0 });
    expect(await configOf(to)).toEqual(values);
  });

  it('does not guess at what is no UTF-8, in which values would be others', async () => {
    const id = await createApp();
    const latin1 = Buffer.from('NAME=caf\xe9\n', 'latin1');
    writeFileSync(file, latin1);
    const refused = { exitCode: 2, stdout: '' };
    expect(await run(['config:push', '-a', id])).toEqual({
      ...refused,
      stderr: 'Error: .env is not text in UTF-8.\n       Name a file with --path; - is standard input.\n',
    });
    const piped = await run(['config:push', '-a', id, '-p', '-'], { input: latin1 });
    expect(piped).toEqual({ ...refused, stderr: 'Error: Standard input is not text in UTF-8.\n' });
    expect(await configOf(id)).toEqual({});
  });

  it('shows the values where that is asked for', async () => {
    const id = await createApp();
    writeFileSync(file, 'export A="1" # one\r\n');
    expect((await run(['config:push', '-a', id, '--show-values'])).stdout).toMatch(/\n\nA {2,}1\n/);
    expect(await configOf(id)).toEqual({ A: '1' });
  });

  it('reads standard input where it is asked to', async () => {
    const id = await createApp();
    writeFileSync(file, 'A=file\n');
    expect(await run(['config:push', '-a', id, '-p', '-'], { input: 'A=input\n' })).toEqual({
      exitCode: 0,
      stdout: 'Creating config... done, v2\n\nA\n',
      stderr: '',
    });
    expect(await configOf(id)).toEqual({ A: 'input' });
  });

  it('reads what is piped where no file is named, and says so', async () => {
    const id = await createApp();
    writeFileSync(file, 'A=file\n');
    expect(await run(['config:push', '-a', id], { input: 'A=input\n' })).toEqual({
      exitCode: 0,
      stdout: 'Creating config... done, v2\n\nA\n',
      stderr: 'Note: Reading standard input; --path names a file instead.\n',
    });
    expect(await configOf(id)).toEqual({ A: 'input' });
    expect(await run(['config:push', '-a', id], { input: 'secret\n' })).toMatchObject({ exitCode: 2, stdout: '' });
    expect(await run(['config:push', '-a', id], { input: '' })).toMatchObject({ exitCode: 0 });
    expect(await configOf(id)).toEqual({ A: 'file' });
  });

  it('reads .env at a terminal', async () => {
    const id = await createApp();
    writeFileSync(file, 'A=file\n');
    expect(await run(['config:push', '-a', id], { isTerminal: true })).toMatchObject({ exitCode: 0 });
    expect(await configOf(id)).toEqual({ A: 'file' });
  });

  it.each<[what: string, text: string | undefined, words: string[], message: string]>([
    [
      'no file',
      undefined,
      [],
      'Could not read .env: no such file.\n       Name a file with --path; - is standard input.\n',
    ],
    ['no other file', 'A=1\n', ['-p', 'b.env'], 'Could not read b.env: no such file.'],
    ['nothing in the file', '# nothing\n', [], 'There are no variables in .env.'],
    ['nothing to read', 'A=1\n', ['--path=-'], 'There are no variables in standard input.'],
    ['a line that is none', 'A=1\nsecret\n', [], 'Line 2 of .env is not NAME=value.'],
    ['a bad SSH_KEY', 'SSH_KEY=secret\n', [], 'SSH_KEY is neither a private key nor the path of one.'],
  ])('is wrong usage with %s, and changes nothing', async (_, text, words, message) => {
    const id = await createApp();
    if (text !== undefined) writeFileSync(file, text);
    const outcome = await run(['config:push', '-a', id, ...words]);
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(outcome.stderr).toContain(message);
    expect(outcome.stderr).not.toContain('secret');
    expect(await releasesOf(id)).toBe(1);
    expect(existsSync(file)).toBe(text !== undefined);
  });
});

describe('config:list', () => {
  it('has the form of a .env file with --diff', async () => {
    const id = await createApp(values);
    expect(await run(['config:list', '-a', id, '--diff'])).toEqual({ exitCode: 0, stdout: content, stderr: '' });
  });
});
