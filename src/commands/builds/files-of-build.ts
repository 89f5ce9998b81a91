import { join } from 'node:path';
import { Failure } from '../../base/errors.ts';
import { entriesByName, isJsonObject, textsByName, type JsonObject } from '../../base/json-object.ts';
import { formatYaml } from '../../changes/yaml-text.ts';
import type { LatestBuild } from '../../models/build.ts';

/** A file of a build, with its path as it is to be saved. */
export interface BuildFile {
  readonly path: string;
  readonly content: string;
}

/** Where the files of a build go. */
interface Places {
  readonly procfile: string;
  readonly dryccpath: string;
}

/**
 * The files of which a build was made: its Procfile, the variables of its groups and its pipelines, as builds:create reads
 * them. Rejects with a failure if a name from the controller would lead out of the folder.
 */
export async function filesOfBuild(
  { procfile, dryccfile }: LatestBuild,
  places: Places,
): Promise<readonly BuildFile[]> {
  const { config, pipeline } = dryccfile ?? {};
  const pipelines = entriesByName(objectOr(pipeline)).map(async ([file, value]) => ({
    path: join(places.dryccpath, safeName(file)),
    content: await formatYaml(value),
  }));
  return [
    ...(Object.keys(procfile ?? {}).length === 0
      ? []
      : [{ path: places.procfile, content: await formatYaml(procfile) }]),
    ...entriesByName(objectOr(config)).map(([group, values]) => ({
      path: join(places.dryccpath, 'config', safeName(group)),
      content: formatVariables(group, objectOr(values)),
    })),
    ...(await Promise.all(pipelines)),
  ];
}

function objectOr(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}

function safeName(name: string): string {
  if (/^\w[\w.-]*$/.test(name)) return name;
  throw new Failure('controller', `The controller names a file of the build "${name}", which is not a file name.`);
}

/** A line for each variable: the value is the rest of the line. */
function formatVariables(group: string, values: JsonObject): string {
  const lines = textsByName(values).map(([name, value]) => {
    if (!/[\r\n]/.test(value)) return `${name}=${value}\n`;
    throw new Failure('failure', `${name} of the group ${group} has several lines, which no file of a group can hold.`);
  });
  return lines.join('');
}
