import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';

/** The folder of this checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A copy of the built program in a folder of its own, whose files a test may change. */
export interface Installation {
  readonly folder: string;
  /** The bundles. */
  readonly dist: string;
  /** A home for its user. */
  readonly home: string;
  readonly run: (words: readonly string[], options?: InstalledRun) => Promise<InstalledOutcome>;
  readonly remove: () => void;
}

export interface InstalledRun {
  readonly name?: 'deis' | 'drycc';
  readonly environment?: Readonly<Record<string, string>>;
  /** Options of Node. */
  readonly node?: readonly string[];
  /** What runs Node: a program and its first words. */
  readonly through?: readonly string[];
}

/** What one run of the installed program left behind. */
export interface InstalledOutcome {
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

let isBuilt = false;

/** Builds the program where that is due. */
export function build(): void {
  if (!isBuilt) execFileSync(process.execPath, [join(root, 'bin', 'build.mjs'), '--quiet'], { stdio: 'ignore' });
  isBuilt = true;
}

/** Builds the program where that is due, and copies it without its code caches. */
export function installCopy(): Installation {
  build();
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'deis-cli-installed-')));
  const [dist, home] = [join(folder, 'dist'), join(folder, 'home')];
  mkdirSync(home);
  cpSync(join(root, 'dist'), dist, { recursive: true, filter: (path) => basename(path) !== 'cache' });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return {
    folder,
    dist,
    home,
    async run(words, { name = 'deis', environment, node = [], through = [] } = {}) {
      const program = [...through, process.execPath, ...node, join(dist, `${name}.cjs`), ...words];
      const [file = '', ...rest] = program;
      const { exitCode, stdout, stderr } = await execa(file, rest, {
        env: { PATH: process.env['PATH'] ?? '', HOME: home, ...environment },
        extendEnv: false,
        cwd: folder,
        stdin: 'ignore',
        reject: false,
        stripFinalNewline: false,
      });
      return { exitCode, stdout, stderr };
    },
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
