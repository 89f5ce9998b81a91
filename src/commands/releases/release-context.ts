import type { Context } from '../../cli/context.ts';
import { Failure } from '../../base/errors.ts';
import type { Build } from '../../models/build.ts';
import { imageAndCommit } from '../../views/build-parts.ts';
import type { Release } from '../../models/release.ts';

/** What is around a release: all releases of its app, newest first, and the builds that the controller keeps. */
export interface Surroundings {
  readonly releases: readonly Release[];
  readonly builds: readonly Build[];
}

/** Reads it for somebody at a terminal; what cannot be read is left out, as it is not what was asked for. */
export async function readSurroundings({ api }: Context, app: string): Promise<Surroundings> {
  const orNothing = async <T>(list: Promise<{ readonly items: readonly T[] }>): Promise<readonly T[]> => {
    try {
      return (await list).items;
    } catch (error) {
      if (error instanceof Failure) return [];
      throw error;
    }
  };
  const [releases, builds] = await Promise.all([
    orNothing(api('releases.list', { app })),
    orNothing(api('builds.list', { app })),
  ]);
  return { releases, builds };
}

/** The image of a release with its commit, as `deis/example-go:v2` or `hello:git-1a2b3c4d`; undefined where it is not known. */
export function imageOf({ build }: Pick<Release, 'build'>, { builds }: Surroundings): string | undefined {
  const found = builds.find(({ uuid }) => uuid === build);
  const text = imageAndCommit(found?.image, found?.sha);
  return text === '' ? undefined : text;
}
