import { isIP } from 'node:net';
import { isJsonObject, type JsonObject } from '../../base/json-object.ts';
import { type Field, Wrong } from './field.ts';
import { repr } from '../rules/python.ts';

const words: ReadonlyMap<unknown, boolean> = new Map<unknown, boolean>([
  ...['true', 'True', 'TRUE', 't', 'T', '1', 1, true].map((value): [unknown, boolean] => [value, true]),
  ...['false', 'False', 'FALSE', 'f', 'F', '0', 0, false].map((value): [unknown, boolean] => [value, false]),
]);

/** Yes or no, also in words; null and nothing are undefined. */
export const yesOrNo: Field<boolean | undefined> = (value) => {
  if (value === undefined || value === null) return undefined;
  const read = words.get(value);
  if (read === undefined) throw new Wrong(`${JSON.stringify(value)} is not a valid boolean.`);
  return read;
};

/** Changes by name; a value of null removes what is there. */
export const changes: Field<JsonObject> = (value) => {
  if (value === undefined || value === null) return {};
  if (!isJsonObject(value)) throw new Wrong('Value must be a JSON object.');
  return value;
};

/** Changes of the bounds between which processes are scaled, by process type. */
export const autoscaleChanges: Field<JsonObject> = (value) => {
  const given = changes(value);
  for (const [type, bounds] of Object.entries(given)) {
    if (bounds === null) continue;
    if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(type)) {
      throw new Wrong('Process types can only contain lowercase alphanumeric characters');
    }
    const fault = faultOf(bounds);
    if (fault !== undefined) throw new Wrong(`could not validate ${repr(bounds)}: ${fault}`);
  }
  return given;
};

function faultOf(bounds: unknown): string | undefined {
  if (!isJsonObject(bounds)) return `${repr(bounds)} is not of type 'object'`;
  const names = ['min', 'max', 'cpu_percent'];
  const missing = names.find((name) => !(name in bounds));
  if (missing !== undefined) return `'${missing}' is a required property`;
  const wrong = names.find((name) => !Number.isInteger(bounds[name]));
  return wrong === undefined ? undefined : `${repr(bounds[wrong])} is not of type 'integer'`;
}

/** Addresses as they are stored. Throws `Wrong` for the first that is neither an IP address nor a range in CIDR notation. */
export function readAddresses(given: Iterable<unknown>): readonly string[] {
  const addresses = [...given].map(String);
  const wrong = addresses.find((address) => !isAddress(address));
  if (wrong !== undefined) throw new Wrong(`The address ${wrong} is not valid`);
  return [...new Set(addresses)];
}

function isAddress(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

/** Yes or no, as today's Drycc refuses anything else. */
export const switchField: Field<boolean | undefined> = (value) => {
  try {
    return yesOrNo(value);
  } catch {
    throw new Wrong('Must be a valid boolean.');
  }
};
