import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Hardship } from './hardship.ts';
import { program, type Workplace, workplace } from './program.ts';
import { noTerminal, openTerminal } from './terminal.ts';

async function loggedIn(): Promise<Workplace> {
  const place = await workplace((response) => response.end('{"id":"hello","values":{},"count":0,"results":[]}'));
  Object.assign(place.environment, { DEIS_CONTROLLER: place.origin, DEIS_TOKEN: 'the-token' });
  return place;
}

/** What a process finds before it comes to its own work. */
export const groundHardships: readonly Hardship[] = [
  ...(['12.22.12', '18.20.8', '20.18.0'] as const).map((version): Hardship => ({
    name: `Node ${version}`,
    kind: 'an old Node',
    async hold() {
      const { home, environment } = await workplace();
      const [node, script] = program;
      // Only its version is that of an old one; that those can read the file is seen below.
      const fake = join(home, 'old.cjs');
      const properties = `{ version: { value: 'v${version}' }, versions: { value: { node: '${version}' } } }`;
      writeFileSync(fake, `Object.defineProperties(process, ${properties});`);
      const run = (): string =>
        execFileSync(node, ['--require', fake, script, 'apps'], { env: environment, stdio: 'pipe' }).toString();
      expect(run).toThrow(`deis needs Node.js 20.19 or newer; this is v${version}.\n`);
      const built = readFileSync(join(script, '..', '..', 'dist', 'deis.cjs'), 'utf8');
      expect(built).not.toMatch(/\?\?|\?\.[a-zA-Z_$[(]|\bstatic\{|#[a-z]+=/);
    },
  })),
  {
    name: 'a current directory that was deleted',
    async hold() {
      const { home, shell } = await loggedIn();
      mkdirSync(join(home, 'gone'));
      const { exitCode, stdout, stderr } = await shell('cd ~/gone; rmdir ~/gone; deis apps:list');
      expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 0, stdout: '=== Apps\n', stderr: '' });
      mkdirSync(join(home, 'gone'));
      const push = await shell('cd ~/gone; rmdir ~/gone; deis config:push -p x -a hello');
      expect(push).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('Could not read x') as string });
    },
  },
  {
    name: 'a TMPDIR that is not there, at config:edit',
    impossible: noTerminal(),
    async hold() {
      const { environment } = await loggedIn();
      const terminal = openTerminal(['config:edit', '-a', 'hello'], { ...environment, TMPDIR: '/nonexistent' });
      const { exitCode, shown } = await terminal.ended;
      expect({ exitCode, shown }).toMatchObject({ exitCode: 1 });
      expect(shown).toContain('Could not make a temporary directory in /nonexistent: ');
      expect(shown).toContain('TMPDIR names another place for it.');
    },
  },
  {
    name: '--jq in a Node without WebAssembly',
    async hold() {
      const { environment } = await loggedIn();
      const [node, script] = program;
      const run = (): string =>
        execFileSync(node, ['--jitless', script, 'apps', '--jq', '.'], { env: environment, stdio: 'pipe' }).toString();
      expect(run).toThrow('--jq needs WebAssembly, which this Node.js runs without.');
    },
  },
  {
    name: 'a repository of another owner',
    async hold() {
      const { home, run } = await loggedIn();
      const cwd = join(home, 'work');
      mkdirSync(cwd);
      execFileSync('git', ['init', '-q'], { cwd, stdio: 'ignore' });
      // Git's own tests make it take every owner for another one by this.
      const environment = { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' };
      const created = await run(['create', 'hello'], { cwd, environment });
      expect(created).toMatchObject({ exitCode: 1 });
      expect(created.stderr).toContain('The app hello was created, but no git remote was added: ');
      const remote = await run(['git:remote', '-a', 'hello'], { cwd, environment });
      const doctor = await run(['doctor'], { cwd, environment });
      for (const { exitCode, stdout, stderr } of [remote, doctor]) {
        expect(exitCode).toBe(1);
        expect(`${stdout}${stderr}`).toContain('dubious ownership');
        expect(`${stdout}${stderr}`).toContain('git config --global --add safe.directory');
      }
      rmSync(cwd, { recursive: true });
    },
  },
  {
    name: "a warning of Node's own, for a script that reads JSON",
    async hold() {
      const { run } = await loggedIn();
      const environment = { NODE_TLS_REJECT_UNAUTHORIZED: '0', NODE_OPTIONS: '--pending-deprecation' };
      const { exitCode, stderr } = await run(['apps', '--json'], { environment });
      expect(exitCode).toBe(0);
      for (const line of stderr.split('\n').filter(Boolean))
        expect(() => JSON.parse(line) as unknown, line).not.toThrow();
    },
  },
];
