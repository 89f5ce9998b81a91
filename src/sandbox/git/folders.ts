import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** The folders of a sandbox's data that git and builds use. They are made when they are first needed. */
export interface Folders {
  /** The repository of an app, by the app's uuid. */
  readonly repository: (app: string) => string;
  /** The finished build of that id. */
  readonly slug: (build: string) => string;
  /** Where what was pushed is unpacked and checked; each push has a folder of its own in it. */
  readonly build: string;
  /** The home folder of an app's builds. */
  readonly cache: (app: string) => string;
  /** What package managers fetched and compilers made, by what it is: for the builds of all apps. */
  readonly sharedCache: string;
  readonly repositories: string;
  readonly slugs: string;
  readonly caches: string;
  readonly hooks: string;
  /** The files of volumes, each in a folder by the volume's uuid. */
  readonly volumes: string;
}

/** The folders inside the data folder of a sandbox. */
export function foldersIn(data: string): Folders {
  const [repositories, slugs, caches] = [join(data, 'repos'), join(data, 'slugs'), join(data, 'cache')];
  return {
    repositories,
    slugs,
    caches,
    repository: (app) => join(repositories, `${app}.git`),
    slug: (build) => join(slugs, build),
    build: join(data, 'build'),
    cache: (app) => join(caches, app),
    sharedCache: join(caches, 'shared'),
    hooks: join(data, 'hooks'),
    volumes: join(data, 'volumes'),
  };
}

/** Makes a folder, and those above it, for their owner alone. */
export function makePrivate(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}
