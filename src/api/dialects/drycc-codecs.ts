import { isJsonObject, type JsonObject } from '../../base/json-object.ts';
import type { Codec } from './dialect.ts';

type Variables = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A variable as Drycc 1.8 and newer list it; either a group or a process type has it. */
interface Variable {
  readonly name: string;
  readonly value: unknown;
  readonly group?: string;
  readonly ptype?: string;
}

/** The group that every process sees, which is meant where none is named. */
const common = 'global';

/** Variables in a list with the group or the process type of each: they become objects, and the group `global` becomes `values`. */
export const listedConfig: Codec = {
  ask({ values, groups, ptypes, ...rest }) {
    const byGroup = {
      ...(isJsonObject(values) && { [common]: values }),
      ...(isJsonObject(groups) ? groups : {}),
    } as Variables;
    const list = [...listed('group', byGroup), ...listed('ptype', isJsonObject(ptypes) ? (ptypes as Variables) : {})];
    const isGiven = [values, groups, ptypes].some((part) => part !== undefined);
    return { ...rest, ...(isGiven && { values: list }) };
  },
  read(wire) {
    if (!isJsonObject(wire) || !Array.isArray(wire['values'])) return wire;
    const variables = wire['values'].filter(isVariable);
    const groups = scoped(variables, 'group');
    return { ...wire, values: groups[common] ?? {}, groups, ptypes: scoped(variables, 'ptype') };
  },
  write(value) {
    if (!isJsonObject(value)) return value;
    const { groups, ptypes, ...rest } = value as JsonObject & { groups?: Variables; ptypes?: Variables };
    return { ...rest, values: [...listed('group', groups ?? {}), ...listed('ptype', ptypes ?? {})] };
  },
};

/** The same for a change. Like the Go client, it tells today's Drycc whether to replace the config or to merge into it. */
export const mergedConfig: Codec = {
  ...listedConfig,
  ask: ({ merge = true, ...params }) => ({ ...listedConfig.ask?.(params), merge }),
};

function isVariable(value: unknown): value is Variable {
  return isJsonObject(value) && typeof value['name'] === 'string';
}

function listed(scope: 'group' | 'ptype', variables: Variables): Variable[] {
  return Object.entries(variables).flatMap(([owner, values]) =>
    Object.entries(values).map(([name, value]) => ({ name, value, [scope]: owner })),
  );
}

function scoped(variables: readonly Variable[], scope: 'group' | 'ptype'): Variables {
  const owners = [...new Set(variables.map((each) => each[scope]).filter((owner) => typeof owner === 'string'))];
  return Object.fromEntries(
    owners.map((owner) => [
      owner,
      Object.fromEntries(variables.filter((each) => each[scope] === owner).map(({ name, value }) => [name, value])),
    ]),
  );
}

/** The list of services is under a name of its own, and has no count. */
export const servicePage: Codec = {
  whole: true,
  read(wire) {
    if (!isJsonObject(wire) || !Array.isArray(wire['services'])) return wire;
    return { count: wire['services'].length, results: wire['services'] };
  },
  write: (value) => (isJsonObject(value) ? { services: value['results'] } : value),
};

/** A build is of the stack `container` where nothing else is said: controllers do not assume one. */
export const stackedBuild: Codec = {
  ask: (params) => ({ stack: 'container', ...params }),
  read: (wire) => wire,
  write: (value) => value,
};

/** Names of tokens over 32 characters make controllers fail. */
export const shortAlias: Codec = {
  ask: ({ alias, ...rest }) => ({ ...rest, ...(typeof alias === 'string' && { alias: alias.slice(0, 32) }) }),
  read: (wire) => wire,
  write: (value) => value,
};

/** Drycc 1.13 lists collaborators with what each may do. */
export const permittedUsers: Codec = {
  read(wire) {
    if (!isJsonObject(wire) || !Array.isArray(wire['results'])) return wire;
    const rows = wire['results'].filter(isJsonObject);
    return {
      users: rows.map(({ username }) => username),
      permissions: Object.fromEntries(rows.map(({ username, permissions }) => [String(username), permissions])),
    };
  },
  write(value) {
    if (!isJsonObject(value) || !Array.isArray(value['users'])) return value;
    const { users, permissions } = value as { users: string[]; permissions?: JsonObject };
    const results = users.map((username) => ({ username, permissions: permissions?.[username] ?? 'view' }));
    return { results, count: results.length };
  },
};
