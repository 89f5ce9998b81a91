import { Failure } from '../base/errors.ts';

/** Whether a failure to look at something says nothing of the next time: no answer, too many questions, or a controller that failed. */
export function isTransient(error: unknown): error is Failure {
  if (!(error instanceof Failure)) return false;
  return error.kind === 'no_answer' || error.status === 429 || (error.status ?? 0) >= 500;
}
