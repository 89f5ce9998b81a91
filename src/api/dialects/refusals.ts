import type { Meaning } from '../../base/meaning.ts';
import type { Failure } from '../../base/errors.ts';

/** How a controller refuses: its words, and the status where that belongs to it. */
export interface Refusal {
  readonly status?: number;
  readonly words: RegExp;
}

/** The refusals of an API by what they mean. Where several fit, the first in the table counts. */
export type Refusals = Readonly<Partial<Record<Meaning, Refusal>>>;

/** The words of Deis v1, Workflow and Drycc 1.x, as they were recorded of Deis 1.4 to Workflow 2.18 and Drycc 1.0. */
export const recordedRefusals: Refusals = {
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
  'no such release': { words: /version cannot be below 0|cannot roll ?back/i },
  'not permitted': { words: /do not have permission/i },
  'unknown method': { words: /method .* not allowed/i },
};

/** A refusal with what it means, where its words are among those of the dialect. */
export function understood(failure: Failure, { refusals }: { readonly refusals: Refusals }): Failure {
  const { status = 0, message } = failure;
  if (status < 400 || status >= 500) return failure;
  for (const [meaning, known] of Object.entries(refusals) as [Meaning, Refusal][]) {
    if ((known.status ?? status) === status && known.words.test(message)) return failure.withMeaning(meaning);
  }
  return failure;
}
