import type { Changes } from '../api/operations.ts';
import { releaseOf } from '../api/release-number.ts';
import { textsByName } from '../base/json-object.ts';
import { flag } from '../cli/inputs.ts';
import type { ChangedConfig } from '../models/config.ts';
import { done, either, line, pairs, type View } from '../output/view.ts';

/** Whether a word may be the name of an environment variable. */
export function isVariableName(word: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(word);
}

/** The variables of a config by name, their values as text: Deis 1.4 keeps JSON types. */
export function variablesOf({ values = {} }: ChangedConfig): [name: string, value: string][] {
  return textsByName(values);
}

/** The option that shows what a change leaves. */
export const showValues = flag('print values too (default: names only)');

/** A change of variables that is made. */
interface MadeChange {
  readonly app: string;
  readonly values: Changes;
  readonly names: readonly string[];
}

/** What is shown of a change: the names that it was about, or all variables with their values where that is asked for. */
export function changedConfigView(config: ChangedConfig, change: MadeChange, shows: boolean): View {
  const release = releaseOf(config);
  const sentence = done(release, `${inWords(change)}${release === undefined ? '' : ` in ${release}`}`);
  if (shows) return [sentence, line(''), pairs(variablesOf(config))];
  return [either({ terminal: [sentence], pipe: [sentence, line(''), ...change.names.map((name) => line(name))] })];
}

/** `Set A, B and removed C on hello`. */
function inWords({ app, values, names }: MadeChange): string {
  const list = (some: readonly string[]): string => (some.length > 12 ? `${some.length} variables` : some.join(', '));
  const removed = names.filter((name) => values[name] === null);
  const set = names.filter((name) => values[name] !== null);
  if (removed.length === 0) return `Set ${list(set)} on ${app}`;
  return set.length === 0
    ? `Removed ${list(removed)} from ${app}`
    : `Set ${list(set)} and removed ${list(removed)} on ${app}`;
}
