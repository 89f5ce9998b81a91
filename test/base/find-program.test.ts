import { mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { findProgram } from '../../src/base/find-program.ts';
import { temporaryFolder } from '../sandbox/started-sandbox.ts';

it('the first program of a name is found, and none by an empty or relative folder, a folder, or a file that cannot run', async () => {
  const folder = await temporaryFolder();
  const there = (name: string, mode: number): string => {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, 'tool'), '', { mode });
    return join(folder, name);
  };
  mkdirSync(join(folder, 'no-file', 'tool'), { recursive: true });
  const useless = ['', '.', relative('.', there('relative', 0o755)), join(folder, 'no-file'), there('plain', 0o644)];
  expect(findProgram('tool', useless.join(delimiter))).toBeUndefined();
  const good = [there('first', 0o755), there('second', 0o755)];
  expect(findProgram('tool', [...useless, ...good].join(delimiter))).toBe(join(folder, 'first', 'tool'));
});
