import { isJsonObject, type JsonObject } from '../base/json-object.ts';
import type { Build } from '../models/build.ts';

type Parts = Partial<Pick<Build, 'image' | 'sha' | 'procfile' | 'dryccfile'>>;

/**
 * What a build is made of, by name: its image, its commit, the process types of its Procfile and those of its pipelines;
 * nothing of no build. The variables of pipelines are left out.
 */
export function partsOf(build: Parts | undefined): Map<string, string> {
  const { image = '', sha = '', procfile } = build ?? {};
  const named = Object.entries({ image, sha }).filter(([, value]) => value !== '');
  // Controllers write null for no Procfile as well.
  return new Map([
    ...named,
    ...Object.entries(procfile ?? {}).map(([type, line]) => [`procfile ${type}`, line] as const),
    ...pipelinesOf(build).map(({ type, command }) => [`pipeline ${type}`, command] as const),
  ]);
}

/** A process type that a pipeline deploys. */
export interface Pipeline {
  readonly file: string;
  readonly type: string;
  /** The command of its processes; empty for that of the image. */
  readonly command: string;
}

/** The pipelines of a build, by the name of their file. */
export function pipelinesOf(build: Parts | undefined): readonly Pipeline[] {
  const pipelines = build?.dryccfile?.['pipeline'];
  return Object.entries(isJsonObject(pipelines) ? pipelines : {}).map(([file, pipeline]) => {
    const { ptype, deploy } = isJsonObject(pipeline) ? pipeline : ({} as JsonObject);
    const { command, args } = isJsonObject(deploy) ? deploy : ({} as JsonObject);
    const words = [command, args].flatMap((part) => (Array.isArray(part) ? part.map(String) : []));
    return { file, type: String(ptype), command: words.join(' ') };
  });
}

/** The image of a build, and its commit where the tag does not name it; empty where the controller says neither. */
export function imageAndCommit(image = '', sha = ''): string {
  if (sha === '' || image.includes(sha.slice(0, 7))) return image;
  return image === '' ? sha : `${image} (${sha.slice(0, 8)})`;
}
