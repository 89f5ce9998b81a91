import type { Build } from '../models/build.ts';

/** What a build is made of, by name: its image, its commit, and the process types of its Procfile; nothing of no build. */
export function partsOf(build: Partial<Pick<Build, 'image' | 'sha' | 'procfile'>> | undefined): Map<string, string> {
  const { image = '', sha = '', procfile } = build ?? {};
  const named = Object.entries({ image, sha }).filter(([, value]) => value !== '');
  // Controllers write null for no Procfile as well.
  return new Map([
    ...named,
    ...Object.entries(procfile ?? {}).map(([type, line]) => [`procfile ${type}`, line] as const),
  ]);
}

/** The image of a build, and its commit where the tag does not name it; empty where the controller says neither. */
export function imageAndCommit(image = '', sha = ''): string {
  if (sha === '' || image.includes(sha.slice(0, 7))) return image;
  return image === '' ? sha : `${image} (${sha.slice(0, 8)})`;
}
