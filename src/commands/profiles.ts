import { existsSync, linkSync, unlinkSync } from 'node:fs';
import { chooseProfile, isName, usualProfile } from '../cli/choose-profile.ts';
import type { Context } from '../cli/context.ts';
import { command, type Group } from '../cli/define.ts';
import { argument, flag } from '../cli/inputs.ts';
import { Failure, usageFailure } from '../errors.ts';
import { reason } from '../file-reason.ts';
import { line, linked, table } from '../output/view.ts';
import { changePreferences, readPreferences } from '../settings/preferences.ts';
import { profileFiles } from '../settings/profile-files.ts';
import { type Profile, readProfile, removeProfile } from '../settings/profile.ts';
import { existing, fileOf, profileName } from './profile-name.ts';
import { bindingCommands } from './profiles-bind.ts';

const list = command({
  summary: 'list the logins, and show which one is used here',
  description:
    'The profile is that of --config, else of the environment, else of the repository, else the default, else client.',
  examples: ['profiles:list'],
  operations: [],
  output: {
    type: 'array',
    items: {
      title: 'Profile',
      type: 'object',
      properties: {
        name: { type: 'string' },
        path: { type: 'string' },
        controller: { type: ['string', 'null'], description: 'null where the file cannot be read' },
        username: { type: ['string', 'null'] },
        current: { type: 'boolean', description: 'whether it is used in this folder' },
        because: { type: ['string', 'null'], description: 'what decides that it is used' },
      },
      required: ['name', 'path', 'controller', 'username', 'current', 'because'],
    },
  },
  run(_, { chosen, note }) {
    const { locations, profile, source } = chosen;
    const files = profileFiles(locations.folder);
    const isElsewhere = !files.some(({ path }) => path === locations.profile) && existsSync(locations.profile);
    const all = isElsewhere ? [...files, { name: profile, path: locations.profile }] : files;
    if (all.every(({ path }) => path !== locations.profile))
      note(`${profile} is used, by ${source}, and has no login.`);
    return all.map(({ name, path }) => {
      const content = contentOf(path, note);
      const current = path === locations.profile;
      const { controller = null, username = null } = content ?? {};
      return { name, path, controller, username, current, because: current ? source : null };
    });
  },
  view: (all) => [
    table(
      ['', 'NAME', 'CONTROLLER', 'USER', 'BECAUSE OF'],
      all.map(({ name, controller, username, current, because }) => [
        current ? '*' : '',
        current ? { text: name, tone: 'strong' } : name,
        controller === null ? 'cannot be read' : linked(controller),
        username,
        because,
      ]),
    ),
  ],
});

function contentOf(path: string, note: Context['note']): Profile | undefined {
  try {
    return readProfile(path);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    note(error.message);
    return undefined;
  }
}

const Choice = {
  title: 'ChosenProfile',
  type: 'object',
  properties: { name: { type: 'string' }, controller: { type: 'string' }, username: { type: 'string' } },
  required: ['name', 'controller', 'username'],
} as const;

const use = command({
  summary: 'make a profile the default of this program',
  description:
    'It is used where neither --config nor the environment nor the repository names another. The Go clients do not know of it.',
  args: { name: profileName },
  examples: ['profiles:use staging', 'profiles:use client'],
  operations: [],
  output: Choice,
  async run({ name }, context) {
    const { locations, brand, host, note } = context;
    const { controller, username } = existing(name, context);
    await changePreferences(locations.preferences, { profile: name === usualProfile ? undefined : name });
    const { environment, directory } = host;
    const chosen = chooseProfile({ brand, environment, directory, given: undefined });
    if (chosen.profile !== name) note(`Here it stays ${chosen.profile}, by ${chosen.source}.`);
    return { name, controller, username };
  },
  view: ({ name, controller, username }) => [line(`The default is now ${name}: ${username} at ${controller}`)],
});

const rename = command({
  summary: 'give a profile another name',
  args: {
    from: profileName,
    to: argument('new-name', 'the name that it gets', readNewName),
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
    existing(from, context);
    const wasDefault = (readPreferences(locations.preferences).profile ?? usualProfile) === from;
    move(fileOf(from, context), fileOf(to, context), to);
    if (wasDefault) {
      await changePreferences(locations.preferences, { profile: to === usualProfile ? undefined : to });
      note(`${to} is the default now, as ${from} was.`);
    }
    if (from === usualProfile) note('The Go clients read client.json unless they are told otherwise.');
    return { name: from, new_name: to };
  },
  view: ({ name, new_name: to }) => [line(`Renamed ${name} to ${to}`)],
});

function readNewName(word: string): string {
  if (isName(word)) return word;
  throw usageFailure(`"${word}" cannot be the name of a profile.`);
}

/** A link, unlike a new name, never takes the place of a file that is there. */
function move(from: string, to: string, name: string): void {
  try {
    linkSync(from, to);
    unlinkSync(from);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      throw usageFailure(`There is a profile ${name} already.`, 'Remove it first with profiles:remove.');
    }
    throw new Failure('failure', `${from} cannot be renamed${reason(error)}.`, { cause: error });
  }
}

const remove = command({
  summary: 'remove a profile: forget its login',
  description: 'The token stays valid on the controller. The last profile is left to auth:logout.',
  args: { name: profileName },
  options: { yes: flag('do not ask') },
  examples: ['profiles:remove staging', 'profiles:remove staging --yes'],
  operations: [],
  output: {
    title: 'RemovedProfile',
    type: 'object',
    properties: { ...Choice.properties, removed: { type: 'boolean' } },
    required: [...Choice.required, 'removed'],
  },
  async run({ name, yes }, context) {
    const { locations, prompt } = context;
    const { controller, username } = existing(name, context);
    if (profileFiles(locations.folder).length < 2) {
      throw usageFailure(`${name} is the only profile.`, 'To forget this login too, use auth:logout.');
    }
    const question = `remove the profile ${name}, the login of ${username} at ${controller}?`;
    const isSure = yes || (await prompt.confirm(question, 'Confirm with --yes.'));
    if (!isSure) return { name, controller, username, removed: false };
    removeProfile(fileOf(name, context));
    if (readPreferences(locations.preferences).profile === name) {
      await changePreferences(locations.preferences, { profile: undefined });
    }
    return { name, controller, username, removed: true };
  },
  view: ({ name, removed }) => [line(removed ? `Removed ${name}` : 'Nothing was removed')],
});

/** Commands of profiles. */
export const profiles: Group = { list, use, rename, remove, ...bindingCommands };
