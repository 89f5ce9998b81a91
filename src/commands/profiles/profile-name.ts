import { isProfileName } from '../../cli/choose-profile.ts';
import type { Context } from '../../cli/context.ts';
import { argument, optionalArgument } from '../../cli/inputs.ts';
import { didYouMean } from '../../command-line/did-you-mean.ts';
import { Failure, usageFailure } from '../../base/errors.ts';
import { locate } from '../../settings/locations.ts';
import { profileFiles } from '../../settings/profile-files.ts';
import { type Profile, readProfile } from '../../settings/profile.ts';

function readName(word: string): string {
  if (isProfileName(word)) return word;
  throw usageFailure(`"${word}" is not the name of a profile.`, 'A path works only with --config.');
}

/** The name of a profile that there is. */
export const profileName = argument('name', 'name of the profile', readName, { completes: 'profile' });

/** The same, where it may be left out. */
export const profileNameOrCurrent = optionalArgument('name', 'profile (default: the current one)', readName, {
  completes: 'profile',
});

/** The file of a profile. */
export function profileFileOf(name: string, { brand, host }: Context): string {
  const { environment, directory } = host;
  return locate({ brand, environment, directory, profile: name }).profile;
}

/** What is in a profile. Throws a failure that names those that come near, where there is none of that name. */
export function readExistingProfile(name: string, context: Context): Profile {
  const profile = readProfile(profileFileOf(name, context));
  if (profile) return profile;
  const names = profileFiles(context.locations.folder).map((each) => each.name);
  const near = didYouMean(name, names);
  throw new Failure('not_found', `No profile "${name}".`, {
    hint: near ?? (names.length === 0 ? 'Log in first.' : `Profiles: ${names.join(', ')}.`),
  });
}
