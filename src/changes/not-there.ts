import { Failure } from '../base/errors.ts';
import { isJsonObject } from '../base/json-object.ts';
import type { Context } from '../cli/context.ts';

/**
 * The failure of a change that the controller accepted, while its response, or what it shows afterward, says that the
 * change is not there. Where neither says anything, the change is a success.
 */
export function notThere(but: string, hint = 'Another change may have come first: run it again.'): Failure {
  return new Failure('refused', `The controller accepted the change, but ${but}.`, { hint });
}

/** The names of changes that are not there. */
interface Missing {
  readonly lacking: readonly string[];
  readonly still: readonly string[];
}

/**
 * Compares changes by name with what the controller shows of the same part: an object by name, of which it may write the
 * names in lower case. A name that is set must be there, and one that is set to null must not; the same goes for the names
 * in an object. Values are not compared: controllers write many of them in another way.
 */
function missingOf(changes: object, there: object): Missing {
  const known = new Map(Object.entries(there).map(([name, value]) => [name.toLowerCase(), value as unknown]));
  const lacking: string[] = [];
  const still: string[] = [];
  for (const [name, change] of Object.entries(changes) as [string, unknown][]) {
    const value = known.get(name.toLowerCase()) ?? null;
    if (change === undefined) continue;
    if (isJsonObject(change)) {
      const isOfTexts = Object.values(change).some((each) => typeof each === 'string');
      const removesAll = Object.values(change).every((each) => each === null);
      if (isJsonObject(value) || isOfTexts) {
        const inside = missingOf(change, isJsonObject(value) ? value : {});
        lacking.push(...inside.lacking.map((each) => `${name} ${each}`));
        still.push(...inside.still.map((each) => `${name} ${each}`));
      } else if (!removesAll) lacking.push(name);
    } else if (change === null && value !== null) still.push(name);
    else if (change !== null && value === null) lacking.push(name);
  }
  return { lacking, still };
}

/** A part of an app that was changed: whose it is, and what one entry of it is called. */
interface Part {
  readonly app: string;
  readonly noun: string;
}

/**
 * Throws where a part of an app, as the response shows it, lacks what was set or has what was removed. A part that is left
 * out of the response, or empty, says nothing: a note says so.
 */
export function requireThere(
  { app, noun }: Part,
  changes: object,
  there: object | undefined,
  note: Context['note'],
): void {
  const { lacking, still } = missingOf(changes, there ?? {});
  if (still.length > 0) throw notThere(`${app} still has the ${noun} ${still.join(', ')}`);
  if (lacking.length === 0) return;
  const names = lacking.join(', ');
  if (there !== undefined && Object.keys(there).length > 0) throw notThere(`${app} has no ${noun} ${names}`);
  note(
    `The controller accepted the change, but its response does not show the ${noun} ${names}. Check that it is there: older controllers ignore what they do not know.`,
  );
}
