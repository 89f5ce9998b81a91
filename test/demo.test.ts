import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { expect, it } from 'vitest';
import { sandboxDialects as dialects } from '../src/sandbox/rules/rules-of.ts';
import { extent } from './setup/extent.ts';

const demo = fileURLToPath(new URL('../bin/demo.mjs', import.meta.url));
const names = [...dialects.map(({ name }) => name), 'drycc-1.13', 'drycc-current'];

// It checks itself what it shows. It starts some forty processes, one after the other.
const timeout = 600_000;

it.each(extent === 'whole' ? names : ['deis-2.2'])(
  'the demo goes through in %s',
  async (name) => {
    const { exitCode, stdout, all } = await execa(process.execPath, [demo, '--api', name], {
      all: true,
      reject: false,
    });
    expect(exitCode, all).toBe(0);
    expect(stdout).toContain('Done. The sandbox was stopped and removed.');
  },
  timeout,
);
