import { closeSync, constants, openSync, readFileSync, readSync, writeSync } from 'node:fs';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { groups } from '../../src/commands/index.ts';
import { findPage, writePages } from '../../src/start/help-pages.ts';
import { allPages } from '../../src/help/pages.ts';
import { createMachine, type Machine } from '../setup/simulated-machine.ts';
import { type Installation, installCopy } from './installation.ts';

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

const pagesOf = (name: string): string => readFileSync(join(installation.dist, `help-${name}.txt`), 'latin1');

describe.each(['deis', 'drycc'] as const)('the pages of %s', (brand) => {
  it('are what the program prints itself, for every command line that finds one', async () => {
    const pages = pagesOf(brand);
    const lines = [...pages.matchAll(/\f([^\n]*)\n/g)].map(([, line = '']) => line);
    expect(lines).toHaveLength(new Set(lines).size);
    for (const line of lines) {
      const words = line.split(' ').filter(Boolean);
      const { exitCode, stdout, stderr } = await machine.run(words, { brand });
      expect({ line, exitCode, stderr }).toEqual({ line, exitCode: 0, stderr: '' });
      expect(findPage(pages, words), line).toBe(stdout);
    }
  });

  it('are those that the declarations give', async () => {
    expect(pagesOf(brand) === writePages(await allPages(brand))).toBe(true);
  });

  it('are of every command and noun, and of the program', () => {
    const pages = pagesOf(brand);
    for (const [noun, { verbs }] of Object.entries(groups)) {
      const names = [noun, ...verbs.flatMap((verb) => [`${noun}:${verb}`, `${noun} ${verb}`])];
      for (const line of names.flatMap((name) => [`help ${name}`, `${name} --help`, `${name} -h`]))
        expect(findPage(pages, line.split(' ')), line).toMatch(new RegExp(`^Usage: ${brand} `));
    }
    for (const line of ['', 'help', '--help', '-h'])
      expect(findPage(pages, line.split(' ').filter(Boolean))).toContain(`Run ${brand} help <command>`);
    expect(pages.split('\f').filter((text) => /[^\n\x20-\x7e]/.test(text))).toEqual([]);
  });
});

describe('words that ask for no page', () => {
  it.each([
    ['a space', ['help config']],
    ['a space within', ['help', 'config set']],
    ['a form feed', ['\fhelp']],
    ['the end of a line', ['help\n']],
    ['an empty word', ['']],
    ['an empty word after another', ['help', '']],
    ['a part of a name', ['help', 'conf']],
    ['a word of the text', ['Usage:']],
    ['an option besides', ['config:set', '--json', '--help']],
    ['an argument besides', ['config:set', 'A=1', '--help']],
    ['capitals', ['help', 'CONFIG']],
  ])('find none: %s', (_, words) => {
    expect(findPage(pagesOf('deis'), words)).toBeUndefined();
  });

  it('are answered by the program, as it answers without pages', async () => {
    for (const words of [['help config'], ['\fhelp'], [''], ['config:set', '--json', '--help'], ['help', 'bogus']])
      expect(await installation.run(words)).toEqual(await machine.run(words));
  });
});

