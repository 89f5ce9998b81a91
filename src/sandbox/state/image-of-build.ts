import type { ContainerImage } from '../containers/image.ts';

/** The image that a build runs in containers; undefined if it runs none. */
export function imageOfBuild(build: { readonly container: string | null } | undefined): ContainerImage | undefined {
  return build?.container ? (JSON.parse(build.container) as ContainerImage) : undefined;
}

/** The columns `slug` and `container` of a build. */
export function realOrNot(
  hasSlug: boolean,
  image: ContainerImage | undefined,
): [slug: number, container: string | null] {
  return [Number(hasSlug || image !== undefined), image ? JSON.stringify(image) : null];
}
