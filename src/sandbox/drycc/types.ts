import type { JsonObject } from '../../base/json-object.ts';
import { isJsonObject } from '../../base/json-object.ts';
import type { Store } from '../state/store.ts';

/** A build as it is stored. */
export interface BuildRow {
  readonly uuid: string;
  readonly app: string;
  readonly image: string;
  readonly stack: string;
  readonly sha: string;
  readonly procfile: string;
  readonly dryccfile: string;
  readonly dockerfile: string;
  readonly created: string;
}

/** The build of that id; undefined for none. */
export function findBuild(store: Store, uuid: string | null): BuildRow | undefined {
  return uuid === null ? undefined : store.first<BuildRow>('SELECT * FROM builds WHERE uuid = ?', uuid);
}

/** The process types of a build: of its pipelines, otherwise of its Procfile, otherwise `web`. */
export function typesOf(build: Pick<BuildRow, 'procfile' | 'dryccfile'> | undefined): readonly string[] {
  if (!build) return [];
  const pipelines = pipelinesOf(JSON.parse(build.dryccfile) as JsonObject);
  if (pipelines.length > 0) return pipelines.map(({ ptype }) => String(ptype));
  const types = Object.keys(JSON.parse(build.procfile) as object);
  return types.length > 0 ? types : ['web'];
}

/** The pipelines of a dryccfile. */
export function pipelinesOf({ pipeline }: JsonObject): readonly JsonObject[] {
  return isJsonObject(pipeline) ? Object.values(pipeline).filter(isJsonObject) : [];
}

/** What a process of a type is started with. */
export function commandOf(
  build: BuildRow,
  type: string,
): { readonly command: readonly string[]; readonly args: readonly string[]; readonly image: string } {
  const pipeline = pipelinesOf(JSON.parse(build.dryccfile) as JsonObject).find(({ ptype }) => ptype === type);
  const deploy = isJsonObject(pipeline?.['deploy']) ? pipeline['deploy'] : undefined;
  if (deploy) {
    const words = (name: string): string[] => (Array.isArray(deploy[name]) ? deploy[name].map(String) : []);
    const { image } = deploy;
    return { command: words('command'), args: words('args'), image: typeof image === 'string' ? image : build.image };
  }
  const line = (JSON.parse(build.procfile) as Readonly<Record<string, string>>)[type];
  const words = line?.split(/\s+/).filter(Boolean) ?? [];
  const isSource = build.sha !== '' && build.dockerfile === '';
  return { command: isSource ? words : [], args: isSource ? [] : words, image: build.image };
}
