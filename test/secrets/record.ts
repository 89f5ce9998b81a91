import { randomUUID } from 'node:crypto';
import { appendFileSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Secret, secretsOfProfile } from './planted.ts';

/** The variable that names the folder in which a run of the tests keeps what the program printed and wrote. */
export const folderVariable = 'DEIS_CLI_TEST_OUTPUTS';

/** What one command line printed, or one file that it left behind. */
export interface Trace {
  /** The machine on which it was: it has secrets of its own. */
  readonly machine?: string;
  /** The command line. */
  readonly words: readonly string[];
  readonly stdout?: string;
  readonly stderr?: string;
  /** A file of the home folder that a user's programs can read, and who else may. */
  readonly file?: { readonly path: string; readonly mode: number; readonly text: string };
  /** Secrets that the machine has from here on. */
  readonly secrets?: readonly Secret[];
}

const name = `${process.pid}-${randomUUID()}.jsonl`;

/** Keeps something for the search at the end of the run. */
export function record(trace: Trace): void {
  const folder = process.env[folderVariable];
  if (folder !== undefined) appendFileSync(join(folder, name), `${JSON.stringify(trace)}\n`);
}

/** Larger files are none that the program writes. */
const largest = 1_000_000;

/** Keeps what is in the settings folders of a home, and the tokens of its profiles as secrets of the machine. */
export function recordHome(machine: string, home: string): void {
  for (const folder of ['.deis', '.drycc']) {
    for (const path of filesBelow(join(home, folder))) {
      const { size, mode } = lstatSync(path);
      if (size > largest) continue;
      const text = readFileSync(path, 'latin1');
      const isProfile = /^[^/]+\.json$/.test(relative(join(home, folder), path));
      const secrets = isProfile ? [...secretsOfProfile(text)] : [];
      record({ machine, words: [], file: { path: relative(home, path), mode: mode & 0o777, text }, secrets });
    }
  }
}

function filesBelow(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}
