import { isJsonObject, type JsonObject } from '../json-object.ts';
import type { GroupName } from './configuration.ts';
import { type Field, Wrong } from './fields.ts';
import { checkProbes, probeNames } from './healthcheck.ts';
import { asPythonText } from './python.ts';
import type { Rules } from './rules.ts';

/** What is to be done to a group: new values by name, and null for what is to go. */
export type GroupChanges = ReadonlyMap<string, unknown>;

/** Reads one entry of a group as it is stored, or throws `Wrong`. A value of null, which unsets, does not come here. */
type ReadEntry = (name: string, value: unknown) => unknown;
type CheckName = (name: string) => void;

interface Group {
  readonly checkName: CheckName;
  readonly read: ReadEntry;
  readonly rename?: (name: string) => string;
  /** Puts what is given in its present form, where an older one is taken as well. */
  readonly arrange?: (given: JsonObject) => JsonObject;
}

/** How the fields of a config are read under the rules; a group that the API does not know is ignored. */
export function groupFields(rules: Rules): Readonly<Record<GroupName, Field<GroupChanges>>> {
  const groups: Readonly<Record<GroupName, Group | null>> = rules.family === 'v1' ? v1 : rules.pairedLimits ? v23 : v2;
  return {
    values: field(groups.values),
    memory: field(groups.memory),
    cpu: field(groups.cpu),
    tags: field(groups.tags),
    registry: field(groups.registry),
    healthcheck: field(groups.healthcheck),
  };
}

function field(group: Group | null): Field<GroupChanges> {
  return (given) => {
    if (given === undefined || group === null) return new Map();
    if (given === null) throw new Wrong('This field may not be null.');
    return new Map(
      Object.entries(group.arrange?.(asObject(given)) ?? asObject(given)).map(([name, value]) => {
        group.checkName(name);
        return [group.rename?.(name) ?? name, value === null ? null : group.read(name, value)];
      }),
    );
  };
}

/** The clients of v1 sent the groups as the text of a JSON object. */
function asObject(given: unknown): JsonObject {
  try {
    const value: unknown = typeof given === 'string' ? JSON.parse(given) : given;
    if (isJsonObject(value)) return value;
  } catch {
    // Not JSON: said below.
  }
  throw new Wrong('Value must be a JSON object.');
}

const matches =
  (pattern: RegExp, message: string): CheckName =>
  (name) => {
    if (!pattern.test(name)) throw new Wrong(message);
  };

const anyName: CheckName = () => undefined;
const memoryFormat = 'Limit format: <number><unit>, where unit = B, K, M or G';

const readMemory: ReadEntry = (_, value) => {
  if (typeof value !== 'string' || !/^\d+(?:[BKMG]|[KMG]B)$/i.test(value)) throw new Wrong(memoryFormat);
  return value;
};

const v1Type = matches(/^[a-z]+$/, 'Process types can only contain [a-z]');

const v1: Readonly<Record<GroupName, Group | null>> = {
  values: { checkName: anyName, read: (_, value) => value },
  memory: { checkName: v1Type, read: readMemory },
  cpu: {
    checkName: v1Type,
    read(_, value) {
      if (!/^\d+$/.test(String(value))) throw new Wrong('CPU shares must be an integer');
      if (Number(value) > 1024) throw new Wrong('CPU shares must be between 0 and 1024');
      return value;
    },
  },
  tags: {
    checkName: matches(/^[a-z]+$/, 'Tag keys can only contain [a-z]'),
    read(_, value) {
      if (!/^[\w-]+$/.test(String(value))) throw new Wrong('Invalid tag value');
      return value;
    },
  },
  registry: null,
  healthcheck: null,
};

const variableName = matches(
  /^[a-z_]\w*$/i,
  'Config keys must start with a letter or underscore and only contain [A-z0-9_]',
);
const v2Type = matches(/^[a-z0-9]+(?:-[a-z0-9]+)*$/i, 'Process types can only contain alphanumeric');
const label = /^[a-z0-9](?:[\w.-]{0,61}[a-z0-9])?$/i;

const v2: Readonly<Record<GroupName, Group | null>> = {
  values: {
    checkName: variableName,
    read(name, value) {
      const text = asPythonText(value);
      if (name === 'PORT') checkPort(text);
      return text;
    },
  },
  memory: { checkName: v2Type, read: readMemory },
  cpu: {
    checkName: v2Type,
    read(_, value) {
      const text = asPythonText(value);
      if (!/^[-+]?\d*\.?\d+m?$/.test(text)) throw new Wrong('CPU shares must be a numeric value');
      return text;
    },
  },
  tags: {
    checkName(name) {
      const [last = '', ...prefixes] = name.split('/').reverse();
      if (!label.test(last)) throw new Wrong('Tag keys must be alphanumeric or "-_.", and 1-63 characters.');
      const isSubdomain = (prefix: string): boolean => /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/i.test(prefix);
      if (prefixes.length > 1 || !prefixes.every(isSubdomain)) {
        throw new Wrong('Tag key prefixes must be DNS subdomains.');
      }
    },
    read(_, value) {
      const text = asPythonText(value);
      if (!label.test(text)) throw new Wrong('Tag values must be alphanumeric or "-_.", and 1-63 characters.');
      return text;
    },
  },
  registry: {
    checkName: variableName,
    rename: (name) => name.toLowerCase(),
    read: (_, value) => asPythonText(value),
  },
  healthcheck: { checkName: anyName, read: (_, value) => checkProbes(value), arrange: byProcessType },
};

const lowercaseType = matches(
  /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
  'Process types can only contain lowercase alphanumeric characters',
);
const memoryLimit = /^\d+(?:[BKMG]|[KMG]B)(?:\/\d+(?:[BKMG]|[KMG]B))?$/i;
const cpuLimit = /^[-+]?\d*\.?\d+m?(?:\/[-+]?\d*\.?\d+m?)?$/;

const v23: Readonly<Record<GroupName, Group | null>> = {
  ...v2,
  memory: {
    checkName: lowercaseType,
    read(_, value) {
      if (typeof value === 'string' && memoryLimit.test(value)) return value;
      throw new Wrong(
        'Memory limit format: <number><unit> or <number><unit>/<number><unit>, where unit = B, K, M or G',
      );
    },
  },
  cpu: {
    checkName: lowercaseType,
    read(_, value) {
      const text = asPythonText(value);
      if (cpuLimit.test(text)) return text;
      throw new Wrong('CPU limit format: <value> or <value>/<value>, where value must be a numeric');
    },
  },
};

/** Up to API 2.1 an app had one set of probes: to unset one of them by its name means that of the default process. */
function byProcessType(given: JsonObject): JsonObject {
  const names = Object.keys(given);
  const isOlder = names.length > 0 && names.every((name) => given[name] === null && probeNames.includes(name));
  return isOlder ? { 'web/cmd': given } : given;
}

function checkPort(text: string): void {
  if (!/^\d+$/.test(text)) throw new Wrong('PORT can only be a numeric value');
  const port = Number(text);
  if (port < 1 || port > 65_535) throw new Wrong('PORT needs to be between 1 and 65535');
}
