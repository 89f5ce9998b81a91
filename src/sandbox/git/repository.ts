import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Folders, makePrivate } from './folders.ts';
import { runGit } from './run-git.ts';

/** Makes the repository of an app unless it is there. Gives its folder. */
export async function ensureRepository(folders: Folders, app: string, path: string): Promise<string> {
  const folder = folders.repository(app);
  if (existsSync(folder)) return folder;
  makePrivate(folders.repositories);
  // Under a name of its own until it is whole.
  const made = `${folder}.${Math.random().toString(36).slice(2)}`;
  await runGit(['init', '--quiet', '--bare', '--template=', '--initial-branch=main', made], { path });
  try {
    renameSync(made, folder);
  } catch (error) {
    // Two pushes at once make it twice.
    rmSync(made, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** The variables by which git finds the objects of a push that is not accepted yet. */
export function quarantineVariables(repository: string, quarantine: string | undefined): Record<string, string> {
  if (quarantine === undefined) return {};
  return { GIT_OBJECT_DIRECTORY: quarantine, GIT_ALTERNATE_OBJECT_DIRECTORIES: join(repository, 'objects') };
}

/**
 * Puts the objects of a push among those of the repository, where git will find them already: a sandbox that is killed
 * between the release and git's own acceptance has the commit of its newest build all the same.
 */
export function keepObjects(repository: string, quarantine: string | undefined): void {
  if (quarantine === undefined) return;
  const files = readdirSync(quarantine, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(quarantine, name)).isFile(),
  );
  // A pack is there for git as soon as its index is.
  files.sort((one, other) => Number(one.endsWith('.idx')) - Number(other.endsWith('.idx')));
  for (const file of files) {
    const target = join(repository, 'objects', file);
    mkdirSync(join(target, '..'), { recursive: true, mode: 0o700 });
    if (!existsSync(target)) linkSync(join(quarantine, file), target);
  }
}

/** The commit that a branch is at; zeros if there is no such branch. */
export async function commitOf(repository: string, branch: string, path: string): Promise<string> {
  const args = ['--git-dir', repository, 'rev-parse', '--quiet', '--verify', `refs/heads/${branch}`];
  return (await runGit(args, { path }).catch(() => '')).trim() || '0'.repeat(40);
}

/** The branch that a clone checks out, which need not be there yet. */
export function headOf(repository: string): string {
  return /^ref: refs\/heads\/(.+)\n/.exec(readFileSync(join(repository, 'HEAD'), 'utf8'))?.[1] ?? 'main';
}

/** Makes a branch the one that a clone checks out. */
export async function setHead(repository: string, branch: string, path: string): Promise<void> {
  await runGit(['--git-dir', repository, 'symbolic-ref', 'HEAD', `refs/heads/${branch}`], { path });
}

/** Moves a branch to a commit of the repository where git did not get to it, also if it was killed while it did. */
export async function moveBranch(repository: string, ref: string, sha: string, path: string): Promise<void> {
  const file = join(repository, ref);
  if (existsSync(file) && readFileSync(file, 'utf8').trim() === sha) return;
  const git = (...args: string[]): Promise<string> => runGit(['--git-dir', repository, ...args], { path });
  rmSync(`${file}.lock`, { force: true });
  await git('cat-file', '-e', `${sha}^{commit}`);
  await git('update-ref', ref, sha);
}
