import { command } from '../../cli/define.ts';
import { app, option, flag } from '../../cli/inputs.ts';
import { Failure } from '../../base/errors.ts';
import { configurePush, forgetPush, pushUrlOf } from '../../cli/push-remote.ts';
import { readRemoteName } from '../../git/remotes.ts';
import { line } from '../../output/view.ts';
import { requireRepository } from '../../cli/require-repository.ts';

export default command({
  summary: 'add a git remote for an app',
  description: 'An existing remote that points elsewhere is kept unless you give --force.',
  options: {
    app,
    remote: option('remote', 'name of the git remote (default: the name of this program)', readRemoteName, {
      short: 'r',
      completes: 'remote',
    }),
    force: flag('overwrite an existing remote', { short: 'f' }),
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
    const url = await pushUrlOf(context, id);
    await requireRepository(context);
    const existing = (await git.remotes()).find((each) => each.name === name);
    const result = { app: id, remote: name, url, changed: existing?.url !== url };
    if (existing === undefined) {
      await git.add(name, url);
    } else if (result.changed) {
      if (!force) {
        const command = `${brand.name} git:remote --force --remote ${name} --app ${id}`;
        throw new Failure('failure', `Remote ${name} already exists and points to ${existing.url}.`, {
          hint: `To point it to ${url}, run ${command}.`,
        });
      }
      await git.setUrl(name, url);
      await forgetPush(context, existing.url);
    }
    await configurePush(context, url);
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
