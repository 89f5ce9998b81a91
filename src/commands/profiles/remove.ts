import { command } from '../../cli/define.ts';
import { flag } from '../../cli/inputs.ts';
import { usageFailure } from '../../base/errors.ts';
import { line } from '../../output/view.ts';
import { readPreferences, changePreferences } from '../../settings/preferences.ts';
import { profileFiles } from '../../settings/profile-files.ts';
import { removeProfile } from '../../settings/profile.ts';
import { profileName, readExistingProfile, profileFileOf } from './profile-name.ts';
import { ChosenProfile } from './profile-choice.ts';

export default command({
  summary: 'remove a profile and its login',
  description: 'The token stays valid on the controller. The last profile is removed by auth:logout.',
  args: { name: profileName },
  options: { yes: flag('skip the confirmation') },
  examples: ['profiles:remove staging', 'profiles:remove staging --yes'],
  operations: [],
  output: {
    title: 'RemovedProfile',
    type: 'object',
    properties: { ...ChosenProfile.properties, removed: { type: 'boolean' } },
    required: [...ChosenProfile.required, 'removed'],
  },
  async run({ name, yes }, context) {
    const { locations, prompt } = context;
    const { controller, username } = readExistingProfile(name, context);
    if (profileFiles(locations.folder).length < 2) {
      throw usageFailure(`${name} is the only profile.`, 'To remove it too, use auth:logout.');
    }
    const question = `Remove profile ${name}, the login of ${username} at ${controller}?`;
    const isSure = yes || (await prompt.confirm(question, '--yes'));
    if (!isSure) return { name, controller, username, removed: false };
    removeProfile(profileFileOf(name, context));
    if (readPreferences(locations.preferences).profile === name) {
      await changePreferences(locations.preferences, { profile: undefined });
    }
    return { name, controller, username, removed: true };
  },
  view: ({ name, removed }) => [line(removed ? `Removed ${name}` : 'Nothing was removed')],
});
