import type { Context } from './context.ts';
import { Failure } from '../base/errors.ts';

/** Makes sure that the current folder is in a git repository. */
export async function requireRepository({ git, host }: Context): Promise<void> {
  if (await git.isRepository()) return;
  throw new Failure('failure', `${host.directory} is not in a git repository, or git is not installed.`);
}
