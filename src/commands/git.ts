import { command, type Group } from '../cli/define.ts';
import { app, flag, option } from '../cli/inputs.ts';
import { Failure } from '../errors.ts';
import { isPushUrlOf, pushUrl, readRemoteName } from '../git/remotes.ts';
import { line } from '../output/view.ts';
import { requireRepository } from './repository.ts';

const remote = command({
  summary: 'add a git remote that leads to an app',
  description: 'One of that name that leads elsewhere is left as it is, unless --force turns it to the app.',
  options: {
    app,
    remote: option('remote', 'the name of the git remote; by default that of this program', readRemoteName, {
      short: 'r',
      completes: 'remote',
    }),
    force: flag('turn a remote of that name to the app', { short: 'f' }),
  },
  examples: ['git:remote --app hello', 'git:remote --app hello --remote staging --force'],
  operations: [],
  output: {
    title: 'GitRemote',
    type: 'object',
    properties: {
      app: { type: 'string' },
      remote: { type: 'string' },
      url: { type: 'string' },
      changed: { type: 'boolean', description: 'false where it was there already' },
    },
    required: ['app', 'remote', 'url', 'changed'],
  },
  async run({ app: id, remote: given, force }, context) {
    const { git, brand } = context;
    const name = given ?? brand.name;
    const url = pushUrl(context.session().controller, (await context.dialect()).prefix, id);
    await requireRepository(context);
    const existing = (await git.remotes()).find((each) => each.name === name);
    const result = { app: id, remote: name, url, changed: existing?.url !== url };
    if (existing === undefined) {
      await git.add(name, url);
    } else if (result.changed) {
      if (!force) {
        const command = `${brand.name} git:remote --force --remote ${name} --app ${id}`;
        throw new Failure('failure', `Remote ${name} already exists, and leads to ${existing.url}.`, {
          hint: `To turn it to ${url}, run ${command}.`,
        });
      }
      await git.setUrl(name, url);
    }
    return result;
  },
  view: ({ app: id, remote: name, changed }) => [
    line(
      changed
        ? `Git remote ${name} successfully created for app ${id}.`
        : `Remote ${name} already exists and is correctly configured for app ${id}.`,
    ),
  ],
});

const remove = command({
  summary: 'remove the git remotes that lead to an app',
  options: { app },
  examples: ['git:remove --app hello'],
  operations: [],
  output: {
    title: 'RemovedRemotes',
    type: 'object',
    properties: { app: { type: 'string' }, remotes: { type: 'array', items: { type: 'string' } } },
    required: ['app', 'remotes'],
  },
  async run({ app: id }, context) {
    const { git, session } = context;
    const { controller } = session();
    await requireRepository(context);
    const remotes = (await git.remotes()).filter(({ url }) => isPushUrlOf(url, controller, id)).map(({ name }) => name);
    if (remotes.length === 0) throw new Failure('not_found', `No git remote leads to ${id} at ${controller}.`);
    for (const name of remotes) await git.remove(name);
    return { app: id, remotes };
  },
  view: ({ app: id }) => [line(`Git remotes for app ${id} removed.`)],
});

/** Commands of git remotes. */
export const git: Group = { remote, remove };
