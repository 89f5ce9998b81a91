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
        because: { type: ['string', 'null'], description: 'what chose it' },
      },
      required: ['name', 'path', 'controller', 'username', 'current', 'because'],
    },
  },
  run(_, { brand, chosen, note, session, variable }) {
    const login = fromEnvironment(session);
    const isUnused = login !== undefined && variable('CONTROLLER') !== undefined;
    if (isUnused) note(`${brand.prefix}_CONTROLLER and ${brand.prefix}_TOKEN are set, so no profile is used.`);
    else if (login) note(`${login.variable} is set, so its token is used instead of the saved one.`);
    const { locations, profile, source } = chosen;
    const files = profileFiles(locations.folder);
    const isElsewhere = !files.some(({ path }) => path === locations.profile) && existsSync(locations.profile);
    const all = isElsewhere ? [...files, { name: profile, path: locations.profile }] : files;
    if (!isUnused && all.every(({ path }) => path !== locations.profile))
      note(`No login saved for profile ${profile} (chosen by ${source}).`);
    return all.map(({ name, path }) => {
      const content = contentOf(path, note);
      const current = !isUnused && path === locations.profile;
      const { controller = null, username = null } = content ?? {};
      return { name, path, controller, username, current, because: current ? source : null };
    });
  },
  view: (all) => [
    ...(all.length === 0 ? [nothing('No logins.', ['Log in', 'login https://deis.example.com'])] : []),
    table(
      ['', 'NAME', 'CONTROLLER', 'USER', 'SOURCE'],
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

/** Where the token comes from, if that is the environment. */
function fromEnvironment(session: Context['session']): { readonly variable: string } | undefined {
  try {
    const { tokenFrom } = session();
    return 'variable' in tokenFrom ? tokenFrom : undefined;
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

function contentOf(path: string, note: Context['note']): Profile | undefined {
  try {
    return readProfile(path);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    note(error.message);
    return undefined;
  }
}
