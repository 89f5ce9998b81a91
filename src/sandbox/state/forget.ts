import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../../base/errors.ts';
import { Store } from './store.ts';
import { UnusableState } from './unusable-state.ts';

const ours =
  /^(?:controller\.db(?:-\w+)?|running\.json|ports\.json|api\.json|sandbox\.log|id|secret|build|cache|hooks|log|repos|slugs)$/;

/** Removes the state of a sandbox that does not run, and nothing else that may be in the folder. Throws a `Failure` when it is in use. */
export function forget(folder: string): void {
  try {
    const names = readdirSync(folder).filter((name) => ours.test(name));
    if (names.includes('controller.db')) requireUnused(folder);
    for (const name of names) rmSync(join(folder, name), { recursive: true, force: true });
  } catch (error) {
    if (error instanceof Failure) throw error;
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
    throw new Failure('failure', `${folder} cannot be emptied.`, { cause: error });
  }
}

/** A database that cannot be read is forgotten as well; one that is in use is not. */
function requireUnused(folder: string): void {
  try {
    Store.open(folder).close();
  } catch (error) {
    if (error instanceof UnusableState && error.why === 'busy') throw error;
  }
}
