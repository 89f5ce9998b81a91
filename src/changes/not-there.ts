import { Failure } from '../base/errors.ts';

/**
 * The failure of a change that the controller accepted, while its response, or what it shows afterward, says that the
 * change is not there. Where neither says anything, the change is a success.
 */
export function notThere(but: string, hint = 'Another change may have come first: run it again.'): Failure {
  return new Failure('refused', `The controller accepted the change, but ${but}.`, { hint });
}
