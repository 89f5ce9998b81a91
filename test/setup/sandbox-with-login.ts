import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/wire/server.ts';
import { createMachine, type Machine } from './simulated-machine.ts';
import { quickFolder } from '../sandbox/started-sandbox.ts';

/** A sandbox of a test and a machine that is logged in to it. */
export interface Place {
  readonly sandbox: Sandbox;
  readonly machine: Machine;
  readonly dialect: string;
  close(): Promise<void>;
}

/** Starts a sandbox of a dialect in a temporary folder, and registers its first user, the administrator `ada`, on a new machine. */
export async function createPlace(name: string, options: Partial<SandboxOptions> = {}): Promise<Place> {
  const dialect = dialects.find((each) => each.name === name);
  if (!dialect) throw new Error(`no dialect ${name}`);
  const folder = mkdtempSync(join(quickFolder, 'deis-cli-sandbox-'));
  const usual = { directory: folder, dialect, environment: process.env, passwordCost: 2 };
  const sandbox = await startSandbox({ ...usual, ...options });
  const machine = createMachine();
  const registered = await machine.run(
    ['auth:register', sandbox.url, '--username=ada', '--email=ada@example.com', '--password-stdin'],
    { input: 'opensesame\n' },
  );
  if (registered.exitCode !== 0) throw new Error(registered.stderr);
  return {
    sandbox,
    machine,
    dialect: name,
    async close() {
      await sandbox.close();
      machine.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
