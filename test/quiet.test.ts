import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { groups } from '../src/commands/index.ts';
import { day } from './setup/every-json-command.ts';
import { isOfDryccAlone } from './setup/drycc-alone.ts';
import { createPlace, type Place } from './setup/sandbox-with-login.ts';

/** What only says that something is done, or that it goes on. */
const progress = /\.\.\. |^done\b|but first|^Note: |^Working/m;

/** Commands that pass on what others wrote. */
const foreign = new Set(['apps:logs', 'apps:run', 'completion:show']);

/** Each needs more than words; their results are checked elsewhere. */
const elsewhere = ['config:edit', 'ps:exec', 'ps:logs', 'sandbox:start', 'sandbox:stop', 'plugins:list'];

/** What the day names the key that it adds. */
const key =
  readFileSync(new URL('fixtures/ed25519.pub', import.meta.url), 'utf8')
    .trim()
    .split(' ')
    .at(-1) ?? '';

/** The commands that are not in the day of JSON, for before its end. */
const more = [
  'apps:create other',
  'api:request apps',
  'apps:open -a other',
  'config:push -a other',
  'config:pull --path pulled.env -a other',
  'ps:wait -a other',
  'git:remove -a other',
  'git:remote -a other',
  'keys:remove KEY',
  'auth:register URL --username=bob --password=b --email=bob@example.com --login=false',
  'perms:create bob -a other',
  'perms:delete bob -a other',
  'apps:transfer bob -a other',
  'auth:passwd --password=opensesame --new-password=opensesame',
  'auth:regenerate --yes',
  'auth:login URL --username=ada --password=opensesame -c third',
  'profiles:bind third',
  'profiles:unbind',
  'profiles:use third',
  'profiles:use client',
  'profiles:rename third fourth',
  'profiles:remove fourth --yes',
  'auth:login URL --username=bob --password=b -c bob',
  'apps:destroy -a other --confirm other',
  'auth:cancel --password=b --yes -c bob',
  'completion:install bash',
  'completion:uninstall bash',
  'completion:show bash',
  'commands:list',
  'sandbox:reset --yes',
  'version:show',
  'doctor:run',
].map((line) => line.split(' '));

describe.each(['deis-1.1', 'deis-2.2', 'drycc-2.1'])('--quiet in %s', (dialect) => {
  let place: Place;
  beforeAll(async () => {
    place = await createPlace(dialect);
    const { directory } = place.machine;
    execFileSync('git', ['init', '--quiet'], { cwd: directory });
    writeFileSync(join(directory, '.env'), 'A=1\n');
  });
  afterAll(() => place.close());

  it('leaves the result of every command, and failures', async () => {
    const { machine, sandbox } = place;
    const refused = await machine.run('-q apps:info -a nosuch');
    expect(refused.stderr).toContain('Error: App "nosuch" not found');
    const tried = new Set<string>();
    for (const words of [...day.slice(0, -1), ...more, ...day.slice(-1)]) {
      const line = words.join(' ');
      const [name = ''] = words;
      const quiet = words
        .filter((word) => word !== '--json')
        .map((word) => word.replace('URL', sandbox.url).replace('KEY', key));
      const { exitCode, stdout, stderr } = await machine.run(['-q', ...quiet]);
      tried.add(name);
      if (stderr.includes(' needs API ')) continue;
      expect({ line, exitCode, stderr }).toEqual({ line, exitCode: 0, stderr: '' });
      if (!foreign.has(name)) expect(stdout, line).not.toMatch(progress);
      expect(stdout, line).not.toMatch(/^\n/);
    }
    const untried = await Promise.all(
      Object.entries(groups).map(async ([noun, { load, alone }]) =>
        Object.entries(await load())
          .filter(([verb, { operations }]) => !isOfDryccAlone(`${noun}:${verb}`, operations))
          .filter(([verb]) => !tried.has(`${noun}:${verb}`) && !(verb === alone && tried.has(noun)))
          .map(([verb]) => `${noun}:${verb}`),
      ),
    );
    expect(untried.flat().sort()).toEqual([...elsewhere].sort());
  });
});
