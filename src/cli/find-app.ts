import type { ControllerUrl } from '../api/controller-url.ts';
import type { Brand, variables } from '../brand.ts';
import { usageFailure } from '../errors.ts';
import { appOfRemote, type Git } from '../git/remotes.ts';

/** What tells which app is meant when no words do. */
export interface AppSources {
  readonly brand: Brand;
  readonly git: Git;
  readonly session: () => { readonly controller: ControllerUrl };
  readonly variable: (name: keyof typeof variables) => string | undefined;
}

/**
 * Finds the app to work on, and where its name comes from: the git remote that leads to the controller, else the
 * environment. Throws a usage failure when there is none, or when the remotes lead to several.
 */
export async function findApp({ brand, git, session, variable }: AppSources): Promise<[app: string, source: string]> {
  const { controller } = session();
  const found = (await git.remotes()).flatMap(({ name, url }) => {
    const app = appOfRemote(url, controller);
    return app === undefined ? [] : [{ name, app }];
  });
  const apps = new Set(found.map(({ app }) => app));
  if (apps.size > 1) {
    const list = found.map(({ name, app }) => `${app} (${name})`).join(', ');
    throw usageFailure(`The git remotes of this folder lead to several apps: ${list}.`, 'Say which one with --app.');
  }
  const [remote] = found;
  if (remote) return [remote.app, `the git remote ${remote.name}`];
  const app = variable('APP');
  if (app !== undefined) return [app, `the variable ${brand.prefix}_APP`];
  throw usageFailure(
    'No app is given.',
    `Use --app, set ${brand.prefix}_APP, or work in a git repository with a remote made by ${brand.name} git:remote.`,
  );
}
