import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { usualBudgets } from '../../bin/build/stand-ins/web-assembly.js';

it('the flag of the parser is reset to what V8 has by itself, or no code cache would be of use', () => {
  const options = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });
  const [, usual] = /default: --wasm-tiering-budget=(\d+)/.exec(options) ?? [];
  const known: Readonly<Record<string, number>> = usualBudgets;
  expect(known[Number.parseInt(process.versions.node)]).toBe(Number(usual));
});
