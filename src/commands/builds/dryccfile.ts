import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { reason } from '../../base/file-reason.ts';
import { usageFailure } from '../../base/errors.ts';
import { isJsonObject, type JsonObject } from '../../base/json-object.ts';
import { readTextFile } from '../../base/text-file.ts';
import { parseYaml } from '../../changes/yaml-text.ts';

/** The folder of an app's pipelines. */
export const usualFolder = '.drycc';

/** Pipelines by the name of their file, and variables by group, as controllers take them. */
export interface Dryccfile extends JsonObject {
  readonly config?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly pipeline: Readonly<Record<string, JsonObject>>;
}

/**
 * Reads the pipelines of an app: a folder with a YAML file for each process type and `config/GROUP` for the variables of
 * each group, or one YAML file that has all of it. Returns undefined for a folder that has neither. `isNamed` says whether
 * the user named the path; otherwise links are not followed. Rejects with a usage failure that names the file, and no value.
 */
export async function readDryccfile(path: string, folder: string, isNamed: boolean): Promise<Dryccfile | undefined> {
  const file = isFolder(path, folder)
    ? await readFolder(path, folder, isNamed)
    : await parseYaml(readTextFile(path, folder, { follows: isNamed }), path);
  if (file === undefined) return undefined;
  if (!isJsonObject(file)) throw usageFailure(`${path} is not a YAML map with pipeline and config.`);
  const { config, pipeline } = file;
  if (!isJsonObject(pipeline) || Object.keys(pipeline).length === 0) {
    throw usageFailure(`${path} has no pipelines.`, 'A pipeline is a YAML file such as web.yaml.');
  }
  if (config !== undefined && !(isJsonObject(config) && Object.values(config).every(isJsonObject))) {
    throw usageFailure(`The config in ${path} is not a map of groups to variables.`);
  }
  checkPipelines(pipeline, path);
  return file as Dryccfile;
}

function isFolder(path: string, folder: string): boolean {
  try {
    return statSync(resolve(folder, path)).isDirectory();
  } catch (error) {
    throw usageFailure(`Could not read ${path}${reason(error)}.`);
  }
}

async function readFolder(path: string, folder: string, follows: boolean): Promise<JsonObject | undefined> {
  const read = (name: string): string => readTextFile(join(path, name), folder, { follows });
  const config = filesIn(resolve(folder, path, 'config')).map(
    (name) => [name, parseVariables(read(join('config', name)), join(path, 'config', name))] as const,
  );
  const pipeline: [string, unknown][] = [];
  for (const name of filesIn(resolve(folder, path)).filter((each) => /\.ya?ml$/.test(each))) {
    pipeline.push([name, await parseYaml(read(name), join(path, name))]);
  }
  if (config.length === 0 && pipeline.length === 0) return undefined;
  return { ...(config.length > 0 && { config: Object.fromEntries(config) }), pipeline: Object.fromEntries(pipeline) };
}

/** The files in a folder by name; none if there is no such folder. */
function filesIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.flatMap((entry) => (entry.isDirectory() ? [] : [entry.name])).sort();
  } catch {
    return [];
  }
}

/** Reads `NAME=value` lines as builders do: the value is the rest of the line, with its quotes. */
function parseVariables(text: string, source: string): Readonly<Record<string, string>> {
  const entries = text.split(/\r?\n/).flatMap((line, index) => {
    if (line === '' || line.startsWith('#')) return [];
    const match = /^([A-Za-z0-9_.-]+)=(.*)$/.exec(line);
    if (!match) throw usageFailure(`Line ${index + 1} of ${source} is not NAME=value.`);
    return [[match[1], match[2]] as [string, string]];
  });
  return Object.fromEntries(entries);
}

/** What controllers would refuse, with the whole file and its values in their message. */
function checkPipelines(pipelines: JsonObject, path: string): void {
  const fileOf = new Map<unknown, string>();
  for (const [name, pipeline] of Object.entries(pipelines)) {
    const place = `The pipeline ${name} in ${path}`;
    if (!isJsonObject(pipeline)) throw usageFailure(`${place} is not a YAML map.`);
    const missing = ['kind', 'ptype', 'deploy'].find((field) => pipeline[field] === undefined);
    if (missing !== undefined) throw usageFailure(`${place} has no ${missing}.`);
    const { ptype } = pipeline;
    const other = fileOf.get(ptype);
    if (other !== undefined) throw usageFailure(`${place} has the same ptype as ${other}: ${String(ptype)}.`);
    fileOf.set(ptype, name);
  }
}
