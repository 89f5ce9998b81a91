import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMachine, type Machine } from '../setup/simulated-machine.ts';

const committed = (name: string) => readFileSync(new URL(`../../completions/${name}`, import.meta.url), 'utf8');

let machine: Machine;
beforeEach(() => {
  machine = createMachine();
});
afterEach(() => {
  machine.remove();
});

describe('completion:show', () => {
  it.each([
    ['completion bash', 'deis', 'deis.bash'],
    ['completion zsh', 'deis', '_deis'],
    ['completion show fish', 'drycc', 'drycc.fish'],
    ['completion:show powershell', 'drycc', 'drycc.ps1'],
  ] as const)('%s as %s prints %s', async (line, brand, file) => {
    expect(await machine.run(line, { brand })).toEqual({ exitCode: 0, stdout: committed(file), stderr: '' });
  });
  it('gives shell and script as JSON', async () => {
    expect(await machine.json('completion bash')).toEqual({ shell: 'bash', script: committed('deis.bash') });
  });
  it('knows no other shell', async () => {
    expect(await machine.run('completion tcsh')).toMatchObject({ exitCode: 2, stdout: '' });
  });
});

describe('completion:install', () => {
  it.each([
    ['bash', '.local/share/bash-completion/completions/deis', 'deis.bash', 'Without the package bash-completion'],
    ['zsh', '.local/share/zsh/site-functions/_deis', '_deis', 'fpath=('],
    ['fish', '.config/fish/completions/deis.fish', 'deis.fish', 'Open a new shell'],
  ])('writes the script for %s, twice too, and says what is left to do', async (shell, place, file, hint) => {
    const path = join(machine.home, place);
    for (const line of [`completion:install ${shell}`, 'completion:install']) {
      const { exitCode, stdout, stderr } = await machine.run(line, { environment: { SHELL: `/usr/bin/${shell}` } });
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
      const [done, next] = stdout.split('\n');
      expect(done).toBe(`Completion for ${shell} written to ${path}`);
      expect(next).toContain(hint);
      expect(readFileSync(path, 'utf8')).toBe(committed(file));
    }
  });

  it('keeps to the folders that the environment names', async () => {
    const environment = { XDG_DATA_HOME: join(machine.home, 'data'), XDG_CONFIG_HOME: 'relative' };
    await machine.run('completion:install bash', { environment });
    await machine.run('completion:install fish', { environment, brand: 'drycc' });
    expect(existsSync(join(machine.home, 'data/bash-completion/completions/deis'))).toBe(true);
    expect(existsSync(join(machine.home, '.config/fish/completions/drycc.fish'))).toBe(true);
  });

  it('tells what PowerShell needs, and writes nothing', async () => {
    expect(await machine.run('completion:install powershell -q')).toEqual({
      exitCode: 0,
      stdout: 'deis completion powershell | Out-String | Invoke-Expression\n',
      stderr: '',
    });
    expect(await machine.json('completion:install', { environment: { SHELL: '/opt/pwsh' } })).toMatchObject({
      path: null,
    });
  });

  it('leaves a file that is not its own', async () => {
    const path = join(machine.home, '.config/fish/completions/deis.fish');
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, '# mine\n');
    const { exitCode, stderr } = await machine.run('completion:install fish');
    expect(exitCode).toBe(2);
    expect(stderr).toContain(path);
    expect(stderr).toContain('--force');
    expect(readFileSync(path, 'utf8')).toBe('# mine\n');
    expect(await machine.run('completion:install fish --force')).toMatchObject({ exitCode: 0 });
    expect(readFileSync(path, 'utf8')).toBe(committed('deis.fish'));
  });

  it('asks for a shell where none is known', async () => {
    for (const environment of [{ SHELL: '' }, { SHELL: '/bin/tcsh' }]) {
      const { exitCode, stderr } = await machine.run('completion:install', { environment });
      expect(exitCode).toBe(2);
      expect(stderr).toContain('bash, zsh, fish, powershell');
    }
  });

  it('says why a file cannot be written', async () => {
    writeFileSync(join(machine.home, '.config'), '');
    const { exitCode, stderr } = await machine.run('completion:install fish');
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/Could not write .*deis\.fish: part of its path is not a directory/);
  });
});

describe('completion:uninstall', () => {
  it.each([
    ['bash', '.local/share/bash-completion/completions/deis', '~/.bashrc'],
    ['zsh', '.local/share/zsh/site-functions/_deis', 'Shells that are open'],
    ['fish', '.config/fish/completions/deis.fish', 'Shells that are open'],
  ])('removes what was installed for %s, and says what is left to do', async (shell, place, next) => {
    const path = join(machine.home, place);
    const environment = { SHELL: `/usr/bin/${shell}` };
    await machine.run('completion:install', { environment });
    const { exitCode, stdout } = await machine.run('completion:uninstall', { environment });
    expect({ exitCode, first: stdout.split('\n')[0] }).toEqual({
      exitCode: 0,
      first: `Removed completion for ${shell}: ${path}`,
    });
    expect(stdout).toContain(next);
    expect(existsSync(path)).toBe(false);
    const again = await machine.run(`completion:uninstall ${shell}`);
    expect(again).toMatchObject({ exitCode: 5, stderr: `Error: Completion is not installed: no file ${path}.\n` });
  });

  it('names the line to remove for PowerShell', async () => {
    expect(await machine.run('completion:uninstall powershell')).toEqual({
      exitCode: 0,
      stdout: 'deis completion powershell | Out-String | Invoke-Expression\n',
      stderr: 'Note: Remove this line from the file that $PROFILE names:\n',
    });
    expect(await machine.json('completion:uninstall powershell -q')).toMatchObject({ shell: 'powershell', path: null });
  });

  it('leaves a file that is not its own, unless it is forced', async () => {
    const path = join(machine.home, '.config/fish/completions/deis.fish');
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, '# mine\n');
    const { exitCode, stderr } = await machine.run('completion:uninstall fish');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Delete it with --force.');
    expect(existsSync(path)).toBe(true);
    expect(await machine.run('completion:uninstall fish --force')).toMatchObject({ exitCode: 0 });
    expect(existsSync(path)).toBe(false);
  });
});
