import { basename } from 'node:path';
import { isIdentifier } from '../api/identifiers.ts';
import type { ControllerUrl } from '../api/controller-url.ts';
import type { Brand, variables } from '../base/brand.ts';
import { Failure, usageFailure } from '../base/errors.ts';
import { appOfRemote, type Git } from '../git/remotes.ts';

/** What tells which app is meant when no words do. */
export interface AppSources {
  readonly brand: Brand;
  readonly git: Git;
  /** The current folder. */
  readonly directory: string;
  readonly session: () => { readonly controller: ControllerUrl };
  readonly variable: (name: keyof typeof variables) => string | undefined;
  /** The app of a git remote that leads to the controller of another login, where that may be turned to. */
  readonly elsewhere?: () => Promise<FoundApp | undefined>;
}

/** An app that was found, and in words where its name comes from. */
export type FoundApp = readonly [app: string, source: string];

/**
 * Finds the app to work on: the one that is named, here or for the controller of another login, else the one whose name the
 * folder bears, in lower case, as all clients of the family have it. Throws a usage failure when there is none, when the
 * remotes lead to several, and when git cannot tell of them.
 */
export async function findApp(sources: AppSources): Promise<FoundApp> {
  let doubt: string | undefined;
  let refusal: Failure | undefined;
  const here = await findNamedApp(sources, (why) => (doubt = why)).catch((error: unknown) => {
    if (!(error instanceof Failure) || error.kind !== 'authentication') throw error;
    refusal = error;
    return undefined;
  });
  const named = here ?? (doubt === undefined ? await sources.elsewhere?.() : undefined);
  if (named) return named;
  if (refusal) throw refusal;
  // The remote that cannot be read may lead to another app than the one that bears the folder's name.
  if (doubt !== undefined) throw usageFailure(doubt, 'No app is guessed where that is so: say which one with --app.');
  const name = basename(sources.directory).toLowerCase();
  if (isIdentifier('app', name)) return [name, `the name of the folder ${sources.directory}`];
  throw noApp(sources.brand);
}

/**
 * Finds the app that is named: by the git remote that leads to the controller, else by the environment. Throws a usage
 * failure when the remotes lead to several.
 */
export async function findNamedApp(
  { git, session, variable, brand }: AppSources,
  doubt?: (why: string) => void,
): Promise<FoundApp | undefined> {
  const { controller } = session();
  const found = (await git.remotes(doubt)).flatMap(({ name, url }) => {
    const app = appOfRemote(url, controller);
    return app === undefined ? [] : [{ name, app }];
  });
  const apps = new Set(found.map(({ app }) => app));
  if (apps.size > 1) {
    const list = found.map(({ name, app }) => `${app} (${name})`).join(', ');
    throw usageFailure(`The git remotes of this directory point to several apps: ${list}.`, 'Choose one with --app.');
  }
  const [remote] = found;
  if (remote) return [remote.app, `the git remote ${remote.name}`];
  const app = variable('APP');
  return app === undefined ? undefined : [app, `the variable ${brand.prefix}_APP`];
}

/** The failure that no app is named. */
export function noApp({ name, prefix }: Brand): Error {
  return usageFailure('Which app?', `Use --app, set ${prefix}_APP, or run ${name} git:remote in a git repository.`);
}
