import type { RefChange } from './hook.ts';
import { PushRefused } from './push-refused.ts';

/** The branch that a push deploys, and the commit. */
export interface Deployment {
  readonly branch: 'main' | 'master';
  readonly sha: string;
  /** The commit that the branch was at when git looked; zeros if there was none. */
  readonly before: string;
}

const zeros = /^0+$/;

/**
 * The branch and the commit that a push deploys: one branch, `main` or `master`; tags may come with it. Throws a
 * `PushRefused` for everything else.
 */
export function deploymentOf(changes: readonly RefChange[]): Deployment {
  const branches = changes.filter(({ ref }) => !ref.startsWith('refs/tags/'));
  const [first, ...more] = branches;
  if (!first) throw new PushRefused('Tags alone deploy nothing. Push a branch: git push REMOTE HEAD:main');
  const names = branches.map(({ ref }) => ref.replace(/^refs\/heads\//, ''));
  if (more.length > 0) throw new PushRefused(`Push one branch, main or master, not several (${names.join(', ')}).`);
  const branch = /^refs\/heads\/(main|master)$/.exec(first.ref)?.[1] as Deployment['branch'] | undefined;
  if (branch === undefined) {
    throw new PushRefused(
      `Branch ${names[0] ?? ''} is not deployed. Push to main or master: git push REMOTE HEAD:main`,
    );
  }
  const deleted = changes.find(({ after }) => zeros.test(after));
  if (deleted) throw new PushRefused(`${deleted.ref} cannot be deleted. To remove the app, run apps:destroy.`);
  return { branch, sha: first.after, before: first.before };
}
