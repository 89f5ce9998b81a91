import { Failure } from '../base/errors.ts';
import type { JsonObject } from '../base/json-object.ts';
import { isWordless } from '../http/refusal.ts';
import type { Crash } from './dialects/crashes.ts';
import type { Dialect } from './dialects/dialect.ts';
import { understood } from './dialects/refusals.ts';
import type { OperationName } from './operations.ts';

/** What was asked for, and how to ask for a list. */
interface Asked {
  readonly dialect: Dialect;
  readonly name: OperationName;
  readonly params: Readonly<Record<string, unknown>>;
  /** Gives all items of a list. */
  readonly list: (name: OperationName, params: Readonly<Record<string, unknown>>) => Promise<readonly unknown[]>;
}

/**
 * The failure that a controller means by one of its own: Deis v1 fails with a 500 where it should say that something is
 * not there, or is there already. That is looked up, and where it is so, told; otherwise the failure stays what it is,
 * with what can be done about it.
 */
export async function explainCrash(error: unknown, asked: Asked): Promise<unknown> {
  const { crashes } = asked.dialect;
  if (!crashes || !(error instanceof Failure)) return error;
  const { status, message } = error;
  const misstated = crashes.misstated.find((each) => each.status === status && each.words.test(message));
  if (misstated) {
    const kind = misstated.means === 404 ? 'not_found' : 'authentication';
    return understood(new Failure(kind, message, { status: misstated.means, cause: error }), asked.dialect);
  }
  if (status !== 500 || !isWordless(error)) return error;
  const crash = crashes.found[asked.name];
  const told = crash && (await lookUp(crash, error, asked));
  if (told) return told;
  const advice = crashes.advice[asked.name];
  return advice === undefined ? error : new Failure(error.kind, message, { status, hint: advice, cause: error });
}

async function lookUp(
  { means, thing, parameter, listed, field, compares = (text) => text }: Crash,
  cause: Failure,
  { params, list }: Asked,
): Promise<Failure | undefined> {
  const wanted = params[parameter];
  if (wanted === undefined) return undefined;
  const { app } = params;
  const items = await list(listed, app === undefined ? {} : { app }).catch(() => undefined);
  if (!items) return undefined;
  const same = items.filter((item) => compares(String((item as JsonObject)[field])) === compares(String(wanted)));
  if (means === 'taken') return same[0] === undefined ? undefined : alreadyThere(same[0] as JsonObject, listed, cause);
  // As controllers say it that do not fail; what was not found is named in its place.
  if (same.length === 0) {
    return new Failure('not_found', `No ${thing} matches the given query.`, { status: 404, cause });
  }
  if (same.length === 1) return undefined;
  return new Failure(
    'refused',
    `${same.length} have the name "${String(wanted)}", and the controller takes none of them.`,
    {
      status: cause.status,
      cause,
    },
  );
}

function alreadyThere({ id, name }: JsonObject, listed: OperationName, cause: Failure): Failure {
  const message = `It is already there, as "${String(name ?? id)}".`;
  const hint = `${listed.replace('.', ':')} shows what is there.`;
  return new Failure('refused', message, { status: cause.status, hint, cause });
}
