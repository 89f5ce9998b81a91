import { isJsonObject } from '../base/json-object.ts';
import type { Context } from '../cli/context.ts';
import { notThere } from './not-there.ts';

/** Names of changes: made, lacking at least in part, or still there although they should be gone. */
interface Compared {
  readonly made: readonly string[];
  readonly lacking: readonly string[];
  readonly still: readonly string[];
}

/**
 * Compares changes by name with what the controller shows of the same part: an object by name, of which it may write the
 * names in lower case. A name that is set must be there, and one that is set to null must not; the same goes for the names
 * in an object. Values are not compared: controllers write many of them in another way.
 */
function compare(changes: object, there: object): Compared {
  const known = new Map(Object.entries(there).map(([name, value]) => [name.toLowerCase(), value as unknown]));
  const compared = { made: [] as string[], lacking: [] as string[], still: [] as string[] };
  for (const [name, change] of Object.entries(changes) as [string, unknown][]) {
    const value = known.get(name.toLowerCase()) ?? null;
    if (change === undefined) continue;
    const parts = isJsonObject(change) ? Object.values(change) : [];
    if (isJsonObject(change) && (isJsonObject(value) || parts.some((part) => typeof part === 'string'))) {
      const inside = compare(change, isJsonObject(value) ? value : {});
      for (const how of ['made', 'lacking', 'still'] as const) {
        compared[how].push(...inside[how].map((each) => `${name} ${each}`));
      }
    } else {
      const removes = change === null || (isJsonObject(change) && parts.every((part) => part === null));
      compared[removes === (value === null) ? 'made' : removes ? 'still' : 'lacking'].push(name);
    }
  }
  return compared;
}

/** A part of an app that was changed: whose it is, and what one entry of it is called. */
interface Part {
  readonly app: string;
  readonly noun: string;
}

/**
 * Throws where a part of an app, as the response shows it, has nothing of a change: controllers make a change as a whole,
 * and one that is lost is lost as a whole. Where some of it is there, a note names the rest; so it does where the part is
 * left out of the response, or empty, which says nothing.
 */
export function requireThere(
  { app, noun }: Part,
  changes: object,
  there: object | undefined,
  note: Context['note'],
): void {
  const { made, lacking, still } = compare(changes, there ?? {});
  const names = lacking.join(', ');
  if (lacking.length > 0 && (there === undefined || Object.keys(there).length === 0)) {
    note(
      `The controller accepted the change, but its response does not show the ${noun} ${names}. Check that it is there: older controllers ignore what they do not know.`,
    );
    return;
  }
  if (lacking.length + still.length === 0) return;
  const but =
    lacking.length > 0 ? `${app} has no ${noun} ${names}` : `${app} still has the ${noun} ${still.join(', ')}`;
  if (made.length === 0) throw notThere(but);
  note(`The controller accepted the change, but ${but}.`);
}
