import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { has, pathWithProgram } from './typing.ts';

const script = (name: string) => fileURLToPath(new URL(`../../completions/${name}`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'deis-cli-listing-'));
const environment = { HOME: folder, PATH: pathWithProgram(folder), LC_ALL: 'C.UTF-8' };
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a shell without a terminal, and gives the lines that it prints; what it complains about is an error. */
function run(shell: string, words: readonly string[]): string[] {
  const text = execFileSync(shell, words, { env: environment, cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  return text.split('\n').filter(Boolean);
}

/** What bash is handed depends on its version and on COMP_WORDBREAKS: the words are given as each would split them. */
function listInBash(line: string, words: readonly string[], breaks = ' :=', program = 'deis'): string[] {
  const quoted = (text: string) => `'${text}'`;
  return run('bash', [
    '--norc',
    '-uc',
    `source ${script(`${program}.bash`)}
     COMP_WORDBREAKS=${quoted(breaks)} COMP_LINE=${quoted(line)} COMP_POINT=${line.length}
     COMP_WORDS=(${words.map(quoted).join(' ')}) COMP_CWORD=${words.length - 1}
     _${program} ${program}
     printf '%s\\n' "\${COMPREPLY[@]}"`,
  ]);
}

const missing = (shell: string) => !has(shell);
const verbsOfConfig = [
  ...['list', 'get', 'set', 'unset', 'attach', 'detach'],
  ...['edit', 'diff', 'pull', 'push', 'export', 'info'],
];

describe('bash lists', () => {
  it.each([
    ['deis config:', ['deis', 'config', ':'], ' :=', verbsOfConfig],
    ['deis config:', ['deis', 'config:'], ' =', verbsOfConfig.map((verb) => `config:${verb}`)],
    ['deis config:l', ['deis', 'config', ':', 'l'], ' :=', ['list']],
    [
      'deis  sandbox:start   --api=dr',
      ['deis', 'sandbox', ':', 'start', '--api', '=', 'dr'],
      ' :=',
      ['drycc-2.0', 'drycc-2.1', 'drycc-2.3', 'drycc-1.13', 'drycc-current'],
    ],
    [
      'deis sandbox:start --api=dr',
      ['deis', 'sandbox:start', '--api=dr'],
      ' ',
      ['--api=drycc-2.0', '--api=drycc-2.1', '--api=drycc-2.3', '--api=drycc-1.13', '--api=drycc-current'],
    ],
    ['deis git --f', ['deis', 'git', '--f'], ' :=', []],
    ['deis git remote --f', ['deis', 'git', 'remote', '--f'], ' :=', ['--force']],
    ['deis run -- ls --f', ['deis', 'run', '--', 'ls', '--f'], ' :=', []],
    ['deis config:unset -- --', ['deis', 'config', ':', 'unset', '--', '--'], ' :=', []],
  ])('for "%s" split as %j', (line, words, breaks, listed) => {
    expect(listInBash(line, words, breaks)).toEqual(listed);
  });
  it('under the other name too', () => {
    expect(listInBash('drycc apps:de', ['drycc', 'apps', ':', 'de'], ' :=', 'drycc')).toEqual(['destroy']);
  });
  it('what begins with the part before the cursor', () => {
    expect(listInBash('deis aut', ['deis', 'autXYZ'])).toContain('auth:login');
  });
});

describe('fish lists', () => {
  it.skipIf(missing('fish')).each([
    ['deis config:s', ['config:set\tset environment variables']],
    ['deis git remote --f', ['--force\toverwrite an existing remote']],
    ['deis sandbox:start --api=deis-1.1', ['--api=deis-1.1']],
    ['deis completion po', ['powershell']],
  ])('for "%s" words and what they are', (line, listed) => {
    expect(run('fish', ['--no-config', '-c', `source ${script('deis.fish')}; complete -C '${line}'`])).toEqual(listed);
  });
});

describe('the scripts', () => {
  const checks: readonly (readonly [shell: string, words: readonly string[]])[] = [
    ['bash', ['-n', script('deis.bash')]],
    ['zsh', ['-n', script('_deis')]],
    ['fish', ['--no-config', '--no-execute', script('deis.fish')]],
    [
      'pwsh',
      ['-NoProfile', '-Command', `[scriptblock]::Create((Get-Content -Raw '${script('deis.ps1')}')) | Out-Null`],
    ],
  ];
  for (const [shell, words] of checks) {
    it.skipIf(missing(shell))(`are read by ${shell}`, () => {
      expect(run(shell, words)).toEqual([]);
    });
  }
});