describe('the built program', () => {
  it('prints the page of its name', async () => {
    const words = ['help', 'config:set'];
    const [deis, drycc] = await Promise.all([installation.run(words), installation.run(words, { name: 'drycc' })]);
    expect(deis).toEqual(await machine.run(words));
    expect(drycc).toEqual(await machine.run(words, { brand: 'drycc' }));
  });

  describe.skipIf(process.platform === 'win32')('where standard output', () => {
    const shell = (script: string) => {
      const words = ['-c', `set -o pipefail; deis() { "$NODE" "$PROGRAM" "$@"; }; ${script}`];
      const program = join(installation.dist, 'deis.cjs');
      const env = {
        PATH: process.env['PATH'] ?? '',
        HOME: installation.home,
        NODE: process.execPath,
        PROGRAM: program,
      };
      return execa('bash', words, { env, extendEnv: false, reject: false, stdin: 'ignore', stripFinalNewline: false });
    };

    it.each([
      ['is read by one who has seen enough', 'deis help | head -n 1', 'Usage: deis <command> [options]\n'],
      ['has no reader', '{ deis help; echo $? >&2; } 2>&1 >&3 3>&- | cat', '0\n'],
      ['is closed', 'deis help >&-', ''],
      ['is closed as all others are', 'deis --version >&- 2>&- <&-', ''],
      ['forgets everything', 'deis config --help > /dev/null', ''],
      ['is a file', 'deis --version > version; cat version; rm version', /^\d+\.\d+\.\d+\n$/],
    ])('%s', async (title, script, expected) => {
      // The third descriptor leads to a reader that has gone.
      const whole = title === 'has no reader' ? `exec 3> >(exec true); wait $!; ${script}` : script;
      const { exitCode, stdout, stderr } = await shell(`cd "$HOME"; ${whole}`);
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
      expect(stdout).toEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected));
    });

    it.skipIf(process.platform !== 'linux')('cannot take it, it says so by its exit code', async () => {
      const { exitCode, stderr } = await shell('deis help > /dev/full');
      expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
    });

    it('is a full pipe that does not wait, it waits itself', async () => {
      const fifo = join(installation.folder, 'fifo');
      execFileSync('sh', ['-c', 'mkfifo "$1"', 'sh', fifo]);
      // Each has its own way to wait or not: the program may change that of the end that it is given.
      const reading = openSync(fifo, constants.O_RDONLY | constants.O_NONBLOCK);
      const end = openSync(fifo, constants.O_WRONLY | constants.O_NONBLOCK);
      const filling = fill(end);
      const program = join(installation.dist, 'deis.cjs');
      const child = spawn(process.execPath, [program, 'help', 'config'], { stdio: ['ignore', end, 'pipe'] });
      let stderr = '';
      child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
      let text = '';
      const ended = once(child, 'close').then(([exitCode]: unknown[]) => exitCode);
      let exitCode: unknown;
      while (exitCode === undefined) {
        text += readAll(reading);
        exitCode = await Promise.race([ended, new Promise((resolve) => setImmediate(resolve))]);
      }
      text += readAll(reading);
      for (const each of [reading, end]) closeSync(each);
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
      expect(text.slice(filling)).toBe(findPage(pagesOf('deis'), ['help', 'config']));
    });
  });

  it.each([
    ['deis', 40],
    ['deis', 60],
    ['drycc', 70],
  ] as const)('called %s lays pages out for a terminal of %i columns', async (brand, columns) => {
    const { stdout } = await machine.run('help config:set', { brand, columns, isTerminal: true });
    expect(stdout).not.toBe(findPage(pagesOf(brand), ['help', 'config:set']));
    const { hasTerminal, text } = await inTerminal(installation, brand, columns, 'help config:set');
    if (hasTerminal) expect(text).toBe(stdout);
  });
});

/** Writes to a pipe until it takes no more, and gives the number of bytes. */
function fill(pipe: number): number {
  let bytes = 0;
  try {
    for (;;) bytes += writeSync(pipe, Buffer.alloc(4096, '.'));
  } catch {
    return bytes;
  }
}

/** What there is to read of a pipe that does not wait. */
function readAll(pipe: number): string {
  const buffer = Buffer.alloc(65_536);
  try {
    return buffer.toString('latin1', 0, readSync(pipe, buffer));
  } catch {
    return '';
  }
}

async function inTerminal({ folder, home }: Installation, brand: string, columns: number, line: string) {
  const command = `stty cols ${columns} -onlcr; exec ${process.execPath} ${join(folder, 'bin', `${brand}.js`)} ${line}`;
  const env = { PATH: process.env['PATH'] ?? '', HOME: home };
  const options = { env, extendEnv: false, reject: false, stdin: 'ignore', stripFinalNewline: false } as const;
  const { failed, stdout } = await execa('script', ['-qec', command, '/dev/null'], options);
  return { hasTerminal: process.platform === 'linux' && !failed, text: stdout };
}
