import { statSync } from 'node:fs';
import { type Brand, variable } from '../base/brand.ts';
import { localSetting } from '../git/local-setting.ts';
import { type Locations, locate } from '../settings/locations.ts';
import { readPreferences } from '../settings/preferences.ts';

/** Where to look for what says which profile is meant. */
export interface ProfileSources {
  readonly brand: Brand;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly directory: string;
  /** What the command line says. */
  readonly given: string | undefined;
}

/** What decided which profile is used. */
export type ProfileReason = 'option' | 'variable' | 'repository' | 'default' | 'usual' | 'remote';

/** The profile to use, where its settings are, and why it is this one. */
export interface ChosenProfile {
  /** A name or a path. */
  readonly profile: string;
  readonly reason: ProfileReason;
  /** The reason in words, for a sentence. */
  readonly source: string;
  readonly locations: Locations;
}

/** The profile of the Go clients where nothing is said. */
export const usualProfile = 'client';

/**
 * Chooses the profile: that of `--config`, else of the variable, else the one that the repository is bound to, else the one
 * that was made the default, else that of the Go clients. A repository may only name a profile: a path in it could lead to
 * settings that came with it, and so could that of somebody else.
 */
export function chooseProfile({ brand, environment, directory, given }: ProfileSources): ChosenProfile {
  const choose = (profile: string, reason: ProfileReason, source: string): ChosenProfile => ({
    profile,
    reason,
    source,
    locations: locate({ brand, environment, directory, profile }),
  });
  if (given !== undefined) return choose(given, 'option', '--config');
  const named = variable(brand, environment, 'PROFILE');
  if (named !== undefined) return choose(named, 'variable', `the variable ${brand.prefix}_PROFILE`);
  const bound = localSetting(directory, brand.name, 'profile');
  const usual = choose(usualProfile, 'usual', 'default');
  if (bound && isProfileName(bound.value) && isOwnersToo(bound.file, usual.locations.folder)) {
    return choose(bound.value, 'repository', `${brand.name}.profile in ${bound.file}`);
  }
  const { profile } = readPreferences(usual.locations.preferences);
  return profile === undefined ? usual : choose(profile, 'default', `${brand.name} profiles:use`);
}

/** Whether a word is the name of a profile, not a path. */
export function isProfileName(word: string): boolean {
  return word !== '' && word !== '.' && word !== '..' && !/[/\\\0]/.test(word);
}

function isOwnersToo(file: string, folder: string): boolean {
  const [one, other] = [file, folder].map((path) => statSync(path, { throwIfNoEntry: false }));
  return one !== undefined && one.uid === other?.uid;
}
