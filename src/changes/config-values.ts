import { releaseOf } from '../api/release-number.ts';
import { textsByName } from '../base/json-object.ts';
import { flag } from '../cli/inputs.ts';
import type { ChangedConfig } from '../models/config.ts';
import { done, line, pairs, type View } from '../output/view.ts';

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

/** What is shown of a change: the names that it was about, or all variables with their values where that is asked for. */
export function changedConfigView(config: ChangedConfig, names: readonly string[], shows: boolean): View {
  if (shows) return [done(releaseOf(config)), line(''), pairs(variablesOf(config))];
  return [done(releaseOf(config)), line(''), ...names.map((name) => line(name))];
}
