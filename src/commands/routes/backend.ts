import { usageFailure } from '../../base/errors.ts';
import type { JsonObject } from '../../base/json-object.ts';

/** Reads `service:port,weight`, as Drycc 1.13's Go client has it. Throws a usage failure on other words. */
export function readBackend(word: string): JsonObject {
  const [, name, port, weight] = /^([a-z0-9-]+):(\d+),(\d+)$/.exec(word) ?? [];
  if (name === undefined) throw usageFailure(`"${word}" is not SERVICE:PORT,WEIGHT. Example: hello:80,100`);
  return { kind: 'Service', name, port: Number(port), weight: Number(weight) };
}
