import { isJsonObject, type JsonObject, parseJson } from '../../base/json-object.ts';
import type { GroupChanges, GroupName } from '../state/configuration.ts';
import { type Field, Wrong } from './field.ts';
import { checkProbes, probeNames } from './healthcheck.ts';
import { checkHealthVariable } from './health-variables.ts';
import { limits } from './limits.ts';
import { asPythonText } from '../rules/python.ts';
import type { Rules } from '../rules/rules.ts';
import { Crash } from '../wire/refusal.ts';

/** How one group is read. `read` gives an entry as it is stored; null, which unsets, does not come there. Both throw `Wrong`. */
interface Group {
  readonly checkName?: (name: string) => void;
  readonly read: (value: unknown, name: string) => unknown;
  readonly rename?: (name: string) => string;
  /** Puts what is given in its present form, where an older one is taken as well. */
  readonly arrange?: (given: JsonObject) => JsonObject;
}

type Fields = Readonly<Record<GroupName, Field<GroupChanges>>>;

/** How the fields of a config are read under the rules; a group that the API does not know is ignored. */
export function groupFields(rules: Rules): Fields {
  const checkName = matches(rules.processType.pattern, rules.processType.allows);
  const { memory, cpu } = limits[rules.limits];
  return {
    values: field(rules.textValues ? textValues(rules) : { read: (value) => value }, rules.crashes),
    memory: field({ checkName, read: memory }, rules.crashes),
    cpu: field({ checkName, read: cpu }, rules.crashes),
    tags: field(rules.labelTags ? labelTags : wordTags(rules), rules.crashes),
    registry: field(rules.hasRegistry ? registry : null),
    healthcheck: field(rules.healthVariables === 'probes' ? { read: checkProbes, arrange: byProcessType } : null),
  };
}

function field(group: Group | null, crashes = false): Field<GroupChanges> {
  return (given) => {
    if (given === undefined || group === null) return new Map();
    if (given === null) throw new Wrong('This field may not be null.');
    if (crashes && !isObject(given)) throw new Crash();
    return new Map(
      Object.entries(group.arrange?.(asObject(given)) ?? asObject(given)).map(([name, value]) => {
        group.checkName?.(name);
        return [group.rename?.(name) ?? name, value === null ? null : group.read(value, name)];
      }),
    );
  };
}

function isObject(given: unknown): boolean {
  return isJsonObject(typeof given === 'string' ? parseJson(given) : given);
}

/** The clients of v1 sent the groups as the text of a JSON object. */
function asObject(given: unknown): JsonObject {
  const value = typeof given === 'string' ? parseJson(given) : given;
  if (isJsonObject(value)) return value;
  throw new Wrong('Value must be a JSON object.');
}

const matches =
  (pattern: RegExp, message: string): ((name: string) => void) =>
  (name) => {
    if (!pattern.test(name)) throw new Wrong(message);
  };

function wordTags({ capitalTags, textValues }: Rules): Group {
  return {
    checkName: matches(capitalTags ? /^[a-z]+$/i : /^[a-z]+$/, 'Tag keys can only contain [a-z]'),
    read(value) {
      if (!/^[\w-]+$/.test(String(value))) throw new Wrong('Invalid tag value');
      return textValues ? asPythonText(value) : value;
    },
  };
}

const variableName = matches(
  /^[a-z_]\w*$/i,
  'Config keys must start with a letter or underscore and only contain [A-z0-9_]',
);

function textValues({ checksPort, healthVariables }: Rules): Group {
  return {
    checkName: variableName,
    read(value, name) {
      const text = asPythonText(value);
      if (name === 'PORT' && checksPort) checkPort(text);
      if (healthVariables === 'probes') checkHealthVariable(name, text);
      return text;
    },
  };
}

const label = /^[a-z0-9](?:[\w.-]{0,61}[a-z0-9])?$/i;

const labelTags: Group = {
  checkName(name) {
    const [last = '', ...prefixes] = name.split('/').reverse();
    if (!label.test(last)) throw new Wrong('Tag keys must be alphanumeric or "-_.", and 1-63 characters.');
    const isSubdomain = (prefix: string): boolean => /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/i.test(prefix);
    if (prefixes.length > 1 || !prefixes.every(isSubdomain)) {
      throw new Wrong('Tag key prefixes must be DNS subdomains.');
    }
  },
  read(value) {
    const text = asPythonText(value);
    if (!label.test(text)) throw new Wrong('Tag values must be alphanumeric or "-_.", and 1-63 characters.');
    return text;
  },
};

const registry: Group = {
  checkName: variableName,
  rename: (name) => name.toLowerCase(),
  read: asPythonText,
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
