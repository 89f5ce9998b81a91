import { isProfileName } from '../../cli/choose-profile.ts';
import { command } from '../../cli/define.ts';
import { usageFailure, Failure } from '../../base/errors.ts';
import { localSetting } from '../../git/local-setting.ts';
import { line } from '../../output/view.ts';
import { profileNameOrCurrent, readExistingProfile } from './profile-name.ts';
import { requireRepository } from '../../cli/require-repository.ts';
import { Binding } from './binding.ts';

export default command({
  summary: 'bind this git repository to a profile',
  description:
    "The name is saved in the repository's own git config, which is not shared. --config and the environment win over it.",
  args: { name: profileNameOrCurrent },
  examples: ['profiles:bind staging', 'profiles:bind'],
  operations: [],
  output: Binding,
  async run({ name: given }, context) {
    const { chosen, git, brand, note } = context;
    const name = given ?? chosen.profile;
    if (!isProfileName(name))
      throw usageFailure(`The profile in use is the file ${name}, and only names can be bound.`);
    const { controller, username } = readExistingProfile(name, context);
    await requireRepository(context);
    await git.configure(`${brand.name}.profile`, name);
    const found = localSetting(context.host.directory, brand.name, 'profile');
    if (found?.value !== name) throw new Failure('failure', 'git saved the name where it is not read again.');
    note(`That is ${username} at ${controller}.`);
    return { name, file: found.file };
  },
  view: ({ name, file }) => [line(`Profile ${name} bound in ${file}`)],
});
