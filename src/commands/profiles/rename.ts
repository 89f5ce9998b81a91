import { linkSync, unlinkSync } from 'node:fs';
import { usualProfile, isProfileName } from '../../cli/choose-profile.ts';
import { command } from '../../cli/define.ts';
import { argument } from '../../cli/inputs.ts';
import { usageFailure, Failure } from '../../base/errors.ts';
import { reason } from '../../base/file-reason.ts';
import { line } from '../../output/view.ts';
import { readPreferences, changePreferences } from '../../settings/preferences.ts';
import { profileName, readExistingProfile, profileFileOf } from './profile-name.ts';

export default command({
  summary: 'rename a profile',
  args: {
    from: profileName,
    to: argument('new-name', 'new name', readNewName),
  },
  examples: ['profiles:rename client production'],
  operations: [],
  output: {
    title: 'RenamedProfile',
    type: 'object',
    properties: { name: { type: 'string' }, new_name: { type: 'string' } },
    required: ['name', 'new_name'],
  },
  async run({ from, to }, context) {
    const { locations, note } = context;
    readExistingProfile(from, context);
    const wasDefault = (readPreferences(locations.preferences).profile ?? usualProfile) === from;
    move(profileFileOf(from, context), profileFileOf(to, context), to);
    if (wasDefault) {
      await changePreferences(locations.preferences, { profile: to === usualProfile ? undefined : to });
      note(`${to} is the default now, as ${from} was.`);
    }
    if (from === usualProfile) note('The Go clients read client.json by default.');
    return { name: from, new_name: to };
  },
  view: ({ name, new_name: to }) => [line(`Renamed ${name} to ${to}`)],
});

function readNewName(word: string): string {
  if (isProfileName(word)) return word;
  throw usageFailure(`"${word}" cannot be the name of a profile.`);
}

/** A link, unlike a new name, never takes the place of a file that is there. */
function move(from: string, to: string, name: string): void {
  try {
    linkSync(from, to);
    unlinkSync(from);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      throw usageFailure(`Profile "${name}" already exists.`, 'Remove it first with profiles:remove.');
    }
    throw new Failure('failure', `${from} cannot be renamed${reason(error)}.`, { cause: error });
  }
}
