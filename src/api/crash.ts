import { Failure } from '../base/errors.ts';
import type { JsonObject } from '../base/json-object.ts';
import { isWordless } from '../http/refusal.ts';
import type { Crash } from './dialects/crashes.ts';
import type { Dialect } from './dialects/dialect.ts';
import { understood } from './dialects/refusals.ts';
import { missing } from './not-found.ts';
import type { OperationName } from './operations.ts';
import { Listing } from './series.ts';

/** The request, and how to request a list. */
interface Asked {
  readonly dialect: Dialect;
  readonly name: OperationName;
  readonly params: Readonly<Record<string, unknown>>;
  /** Asks for another operation. */
  readonly ask: (name: OperationName, params: Readonly<Record<string, unknown>>) => Promise<unknown>;
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
  { means, parameter, listed, field, compares = (text) => text }: Crash,
  cause: Failure,
  { params, ask }: Asked,
): Promise<Failure | undefined> {
  const given = params[parameter];
  if (typeof given !== 'string' && typeof given !== 'number') return undefined;
  const wanted = String(given);
  const { app } = params;
  const items = await ask(listed, app === undefined ? {} : { app })
    .then((list) => (list instanceof Listing ? list.all() : []))
    .catch(() => undefined);
  if (!items) return undefined;
  const same = items.filter((item) => compares(String((item as JsonObject)[field])) === compares(wanted));
  if (means === 'taken') return same[0] === undefined ? undefined : alreadyThere(same[0] as JsonObject, listed, cause);
  // As controllers say it that do not fail, and which thing it is: the list was there to be looked at.
  if (same.length === 0) return new Failure('not_found', missing(parameter), { status: 404, cause });
  if (same.length === 1) return undefined;
  return new Failure('refused', `${same.length} have the name "${wanted}", and the controller takes none of them.`, {
    status: cause.status,
    cause,
  });
}

function alreadyThere({ id, name }: JsonObject, listed: OperationName, cause: Failure): Failure {
  const message = `It is already there, as "${String(name ?? id)}".`;
  const hint = `${listed.replace('.', ':')} shows what is there.`;
  return new Failure('refused', message, { status: cause.status, hint, cause });
}
