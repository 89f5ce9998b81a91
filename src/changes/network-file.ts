import { usageFailure } from '../base/errors.ts';
import { isJsonObject, type JsonObject } from '../base/json-object.ts';
import { readNamedText } from '../base/text-file.ts';
import type { Context } from '../cli/context.ts';
import { formatYaml, parseYaml } from './yaml-text.ts';

/** What a file says of a gateway or a route. */
export interface NetworkFile {
  /** The file's name for messages. */
  readonly source: string;
  readonly kind: string;
  readonly name: string;
  readonly spec: JsonObject;
}

/**
 * Reads a YAML file of one gateway or route, or standard input for `-`. Rejects with a usage failure that names the file
 * if it has no kind, name or spec, or more than one document: the Go client leaves out all but the first.
 */
export async function readNetworkFile(path: string, { host, readInput }: Context): Promise<NetworkFile> {
  const source = path === '-' ? 'standard input' : path;
  const content = path === '-' ? await readInput() : await readNamedText(path, host.directory, host.interrupted);
  const document = await parseYaml(content, source);
  if (!isJsonObject(document)) throw usageFailure(`${source} is not a YAML map with kind, metadata and spec.`);
  const { kind, metadata, spec } = document;
  const name = isJsonObject(metadata) ? metadata['name'] : undefined;
  if (typeof kind !== 'string') throw usageFailure(`${source} has no kind.`);
  if (typeof name !== 'string') throw usageFailure(`${source} has no metadata.name.`);
  if (!isJsonObject(spec)) throw usageFailure(`${source} has no spec.`);
  return { source, kind, name, spec };
}

/** Writes a gateway or a route as `readNetworkFile` reads it. */
export function formatNetworkFile(kind: string, name: string, spec: JsonObject): Promise<string> {
  return formatYaml({ apiVersion: 'controller.drycc.cc/v2', kind, metadata: { name }, spec });
}

/**
 * The list in a map that is there under one of the names: the controller's or Kubernetes'. Returns undefined if
 * it is under none; throws a usage failure if it is under two, or is not a list of maps.
 */
export function listUnder(map: JsonObject, names: readonly string[], place: string): readonly JsonObject[] | undefined {
  const [name, ...others] = names.filter((each) => map[each] !== undefined);
  if (name === undefined) return undefined;
  if (others.length > 0) throw usageFailure(`${place} has both ${names.join(' and ')}. Use one of them.`);
  const list = map[name];
  if (Array.isArray(list) && list.every(isJsonObject)) return list;
  throw usageFailure(`${place}: ${name} is not a list of maps.`);
}

/** Refuses what the controller has no field for: without it, more could be reached than the file says. */
export function checkFields(map: JsonObject, allowed: readonly string[], place: string): void {
  const other = Object.keys(map).find((name) => !allowed.includes(name));
  if (other !== undefined) throw usageFailure(`${place} has ${other}, which Drycc does not support.`);
}

/** Reads a port number of a file. Throws a usage failure if it is not one. */
export function portIn(map: JsonObject, place: string): number {
  const { port } = map;
  if (typeof port === 'number' && Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw usageFailure(`${place} has no port between 1 and 65535.`);
}
