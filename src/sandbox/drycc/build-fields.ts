import { isJsonObject, type JsonObject } from '../../base/json-object.ts';
import { type Field, Wrong } from '../fields/field.ts';
import { repr } from '../rules/python.ts';
import type { Rules } from '../rules/rules.ts';
import { pipelinesOf } from './types.ts';

/** Commands by process type. */
export function procfileField({ processType }: Rules): Field<JsonObject> {
  return (value) => {
    if (!isJsonObject(value)) throw new Wrong('Value must be a JSON object.');
    for (const [type, command] of Object.entries(value)) {
      if (typeof command !== 'string') throw new Wrong('Not a valid string.');
      if (command === '') throw new Wrong("Command can't be empty for process type");
      if (!processType.pattern.test(type)) throw new Wrong(processType.allows);
      if (type.length < 3 || type.length > 63) throw new Wrong('The length of ptype must be between 3 and 63');
    }
    return value;
  };
}

/** Pipelines, one for each process type, and the variables of the app. */
export const dryccfileField: Field<JsonObject> = (value) => {
  if (!isJsonObject(value)) throw new Wrong('Value must be a JSON object.');
  if (Object.keys(value).length === 0) return value;
  const fault = faultOf(value);
  if (fault !== undefined) throw new Wrong(`could not validate ${repr(value)}: ${fault}`);
  const types = pipelinesOf(value).map(({ ptype }) => ptype);
  if (new Set(types).size < types.length) throw new Wrong("Pipeline's ptype must be unique");
  return value;
};

function faultOf(file: JsonObject): string | undefined {
  const { pipeline } = file;
  if (pipeline === undefined) return "'pipeline' is a required property";
  if (!isJsonObject(pipeline)) return `${repr(pipeline)} is not of type 'object'`;
  for (const each of Object.values(pipeline)) {
    if (!isJsonObject(each)) return `${repr(each)} is not of type 'object'`;
    const missing = ['kind', 'ptype', 'deploy'].find((name) => !(name in each));
    if (missing !== undefined) return `'${missing}' is a required property`;
  }
  return undefined;
}
