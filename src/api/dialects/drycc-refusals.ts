import type { Meaning } from '../../base/meaning.ts';
import { recordedRefusals, type Refusals } from './refusals.ts';

/** The words of older controllers, and others besides. */
function alsoBy(meaning: Meaning, words: RegExp): Refusals {
  const known = recordedRefusals[meaning]?.words.source;
  return { [meaning]: { words: new RegExp(known === undefined ? words.source : `${known}|${words.source}`, 'i') } };
}

/** What Drycc 1.8 and newer say besides the words of older controllers, as it was recorded of Drycc in June 2026. */
export const dryccRefusals: Refusals = {
  ...alsoBy('nothing deployed', /no build available|no builds available for deploy/),
  ...alsoBy('name taken in app', /fields app, name must make a unique set/),
  ...alsoBy(
    'unknown process type',
    /process type \S+ (?:is not included in procfile|is not exists)|this procfile type not found/,
  ),
  ...alsoBy('no such release', /release matching query does not exist/),
};
