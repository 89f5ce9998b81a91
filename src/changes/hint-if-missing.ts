import { Failure } from '../base/errors.ts';

/** For `catch`: adds a hint to a controller's 404, which does not say what it is that was not found. */
export function hintIfMissing(hint: string): (error: unknown) => never {
  return (error) => {
    throw error instanceof Failure && error.status === 404 ? error.withHint(hint) : error;
  };
}
