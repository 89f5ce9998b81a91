import { type Failure } from '../base/errors.ts';
import { isWordless } from '../http/refusal.ts';

/** Chooses among the refusals of all spellings: the controller knows one spelling, and its refusal names the missing thing. */
export function mostTelling(refusals: readonly Failure[]): Error {
  const inWords = refusals.filter((failure) => !isWordless(failure));
  const best = inWords.find(({ status }) => status === 404) ?? inWords[0] ?? refusals[0];
  return best ?? new TypeError('an operation without a route');
}
