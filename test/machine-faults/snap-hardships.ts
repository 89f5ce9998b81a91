import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Hardship } from './hardship.ts';
import { settingsOf, type Workplace, workplace } from './program.ts';

/** What snaps set for their programs, such as an editor with a terminal in it. */
const snap = { SNAP: '/snap/code/1' };

/** A workplace where somebody is logged in, with that much besides in a file that others can read. */
async function loggedIn(notes: string): Promise<Workplace & { path: string }> {
  const place = await workplace();
  const path = join(place.home, '.deis', 'client.json');
  expect(await place.run(place.login)).toMatchObject({ exitCode: 0 });
  writeFileSync(path, settingsOf(place.origin, { notes }));
  chmodSync(path, 0o644);
  return { ...place, path };
}

/** Inside a snap, conf by itself writes over the file in place; the program must write as it does elsewhere. */
export const snapHardships: readonly Hardship[] = [
  {
    name: 'a terminal inside a snap',
    async hold() {
      const { run, login, path, origin } = await loggedIn('x');
      expect(await run(login, { environment: snap })).toMatchObject({ exitCode: 0, stderr: '' });
      expect(statSync(path).mode & 0o777).toBe(0o600);
      expect(readFileSync(path, 'utf8')).toBe(settingsOf(origin, { notes: 'x' }));
    },
  },
  {
    name: 'a limit on the size of files inside a snap',
    async hold() {
      const { path, shell, login } = await loggedIn('x'.repeat(5000));
      const before = readFileSync(path, 'utf8');
      const { exitCode, stderr } = await shell(`ulimit -f 2; deis ${login.join(' ')}`, snap);
      expect(exitCode, stderr).toBe(1);
      expect(stderr).toContain('the file would become too large');
      expect(readFileSync(path, 'utf8')).toBe(before);
    },
  },
];
