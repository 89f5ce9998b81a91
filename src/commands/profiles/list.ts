import { existsSync } from 'node:fs';
import type { Context } from '../../cli/context.ts';
import { command } from '../../cli/define.ts';
import { Failure } from '../../base/errors.ts';
import { linked, nothing, table } from '../../output/view.ts';
import { profileFiles } from '../../settings/profile-files.ts';
import { type Profile, readProfile } from '../../settings/profile.ts';

export default command({
  summary: 'list logins, and show which one is used here',
  description:
    'The profile comes from --config, the environment, the repository, or the default, in this order; otherwise it is client.',
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
        current: { type: 'boolean', description: 'whether it is used in this directory' },
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
    ...(all.length === 0 ? [nothing('No logins.', ['Log in', 'login https://deis.example.com'])] : []),
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
