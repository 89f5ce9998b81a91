import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brands } from '../../src/base/brand.ts';
import { createMachine, type Machine } from '../setup/simulated-machine.ts';
import { profile, type Transcript } from './transcript.ts';

/** What is there besides the controller: the settings, the git remotes, and all files by their paths as transcripts have them. */
export interface Surroundings {
  /** The text of the settings file; null where there is none. */
  readonly settings: string | null;
  /** Undefined outside a repository. */
  readonly remotes: Readonly<Record<string, string>> | undefined;
  /** Without the settings file, without what is remembered of controllers, and without the repository itself. */
  readonly files: Readonly<Record<string, string>>;
}

/** A machine and a work folder as a transcript wants them. */
export interface Workplace {
  readonly machine: Machine;
  /** The work folder. */
  readonly directory: string;
  /** The settings file, which need not be there. */
  readonly settingsFile: string;
  look(): Surroundings;
  remove(): void;
}

/** An empty repository: to copy it takes less time than to make one. */
let emptyRepository: string | undefined;

/** Makes the work place of a transcript; the controller is reached through a proxy. */
export function createWorkplace(transcript: Transcript, proxy: string): Workplace {
  const machine = createMachine({ http_proxy: proxy, ...transcript.environment });
  const { home } = machine;
  const directory = join(dirname(home), transcript.directory ?? 'folder');
  mkdirSync(directory);
  const folder = brands[transcript.brand ?? 'deis'].folder;
  const settingsFile = join(home, folder, 'client.json');
  const fullPath = (path: string): string =>
    path.startsWith('~/') ? join(home, path.slice(2)) : join(directory, path);
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(path, text, { mode: 0o600 });
  };
  const { settings = profile, files = {}, remotes } = transcript;
  if (settings !== null) write(settingsFile, typeof settings === 'string' ? settings : JSON.stringify(settings));
  for (const [path, text] of Object.entries(files)) write(fullPath(path), text);
  if (remotes) makeRepository(directory, remotes);
  return {
    machine,
    directory,
    settingsFile,
    look() {
      const found = {
        ...readTree(directory, '', (path) => path.startsWith('.git/')),
        ...readTree(home, '~/', (path) => /^\.(?:deis|drycc)\/state\//.test(path)),
      };
      const { [`~/${folder}/client.json`]: kept = null, ...others } = found;
      return { settings: kept, remotes: remotes && readRemotes(directory), files: others };
    },
    remove: () => {
      machine.remove();
    },
  };
}

/** Removes what work places share. */
export function forgetRepository(): void {
  if (emptyRepository !== undefined) rmSync(emptyRepository, { recursive: true, force: true });
  emptyRepository = undefined;
}

function makeRepository(directory: string, remotes: Readonly<Record<string, string>>): void {
  if (emptyRepository === undefined) {
    emptyRepository = mkdtempSync(join(tmpdir(), 'deis-cli-repository-'));
    execFileSync('git', ['init', '--quiet', '--template=', emptyRepository]);
  }
  cpSync(join(emptyRepository, '.git'), join(directory, '.git'), { recursive: true });
  const sections = Object.entries(remotes).map(([name, url]) => `[remote "${name}"]\n\turl = ${url}\n`);
  writeFileSync(join(directory, '.git', 'config'), sections.join(''), { flag: 'a' });
}

function readRemotes(directory: string): Readonly<Record<string, string>> {
  const listing = execFileSync('git', ['remote', '-v'], { cwd: directory, encoding: 'utf8' });
  const rows = listing.matchAll(/^(\S+)\t(\S+) \(push\)$/gm);
  return Object.fromEntries([...rows].map(([, name = '', url = '']) => [name, url]));
}

function readTree(root: string, prefix: string, isLeftOut: (path: string) => boolean): Record<string, string> {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (path) => !isLeftOut(path) && statSync(join(root, path)).isFile(),
  );
  return Object.fromEntries(paths.map((path) => [`${prefix}${path}`, readFileSync(join(root, path), 'utf8')]));
}
