import { Failure } from '../base/errors.ts';
import type { OperationName, Params, Result } from './operations.ts';

/** Asks for a list. */
type Ask = <K extends OperationName>(name: K, params: Params<K>) => Promise<Result<K>>;

/** Where the things that an operation names are listed, and what each is called there. */
interface Lookup {
  readonly kind: string;
  readonly parameter: 'version' | 'name' | 'key' | 'domain';
  readonly list: (ask: Ask, app: string) => Promise<readonly (string | number | undefined)[]>;
}

const releases: Lookup = {
  kind: 'release',
  parameter: 'version',
  list: async (ask, app) => (await ask('releases.list', { app })).items.map(({ version }) => version),
};
const certificates: Lookup = {
  kind: 'certificate',
  parameter: 'name',
  list: async (ask) => (await ask('certs.list', {})).items.map(({ name }) => name),
};
const keys: Lookup = {
  kind: 'key',
  parameter: 'key',
  list: async (ask) => (await ask('keys.list', {})).items.map(({ id }) => id),
};
const domains: Lookup = {
  kind: 'domain',
  parameter: 'domain',
  list: async (ask, app) => (await ask('domains.list', { app })).items.map(({ domain }) => domain),
};

const lookups: Readonly<Partial<Record<OperationName, Lookup>>> = {
  'releases.info': releases,
  'releases.rollback': releases,
  'certs.info': certificates,
  'certs.remove': certificates,
  'keys.remove': keys,
  'domains.remove': domains,
};

/**
 * The failure that an error means: a controller that has no such thing may fail instead of saying so (Deis v1 answers 500).
 * The list of such things is looked at then. Gives the error itself where the thing is there, or the list cannot be had.
 */
export async function lookedUp(error: unknown, name: OperationName, params: object, ask: Ask): Promise<unknown> {
  const lookup = lookups[name];
  if (!lookup || !(error instanceof Failure) || error.status !== 500) return error;
  const given = params as Readonly<Record<string, unknown>>;
  const wanted = given[lookup.parameter];
  if (wanted === undefined) return error;
  const { status } = error;
  try {
    const there = await lookup.list(ask, String(given['app']));
    if (there.includes(wanted as string)) return error;
    return new Failure('not_found', `No ${lookup.kind} matches the given query.`, { status, cause: error });
  } catch {
    return error;
  }
}
