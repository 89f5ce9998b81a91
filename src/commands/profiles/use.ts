import { usualProfile, chooseProfile } from '../../cli/choose-profile.ts';
import { command } from '../../cli/define.ts';
import { line } from '../../output/view.ts';
import { changePreferences } from '../../settings/preferences.ts';
import { profileName, readExistingProfile } from './profile-name.ts';
import { ChosenProfile } from './profile-choice.ts';

export default command({
  summary: 'set the default profile',
  description:
    'Used if neither --config nor the environment nor the repository names a profile. The Go clients ignore it.',
  args: { name: profileName },
  examples: ['profiles:use staging', 'profiles:use client'],
  operations: [],
  output: ChosenProfile,
  async run({ name }, context) {
    const { locations, brand, host, note } = context;
    const { controller, username } = readExistingProfile(name, context);
    await changePreferences(locations.preferences, { profile: name === usualProfile ? undefined : name });
    const { environment, directory } = host;
    const chosen = chooseProfile({ brand, environment, directory, given: undefined });
    if (chosen.profile !== name) note(`This directory still uses ${chosen.profile} (chosen by ${chosen.source}).`);
    return { name, controller, username };
  },
  view: ({ name, controller, username }) => [line(`The default is now ${name}: ${username} at ${controller}`)],
});
