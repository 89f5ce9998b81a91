import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPlace, type Place } from '../setup/sandbox-with-login.ts';

const program = join(import.meta.dirname, '../../dist/deis.cjs');
let place: Place;
let home: string;
beforeAll(async () => {
  place = await createPlace('deis-2.2');
  home = mkdtempSync(join(tmpdir(), 'deis-cli-systems-'));
});
afterAll(async () => {
  await place.close();
  rmSync(home, { recursive: true, force: true });
});

/** What a system calls the folder of a user, and what makes Node take this one for it. */
const systems = [
  ['Windows', 'as-windows.cjs', 'USERPROFILE'],
  ['macOS', 'as-macos.cjs', 'HOME'],
] as const;

describe.each(systems)('the built program on %s', (system, preload, variable) => {
  const folder = (): string => join(home, system);
  async function run(words: readonly string[], input = ''): Promise<string> {
    const { exitCode, stdout, stderr } = await execa(
      process.execPath,
      ['--require', join(import.meta.dirname, preload), program, ...words],
      { env: { PATH: process.env['PATH'], [variable]: folder() }, extendEnv: false, input, reject: false },
    );
    expect({ words, exitCode, stderr }).toEqual({ words, exitCode: 0, stderr: '' });
    return stdout;
  }

  it('does what it does here, in the folder of the user, and says nothing of modes and owners', async () => {
    const app = system.toLowerCase();
    expect(await run(['--version'])).toMatch(/^\d+\.\d+\.\d+$/);
    expect(await run(['help', 'config'])).toContain('config:set');
    await run(['login', place.sandbox.url, '--username=ada', '--password-stdin'], 'opensesame\n');
    expect(readFileSync(join(folder(), '.deis', 'client.json'), 'utf8')).toContain(place.sandbox.url);
    await run(['create', app, '--no-remote']);
    // Twice: the second time with the code that V8 compiled before, and what is remembered of the controller.
    for (const value of ['1', '2'])
      expect(await run(['config:set', `A=${value}`, '-a', app, '--json'])).toContain(value);
    expect(await run(['apps:list', '--jq', `.[] | select(.id == "${app}").id`])).toBe(app);
    expect(await run(['config:get', 'A', '-a', app])).toBe('2');
    await run(['alias:set', 'mine', 'apps:list']);
    expect(await run(['mine'])).toContain(app);
    expect(await run(['__complete', '--', 'config:set', '-a', app.slice(0, -1)])).toContain(app);
    expect(await run(['auth:status'])).toContain(place.sandbox.url);
    expect(await run(['plugins:list'])).not.toContain('deis-');
    await run(['logout']);
  });
});
