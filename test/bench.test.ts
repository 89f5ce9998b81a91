import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const bench = (...words: string[]) =>
  execa(process.execPath, ['bin/bench.mjs', ...words], { cwd: root, reject: false, stdin: 'ignore' });

describe.skipIf(process.platform === 'win32')('the measurements', () => {
  it('print a table with the case that was asked for', async () => {
    await execa(process.execPath, ['bin/build.mjs', '--quiet'], { cwd: root });
    const { exitCode, stdout } = await bench('--pairs', '1', '--only', 'version');
    expect(exitCode).toBe(0);
    const [machine = '', , head = '', , ...rows] = stdout.split('\n');
    expect(machine).toMatch(/; 1 pairs?\.$/);
    expect(head).toMatch(/^\| case +\| Node +\| figure +\| median +\|/);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatch(/^\| `--version` +\| [\d.]+ +\| CPU ÷ `node -e 0` +\| [\d.]+ +\|/);
  });

  it('say their options, also where one is not known', async () => {
    const options = /^Options: --pairs N, /;
    const help = await bench('--help');
    expect(help).toMatchObject({ exitCode: 0, stderr: '', stdout: expect.stringMatching(options) as string });
    const unknown = await bench('--nonsense');
    expect(unknown).toMatchObject({ exitCode: 2, stdout: '' });
    expect(unknown.stderr.split('\n')).toEqual([
      expect.stringMatching(/^Unknown option '--nonsense'/),
      expect.stringMatching(options),
    ]);
  });

  it.each([
    ['--only', '(', '--only is a regular expression, not "(".'],
    ['--node', './nowhere', '--node is the path of a Node, not "./nowhere".'],
  ])('refuse %s %s', async (option, value, message) => {
    expect(await bench(option, value)).toMatchObject({ exitCode: 2, stdout: '', stderr: message });
  });

  it('name the cases that there are, where none is meant', async () => {
    const { exitCode, stdout, stderr } = await bench('--only', 'nonsense');
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(/^No case matches\. There are:\nversion\nhelp\n/);
  });
});
