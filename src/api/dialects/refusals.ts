import type { Meaning } from '../../base/meaning.ts';
import { Failure } from '../../base/errors.ts';

/** How a controller refuses: its words, and the status where that belongs to it. */
export interface Refusal {
  readonly status?: number;
  readonly words: RegExp;
}

/** The refusals of an API by what they mean. Where several fit, the first in the table counts. */
export type Refusals = Readonly<Partial<Record<Meaning, Refusal>>>;

/** The words of Deis v1, Workflow and Drycc 1.x, as they were recorded of Deis 1.4 to Workflow 2.18 and Drycc 1.0. */
export const recordedRefusals: Refusals = {
  // Django passes on the words of PostgreSQL and of SQLite; they may stand behind "(app::deploy)".
  overtaken: { words: /duplicate key value violates|unique constraint failed|deadlock detected|could not serialize/i },
  'deploy failed': { words: /\(app::deploy\)|problem while deploying/i },
  'app name taken': { words: /application with this id already exists|id: this field must be unique/i },
  'namespace taken': { words: /already exists as a namespace/i },
  'name reserved': { words: /is a reserved name/i },
  'nothing deployed': { words: /no build associated|does not have a release associated|no releases? found/i },
  unchanged: { words: /changed nothing/i },
  'not set': { words: /does not exist under|is not set|unset .* does not exist/i },
  'domain taken': { words: /domain.*(?:already in use|already exists|must be unique)/i },
  'apps left': { words: /still has applications assigned/i },
  'bad credentials': { words: /unable to log in/i },
  'username taken': { words: /username.*(?:already exists|must be unique)/i },
  'key taken': { words: /public.*(?:already in use|must be unique)/i },
  'certificate name taken': { words: /certificate with this name already exists/i },
  'unknown process type': {
    words: /container type .* does not exist|process type .* not found|does not exist in application/i,
  },
  'no such release': { words: /version cannot be below 0|cannot roll ?back|release matching query does not exist/i },
  'not permitted': { words: /do not have permission/i },
  'unknown method': { words: /method .* not allowed/i },
};

/** A refusal with what it means, where its words are among those of the dialect. */
export function understood(failure: Failure, { refusals }: { readonly refusals: Refusals }): Failure {
  const { status = 0, message } = failure;
  if (status < 400) return failure;
  if (refusals.overtaken?.words.test(message) === true) return overtaken(failure);
  if (status >= 500) return failure;
  for (const [meaning, known] of Object.entries(refusals) as [Meaning, Refusal][]) {
    if ((known.status ?? status) !== status || !known.words.test(message)) continue;
    return meaning === 'deploy failed' ? rolloutFailed(failure) : failure.withMeaning(meaning);
  }
  return failure;
}

/** The statements of a database are no words for people. */
function overtaken(cause: Failure): Failure {
  const details = { status: cause.status, meaning: 'overtaken', cause } as const;
  return new Failure('refused', 'Another change came first; this one was refused.', details);
}

/** The request was good, and what it led to did not start. */
function rolloutFailed(cause: Failure): Failure {
  return new Failure('rollout', cause.message, { status: cause.status, meaning: 'deploy failed', cause });
}
