import { isName } from '../cli/choose-profile.ts';
import { command, type Group } from '../cli/define.ts';
import { Failure, usageFailure } from '../errors.ts';
import { localSetting } from '../git/local-setting.ts';
import { line } from '../output/view.ts';
import { existing, profileNameOrCurrent } from './profile-name.ts';
import { requireRepository } from './repository.ts';

const Binding = {
  title: 'Binding',
  type: 'object',
  properties: {
    name: { type: ['string', 'null'], description: 'null for none' },
    file: { type: 'string', description: 'the settings of the repository' },
  },
  required: ['name', 'file'],
} as const;

const bind = command({
  summary: 'use a profile for all that is done in this git repository',
  description:
    "The profile's name is kept in the repository's own settings, which are not shared with others. --config and the environment win over it.",
  args: { name: profileNameOrCurrent },
  examples: ['profiles:bind staging', 'profiles:bind'],
  operations: [],
  output: Binding,
  async run({ name: given }, context) {
    const { chosen, git, brand, note } = context;
    const name = given ?? chosen.profile;
    if (!isName(name)) throw usageFailure(`The profile in use is the file ${name}, and only names can be bound.`);
    const { controller, username } = existing(name, context);
    await requireRepository(context);
    await git.configure(`${brand.name}.profile`, name);
    const found = localSetting(context.host.directory, brand.name, 'profile');
    if (found?.value !== name) throw new Failure('failure', 'git has kept the name where it is not found again.');
    note(`That is ${username} at ${controller}.`);
    return { name, file: found.file };
  },
  view: ({ name, file }) => [line(`Profile ${name} bound in ${file}`)],
});

const unbind = command({
  summary: 'no longer use a profile of its own in this git repository',
  examples: ['profiles:unbind'],
  operations: [],
  output: Binding,
  async run(_, context) {
    const { git, brand, host } = context;
    await requireRepository(context);
    const found = localSetting(host.directory, brand.name, 'profile');
    if (!found) throw new Failure('not_found', 'No profile is bound in this repository.');
    await git.configure(`${brand.name}.profile`, undefined);
    return { name: null, file: found.file };
  },
  view: ({ file }) => [line(`No profile is bound in ${file} any more`)],
});

/** Commands that bind profiles to repositories. */
export const bindingCommands: Group = { bind, unbind };
